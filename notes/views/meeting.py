"""The page of a group's meeting: who came, what the group did, and how far everybody's own note is."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from clients.access import write_openings
from notes.access import for_group, for_leader
from notes.forms import MeetingForm, MeetingOffForm
from notes.models import WordsWouldGo, WrittenElsewhere, attendance, notes_of_group, noticing
from notes.words import due_words, saved_at_words

from . import desk
from .meetings import held_meeting_of, meeting_of

MAY_GO = gettext_lazy("There are words in the draft of %(names)s. Say below whether it may go.")


@for_group
def meeting(request, group, pk):
    """A plan; or what came of it, to be written by its leader and read by those above."""
    meeting = _meeting(request, group, pk)
    if not meeting.is_held:
        context = {"group": group, "meeting": meeting, "off_form": MeetingOffForm()}
        context["is_leader"] = group.is_led_by(request.member)
        return render(request, "notes/groups/planned.html", context)
    form = _form(request, meeting)
    if request.method == "POST":
        if not group.is_led_by(request.member):
            raise Http404
        if form.is_valid() and _kept(request, form):
            messages.success(request, _("Saved."))
            return redirect(meeting)
    return _page(request, group, meeting, form)


@for_leader
@require_POST
def autosave(request, group, pk):
    """A second after typing stops: what is right is kept, what is not is said beside its field."""
    meeting = _meeting(request, group, pk)
    if not meeting.is_held:
        raise Http404
    form = _form(request, meeting)
    form.is_valid()
    try:
        problem = _keep_what_is_right(request, form)
    except WrittenElsewhere:
        return _written_elsewhere(request, form)
    return _answer(request, group, form, problem)


def _meeting(request, group, pk):
    return held_meeting_of(group, pk) if request.method == "POST" else meeting_of(group, pk)


def _form(request, meeting):
    typed = request.POST.copy() if request.method == "POST" else None
    if typed and "over" in typed and not typed.get("end"):
        typed["end"] = timezone.localtime().strftime("%H:%M")
    people = list(meeting.people_seen_by(request.member))
    sessions = attendance.sessions_of(meeting)
    return MeetingForm(typed, instance=meeting, people=people, sessions=sessions, writer=request.member)


def _keep(request, form, said):
    version, may_go = request.POST.get("version", ""), form.cleaned_data.get("words_may_go", False)
    attendance.keep(form.instance, form.sessions, version, said, request.member, may_go)


def _kept(request, form):
    """Whether it is saved; else the form says why, and nothing that was typed is lost."""
    try:
        _keep(request, form, form.said)
        return True
    except WrittenElsewhere:
        form.theirs = _theirs(request, form)
        form.add_error(None, _("This was saved from another tab or device meanwhile. Look at it and save again."))
    except WordsWouldGo as words:
        form.asks_about_words = True
        form.add_error(None, _may_go(form, words))
    except ValidationError as problem:
        form.add_error(None, problem)
    return False


def _keep_what_is_right(request, form):
    """What cannot be taken away yet, as a sentence, or None; all else is kept."""
    try:
        _keep(request, form, form.said)
    except WordsWouldGo as words:
        form.asks_about_words, problem = True, _may_go(form, words)
    except ValidationError as said:
        problem = " ".join(said.messages)
    else:
        return None
    _keep(request, form, [one for one in form.said if one.is_there])
    return problem


def _may_go(form, words):
    return MAY_GO % {"names": ", ".join(one.first_name for one in form.people if one.pk in words.clients)}


def _theirs(request, form):
    """Where the meeting as it is kept says something else: (label, what is kept). The page now shows that version."""
    kept = form.instance.group.meetings.select_related("written_by__user").get(pk=form.instance.pk)
    form.their_name = kept.written_by.name if kept.written_by not in (None, request.member) else ""
    kept.program, form.version = form.instance.program, kept.version
    sessions = attendance.sessions_of(kept)
    now = MeetingForm(instance=kept, people=form.people, sessions=sessions, writer=form.writer)
    return [*desk.different(form, now), *form.different_people(now)]


def _written_elsewhere(request, form):
    context = {"theirs": _theirs(request, form), "take_url": form.instance.get_absolute_url(), "version": form.version}
    context["their_name"] = form.their_name
    page = render_to_string("notes/_elsewhere.html", context, request)
    return JsonResponse({"elsewhere": page, "version": form.version}, status=409)


def _answer(request, group, form, problem):
    """The answer to an autosave, with the parts of the page that follow from it."""
    meeting = form.instance
    now = MeetingForm(instance=meeting, people=form.people, sessions=form.sessions, writer=form.writer)
    state = _state(request, group, meeting, now)
    parts = {name: _part(request, name, state) for name in ("thoughts", "sign_all")}
    parts |= {row.prefix: _part(request, "their_note", {"row": row}) for row in now.rows}
    errors = {**form.errors, **{row.prefix: row.said_wrong for row in form.rows if row.errors}}
    errors |= {"people": [problem]} if problem else {}
    errors.pop("__all__", None)
    return JsonResponse(
        {
            "version": meeting.version,
            "once": str(uuid.uuid4()),
            "saved": saved_at_words(meeting.updated_at),
            "errors": errors,
            "asks": form.asks_about_words,
            "hints": {"shared_line": render_to_string("notes/_hints.html", _hints(meeting), request).strip()},
            "parts": parts,
        }
    )


def _part(request, name, context):
    return render_to_string(f"notes/groups/_{name}.html", context, request).strip()


def _hints(meeting):
    return {"places": noticing.hints_of_line(meeting.shared_line), "of_many": True}


def _state(request, group, meeting, form):
    for row in form.rows:
        row.missing = notes_of_group.missing(row.note) if row.note and not row.is_closed else []
    drafts = [row for row in form.rows if row.note and not row.is_closed]
    return {
        "group": group,
        "meeting": meeting,
        "form": form,
        "rows": form.rows,
        "drafts": drafts,
        "complete": len([row for row in drafts if not row.missing]),
        "due": due_words(min((row.note.due_at for row in drafts if row.note.due_at), default=None)),
        "thoughts": list(attendance.thoughts(meeting, form.people, form.sessions)),
    }


def _page(request, group, meeting, form):
    write_openings(request, form.people)
    is_leader = group.is_led_by(request.member)
    context = _state(request, group, meeting, form)
    context |= {"hidden": attendance.hidden_count(meeting, form.people), "is_leader": is_leader}
    if is_leader:
        context |= _hints(meeting)
    return render(request, "notes/groups/meeting.html", context, status=422 if form.errors else 200)
