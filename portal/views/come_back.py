"""Support has ended, and I would like to start again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from clients.access import for_self
from clients.conversation import tell_staff
from clients.forms import ComeBackForm
from clients.models import ComeBack

from .page import page

ASKED = 10


@for_self
def come_back(request, client):
    """Who answers, by when, and what came of it."""
    may_ask = client.may_come_back
    form = ComeBackForm(request.POST or None)
    if request.method == "POST" and may_ask and form.is_valid() and _asked(request, client, form):
        return redirect("portal:come_back")
    asked = list(client.come_backs.with_people().newest_first()[:ASKED])
    waits = any(one.answered_at is None for one in asked)
    return page(request, "come_back", form, client=client, asked=asked, may_ask=may_ask and not waits)


def _asked(request, client, form):
    try:
        asked = ComeBack.ask(client, request.user, form.cleaned_data["words"])
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    tell_staff(request, [asked.owed_by])
    messages.success(request, _("We have it. %(name)s answers you here.") % {"name": asked.owed_by.name})
    return True
