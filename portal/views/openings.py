from itertools import groupby

from django.shortcuts import render
from django.utils import timezone

from clients.access import for_self
from portal.paging import page_of

PAGE = 100


@for_self
def index(request, client):
    openings, links = page_of(client.openings.select_related("user"), request, by="opened_at", size=PAGE)
    days = groupby(openings, key=lambda opening: timezone.localdate(opening.opened_at))
    days = [(day, _by_reader(list(opened))) for day, opened in days]
    return render(request, "portal/openings.html", {"days": days, **links})


def _by_reader(openings):
    """One line for each person and kind: how often, and from when to when."""
    readers = {}
    for opening in openings:
        readers.setdefault((opening.user_id, opening.role, opening.kind, opening.because), []).append(opening)
    return [
        {"opening": times[0], "count": len(times), "first_at": times[-1].opened_at, "last_at": times[0].opened_at}
        for times in readers.values()
    ]
