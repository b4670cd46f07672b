from itertools import groupby

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients.access import for_client

from .paging import moment_page

PAGE = 50


@for_client
@require_safe
def index(request, client):
    """Who opened this record, when and how; the client sees the same."""
    openings, older_url, newer_url = moment_page(request, client.openings.newest_first(), "opened_at", PAGE)
    context = {"client": client, "days": _by_day(openings), "older_url": older_url, "newer_url": newer_url}
    return render(request, "clients/openings.html", context)


def _by_day(openings):
    """[(day, [(name, role, [openings])])]: one line a person and day."""
    days = groupby(openings, lambda opening: timezone.localdate(opening.opened_at))
    return [(day, _by_person(list(rows))) for day, rows in days]


def _by_person(rows):
    people = {}
    for opening in rows:
        people.setdefault((opening.user.name, opening.get_role_display()), []).append(opening)
    return [(name, role, openings) for (name, role), openings in people.items()]
