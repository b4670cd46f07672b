from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_client
from notes.forms import AddendumForm, PraiseForm
from notes.models import Note, Question, ReadBack, Reading, WrittenElsewhere, came_to, draft, noticing
from notes.words import minutes_words, units_words

from . import desk


@for_client
def note(request, client, pk):
    """The draft, for the one who writes it; the signed note, for all who may see the client."""
    notes = Note.of(client).with_cosign_request().with_whether_seen_by(request.user).with_billed_at()
    note = get_object_or_404(Question.beside(notes), pk=pk)
    if note.is_signed:
        return reading(request, client, note)
    if not note.editable_by(request.member):
        return _still_a_draft(request, client, note)
    if request.method != "POST":
        if desk.is_autosave(request):
            return desk.answer(request, client, note)
        return desk.page(request, client, desk.form_for(request, client, note))
    form, refusal = _write(request, client, note)
    if refusal or form.errors:
        return refusal or desk.page(request, client, form)
    messages.success(request, _("The draft is saved."))
    return redirect(note)


def _still_a_draft(request, client, note):
    """Nobody else reads it; whoever supervises its writer may ask about it."""
    context = {"client": client, "note": note, "questions": Question.of(note)}
    context["may_ask"] = request.member.supervises(note.session.specialist)
    return render(request, "notes/still_a_draft.html", context)


@for_client
@require_POST
def autosave(request, client, pk):
    """A second after typing stops: what is right is kept, what is not is said beside its field."""
    form, refusal = _write(request, client, _own_draft(request, client, pk))
    only_words = desk.is_only_words(request, form)
    return refusal or desk.answer(request, client, form.instance, desk.wrong(form), only_words)


@for_client
@require_POST
def sign(request, client, pk):
    """Save what is on the page and close it for good."""
    note = _own_draft(request, client, pk)
    form, refusal = _write(request, client, note)
    if refusal or form.errors:
        return refusal or desk.page(request, client, form)
    try:
        draft.sign(get_object_or_404(Note.of(client), pk=pk), request.member)
    except ValidationError as problem:
        form.add_error(None, problem)
        return desk.page(request, client, form)
    messages.success(request, _("Signed."))
    return redirect(note)


@for_client
@require_POST
def throw_away(request, client, pk):
    """Begun by mistake: it goes, as long as nothing that the person said is in it."""
    note = _own_draft(request, client, pk)
    try:
        draft.throw_away(note, request.POST.get("version", ""))
    except WrittenElsewhere:
        messages.warning(request, _("This draft was changed meanwhile. Look at it again."))
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The draft is thrown away."))
        return redirect("notes:sessions", client.pk)
    return redirect(note)


def _own_draft(request, client, pk):
    note = get_object_or_404(Note.of(client), pk=pk)
    if note.session.specialist_id != request.member.pk:
        raise Http404
    return note


def _write(request, client, note):
    """(form, None) after saving; (form, answer) when another tab or device was faster, or the note is closed."""
    form = desk.form_for(request, client, note)
    form.is_valid()
    try:
        draft.lock(note, request.POST.get("version", ""))
    except WrittenElsewhere:
        return form, _written_elsewhere(request, client, form)
    except ValidationError as problem:
        return form, _closed(request, note, problem)
    desk.save(form)
    noticing.keep(note, request.POST.getlist("keep"), request.user)
    return form, None


def _written_elsewhere(request, client, form):
    kept = get_object_or_404(Note.of(client), pk=form.instance.pk)
    theirs = list(desk.theirs_of(form, kept))
    form.instance.version = kept.version
    if not desk.is_autosave(request):
        return desk.page(request, client, form, theirs)
    page = render_to_string("notes/_elsewhere.html", {"theirs": theirs, "note": kept}, request)
    return JsonResponse({"elsewhere": page, "version": kept.version}, status=409)


def _closed(request, note, problem):
    if desk.is_autosave(request):
        return JsonResponse({"closed": " ".join(problem.messages)}, status=410)
    messages.warning(request, " ".join(problem.messages))
    return redirect(note)


def reading(request, client, note, addendum=None, praise=None):
    """The signed note with all that came to it later."""
    wrong = (addendum and addendum.errors) or (praise and praise.errors)
    context = told(request, client, note)
    context["addendum_form"] = (addendum or _addendum_to(note, request.member)) if context["is_writer"] else None
    context["praise_form"] = (praise or PraiseForm()) if context["may_ask"] else None
    return render(request, "notes/read.html", context, status=422 if wrong else 200)


def _addendum_to(note, writer):
    has_open = any(asked.is_open for asked in Question.of(note))
    asked = note.questions_asked.to_be_answered_by(writer) if has_open else Question.objects.none()
    return AddendumForm(asked=asked)


def told(request, client, note):
    """The note whole, with who said what. That its reviewer had it before them is kept, of a note with `is_seen`."""
    writer = note.session.specialist_id == request.member.pk
    questions = Question.of(note)
    addenda, reviews = came_to(note)
    statements = list(note.statements.with_people())
    withholdings = list(note.withholdings.newest_first().with_second_looks())
    reviewer = request.member.supervises(note.session.specialist) and not writer
    if reviewer and not note.is_seen:
        Reading.look(note, request.user, note.last_said_at)
    return {
        "client": client,
        "note": note,
        "work": note.work,
        "addenda": addenda,
        "reviews": reviews,
        "may_cosign": reviewer and note.waits_for_cosign and not any(asked.is_open for asked in questions),
        "questions": questions,
        "may_ask": reviewer,
        "is_writer": writer,
        "said": ReadBack.newest_of(note),
        "statements": statements,
        "may_reply": any(said.owing == request.member.pk for said in statements),
        "withholdings": withholdings,
        "may_hold_back": request.member.is_manager and not any(held.is_current for held in withholdings),
        "minutes": minutes_words(note.session),
        "units": units_words(note),
    }
