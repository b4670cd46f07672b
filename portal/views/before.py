"""Two minutes before we meet."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clients.access import for_self
from notes.forms import ArrivingForm
from notes.models import Arriving
from portal.archived import while_open
from portal.journeys import next_session

from .page import page


@for_self
@while_open
def before(request, client):
    """How I come, what I did, what I want to talk about: there for the session that is next."""
    session = next_session(client)
    if session is None or not session.is_soon:
        messages.success(request, _("Nothing is planned in the next days. You can still put things on our list."))
        return redirect("portal:journey")
    kept = getattr(session, "arriving", None) or Arriving(session=session)
    form = ArrivingForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        _keep(request, client, form)
        messages.success(
            request, _("Kept. %(name)s sees it when you meet.") % {"name": session.specialist.user.first_name}
        )
        return redirect("portal:journey")
    return page(request, "before", form, client=client, session=session)


@transaction.atomic
def _keep(request, client, form):
    form.instance.language = get_language()[:2]
    form.save()
    if words := form.cleaned_data["talk_about"]:
        client.agenda.create(words=words, language=form.instance.language, added_by=request.user)
