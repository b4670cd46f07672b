from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.access import for_self
from clients.forms import InquiryForm
from clients.models import Inquiry
from portal.paging import page_of

from .page import page

PAGE, HELP, ASKED = 100, 10, 20


@for_self
def index(request, client):
    openings, links = page_of(client.openings.select_related("user"), request, by="opened_at", size=PAGE)
    days = groupby(openings, key=lambda opening: timezone.localdate(opening.opened_at))
    context = {
        "days": [(day, _by_reader(list(opened))) for day, opened in days],
        "asked": client.inquiries.with_people().with_owing().newest_first()[:ASKED],
        "help": request.user.sign_in_help.newest_first()[:HELP],
        "lent": client.hand_overs.select_related("member__user").order_by("-began_at", "-pk")[:HELP],
    }
    return render(request, "portal/openings.html", {**context, **links})


@for_self
def ask(request, client, pk):
    """Why was it opened by somebody here? A manager owes the answer."""
    opening = get_object_or_404(client.openings.exclude(user=request.user).select_related("user"), pk=pk)
    form = InquiryForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, opening, form):
        return redirect("portal:openings")
    return page(request, "opening_ask", form, opening=opening)


def _asked(request, opening, form):
    try:
        asked = Inquiry.ask(opening, form.cleaned_data["words"])
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    messages.success(request, _("Sent. %(name)s answers you here.") % {"name": asked.owed_by.name})
    return True


def _by_reader(openings):
    """One line for each person and kind: how often, and from when to when."""
    readers = {}
    for opening in openings:
        what = (opening.kind, opening.because, opening.is_for_payment)
        readers.setdefault((opening.user_id, opening.role, *what), []).append(opening)
    return [
        {"opening": times[0], "count": len(times), "first_at": times[-1].opened_at, "last_at": times[0].opened_at}
        for times in readers.values()
    ]
