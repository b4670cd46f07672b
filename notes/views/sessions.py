from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_client, for_specialist
from clients.views.paging import moment_page
from notes.forms import MissedForm, NotMetForm
from notes.models import Session, draft

from .desk import typing
from .plans import change
from .rows import with_length, with_state

PAGE = 25
PLANNED_AT_MOST = 50


@for_client
@require_safe
def sessions(request, client):
    """What is planned ahead, then what was, newest first."""
    shown, older, first = moment_page(request, client.sessions.past().with_note().newest_first(), "happens_at", PAGE)
    context = {
        "client": client,
        "planned": [] if first else client.sessions.planned().with_note().soonest_first()[:PLANNED_AT_MOST],
        "past": with_state(shown),
        "called_off": [] if first else client.sessions.called_off().with_note().newest_first()[:PAGE],
        "older_url": older,
        "newer_url": first,
        "beside": [] if first else with_length(client.indirect_time.kept().with_names().newest_first()[:PAGE]),
        "mine": request.client_is_mine,
    }
    return render(request, "notes/sessions.html", context)


@for_client
def session(request, client, pk):
    """A plan, which its specialists may change; or what came of it."""
    session = get_object_or_404(client.sessions.with_note().select_related("series"), pk=pk)
    if session.is_held and hasattr(session, "note"):
        return redirect("notes:note", client.pk, session.note.pk)
    if session.is_planned and request.client_is_mine:
        return change(request, client, session)
    return render(request, "notes/session.html", {"client": client, "session": session})


@for_specialist
@require_POST
def start(request, client, pk):
    """The session begins now; the next page is its note."""
    planned = get_object_or_404(client.sessions.with_note(), pk=pk)
    try:
        note = draft.start(planned, request.member)
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
        return redirect(planned)
    return redirect(note if note.is_service_log else note.together_url)


@for_specialist
def not_met(request, client, pk):
    """We did not meet: a reason, kept like any session."""
    session = get_object_or_404(client.sessions.planned(), pk=pk)
    form = NotMetForm(typing(request))
    if request.method == "POST" and form.is_valid():
        session.did_not_meet(**form.cleaned_data)
        messages.success(request, _("Kept. Would you like to plan another time?"))
        return redirect("notes:sessions", client.pk)
    context = {"client": client, "session": session, "form": form}
    return render(request, "notes/not_met.html", context, status=422 if form.errors else 200)


@for_specialist
def missed(request, client):
    """We did not meet, and it stood in no plan."""
    session = Session(client=client, specialist=request.member)
    programs = Session.programs_ever(client)
    if not programs:
        return render(request, "notes/no_program.html", {"client": client})
    form = MissedForm(typing(request), instance=session, programs=programs)
    if request.method == "POST" and form.is_valid():
        session.did_not_meet(form.cleaned_data["because"], form.cleaned_data["words"])
        messages.success(request, _("Kept. Would you like to plan another time?"))
        return redirect("notes:sessions", client.pk)
    return render(request, "notes/missed.html", {"client": client, "form": form}, status=422 if form.errors else 200)
