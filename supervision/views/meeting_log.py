"""Writing a meeting down, signing it, adding to it, and the supervisor's own notes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import staff_only, supervisors_only
from supervision.forms import AdditionForm, LogForm, PrivateNoteForm, agreements_for
from supervision.models import PrivateNote

from .meetings import agreed_last_time, held_by, page, points_of, seen


@supervisors_only
def log(request, pk):
    """What was good first; then what they asked for, what was talked about, what was agreed."""
    meeting, typed = held_by(request, pk), request.POST or None
    if typed is None and (why := meeting.why_closed or _why_not_yet(meeting)):
        messages.warning(request, why)
        return redirect(meeting)
    form = LogForm(typed, instance=meeting, points=points_of(meeting, request.member))
    agreements = agreements_for(typed, meeting)
    if request.method == "POST" and _is_right(form, agreements) and _written_down(meeting, form, agreements):
        messages.success(request, _("Saved. Read it once more, then sign."))
        return redirect(meeting)
    context = {"form": form, "agreements": agreements, "meeting": meeting}
    context["agreed"] = agreed_last_time(meeting, request.member)
    return render(request, "supervision/meeting_log.html", context, status=422 if request.method == "POST" else 200)


def _why_not_yet(meeting):
    return "" if meeting.has_begun else _("This meeting has not begun yet.")


def _is_right(form, agreements):
    """What is wrong with an agreement is said on top too, where the keyboard goes."""
    if not agreements.is_valid():
        form.add_error(None, _("Look at what you agreed: each line says what and who."))
    return form.is_valid()


def _written_down(meeting, form, agreements):
    """Signed or called off in another tab, it says so above what was typed."""
    try:
        meeting.write_down(agreements.kept, form.cleaned_data["points"])
    except ValidationError as problem:
        form.add_error(None, problem)
    return form.is_valid()


@staff_only
@require_POST
def sign(request, pk):
    meeting = _taken_part(request, pk)
    try:
        meeting.sign(by=request.member)
        messages.success(request, _("Signed."))
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    return redirect(meeting)


@staff_only
@require_POST
def add(request, pk):
    meeting, form = _taken_part(request, pk), AdditionForm(request.POST)
    if not form.is_valid():
        return page(request, meeting, addition_form=form)
    try:
        meeting.add(request.member, form.cleaned_data["words"])
        messages.success(request, _("Added, with today’s date."))
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    return redirect(meeting)


@supervisors_only
@require_POST
def private(request, pk):
    """For the writer alone; no page shows it to anybody else."""
    meeting = held_by(request, pk)
    form = PrivateNoteForm(request.POST, instance=PrivateNote.of(meeting, request.user))
    if not form.is_valid():
        return page(request, meeting, private_form=form)
    PrivateNote.keep(meeting, request.user, form.cleaned_data["words"])
    messages.success(request, _("Kept, for you alone."))
    return redirect(meeting)


def _taken_part(request, pk):
    meeting = seen(request, pk)
    if not meeting.is_held_by(request.member) and not meeting.is_attended_by(request.member):
        raise Http404
    return meeting
