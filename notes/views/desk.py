"""What the pages that write a note share: the form, its context, and the answer to a save."""

import uuid
from datetime import date, time

from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from notes import since
from notes.forms import NoteForm
from notes.models import Question, ReadBack, draft, noticing
from notes.words import counted_words, due_words, minutes_words, saved_words, units_words

TAKE_ALONG = "take_along"
ANSWERED_AT = {"page": "note", "autosave": "autosave", "sign": "sign"}


def is_autosave(request):
    return "X-Autosave" in request.headers


def is_only_words(request, form):
    """Somebody is in the middle of a text."""
    return request.headers.get("X-Autosave") == "words" and not form.moves_session


def form_for(request, client, note):
    """The note's form: with what was typed, or with what is kept."""
    worked_on = [work.goal_id for work in note.work] if note.version else []
    goals = client.goals.open_or_among(worked_on).in_order()
    return NoteForm(going_on(request, note), instance=note, goals=goals, enrollments=client.enrollments.with_rules())


def typing(request):
    return request.POST if request.method == "POST" else None


def going_on(request, note):
    """What was typed; with the next step of last time, if that is to be taken along."""
    typed, session = typing(request), note.session
    last = since.last_note(session.client, session) if typed and TAKE_ALONG in typed else None
    return since.with_its_next_step(typed, last) if last else typed


def save(form):
    """Keep whatever is right, also when something else is not: nothing typed is lost."""
    if form.has_changed():
        draft.save_draft(form.instance, form.work, with_session=form.moves_session)


def page(request, client, form, theirs=None):
    note = form.instance
    context = {"client": client, "form": form, "note": note, "theirs": theirs, **state(note)}
    context["hints"] = noticing.hints(note)
    if note.together_at:
        context["said"], context["last"] = ReadBack.newest_of(note), None
    else:
        context["said"], context["last"] = None, since.last_note(client, note.session)
    context["asked"] = Question.of(note) if note.version else []
    context["may_go"] = bool(note.version) and not form.is_bound and draft.may_be_thrown_away(note)
    context["goal_fields"] = _last_ones_first(form.goal_fields, context["last"])
    status = 409 if theirs is not None else 422 if form.errors else 200
    return render(request, "notes/write.html", context, status=status)


def _last_ones_first(goal_fields, last):
    """The goals with their boxes: those of last time stand at the top, with nothing said about them yet."""
    worked_on = last.worked_on if last else []
    fields = [(goal.pk in worked_on, goal, *boxes) for goal, *boxes in goal_fields]
    return sorted(fields, key=lambda field: not field[0])


def state(note):
    """The live lines of the page."""
    kept, session, around = bool(note.version), note.session, note.session.around
    return {
        "minutes": minutes_words(session),
        "units": units_words(note, around),
        "counted": counted_words(note, around),
        "codes": fitting if len(fitting := session.fitting_codes) > 1 else [],
        "due": due_words(note.due_at, note.late_at),
        "saved": saved_words(note) if kept else "",
        "linked": kept and note.is_linked,
        "their_words": kept and note.has_their_words,
        "questions": note.questions(around) if kept else [],
        "contradictions": note.contradictions() if kept else [],
        "hides_story": note.is_service_log and not has_story(note),
    }


def has_story(note):
    written = (note.focus, note.did, note.what_we_did, note.takeaway, note.feeling, note.next_step, note.no_goal)
    return any(written) or bool(note.version and note.work)


def wrong(form):
    """What an autosave says of a page. No start yet is nothing wrong, unless the day or the end waits for it."""
    waits = "day" in form.changed_data or form.cleaned_data.get("end")
    unsaid = form.has_error("start", "required") and not waits
    return {name: said for name, said in form.errors.items() if not (unsaid and name == "start")}


def answer(request, client, note, errors=None, only_words=False):
    """The answer to an autosave: where the note lives now, the hints, and the live lines.

    While somebody types only words, the lines wait: they are asked for when the field is left.
    """
    lines = {} if only_words else _live_lines(request, note)
    hints = noticing.hints(note)
    told = {name: _hints(request, hints[name]) for name in noticing.STAFF_TEXT}
    return JsonResponse({**_place(client, note), **lines, "hints": told, "errors": errors or {}})


def _place(client, note):
    where = [client.pk, note.pk]
    addresses = {name: reverse(f"notes:{view}", args=where) for name, view in ANSWERED_AT.items()}
    return {**addresses, "version": note.version, "once": str(uuid.uuid4()), "saved": saved_words(note)}


def _live_lines(request, note):
    now = state(note)
    context = {**now, "note": note}
    parts = {part: render_to_string(f"notes/_{part}.html", context, request) for part in ("checks", "codes")}
    same = {name: now[name] for name in ("due", "minutes", "units", "counted", "hides_story")}
    return {**same, **parts, "is_late": note.is_late}


def _hints(request, places):
    return render_to_string("notes/_hints.html", {"places": places}, request).strip() if places else ""


def theirs_of(form, kept):
    """Where the kept note says something else than what was typed: (label, theirs)."""
    now = NoteForm(instance=kept, goals=form.shown_goals, enrollments=form.session.enrollments)
    return different(form, now)


def different(form, now):
    """Where the kept form says something else than the typed one: (label, what is kept)."""
    for name in form.fields:
        if _as_text(now[name]) != _as_text(form[name]):
            yield form.fields[name].label, _shown(now[name])


def _as_text(box):
    """What the box holds, written as the page sends it, so that 9:00 kept is 9:00 typed."""
    value = box.value()
    if isinstance(value, list):
        return sorted(map(str, value))
    return str(_written(box, value)).strip().replace("\r\n", "\n")


def _written(box, value):
    if isinstance(value, date | time):
        return box.field.widget.format_value(value)
    return "" if value is None else value


def _shown(box):
    value = box.value()
    choices = dict(getattr(box.field, "choices", None) or [])
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(choices.get(one, _written(box, one))) for one in values if one not in (None, ""))
