"""Supervision meetings: planned, with their agenda, and as they were."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import staff_only, supervisors_only
from clients.views.paging import moment_page
from supervision.agenda import AgendaBoard
from supervision.forms import AdditionForm, PlanForm, PrivateNoteForm
from supervision.models import AgendaPoint, Agreement, Meeting, PrivateNote
from supervision.team import Team, specialists_of

PAGE = 25


@supervisors_only
@require_safe
def index(request):
    """What is planned, then what was, newest first."""
    visible = Meeting.objects.visible_to(request.member).with_people()
    held, older, first = moment_page(
        request, visible.held().with_who_is_still_to_sign().newest_first(), "starts_at", PAGE
    )
    planned = [] if first else list(visible.to_hold().soonest_first()[:PAGE])
    context = {"planned": planned, "held": held, "older_url": older, "newer_url": first}
    return render(request, "supervision/meetings.html", context)


@supervisors_only
def plan(request):
    return _plan(request, Meeting(supervisor=request.member), _("The meeting is planned."))


@supervisors_only
def edit(request, pk):
    meeting = held_by(request, pk)
    if meeting.why_closed:
        messages.warning(request, meeting.why_closed)
        return redirect(meeting)
    if meeting.held_at:
        return redirect("supervision:meeting_log", pk)
    return _plan(request, meeting, _("Saved."))


def _plan(request, meeting, done):
    initial = {"specialists": request.GET.getlist("with"), "day": request.GET.get("day", "")}
    form = PlanForm(request.POST or None, instance=meeting, specialists=specialists_of(request.member), initial=initial)
    if request.method == "POST" and form.is_valid():
        meeting.plan(form.cleaned_data["specialists"])
        messages.success(request, done)
        return redirect(meeting)
    context = {"form": form, "meeting": meeting}
    return render(request, "supervision/meeting_plan.html", context, status=422 if form.errors else 200)


@staff_only
@require_safe
def meeting(request, pk):
    """Before: the agenda from both sides. After: what was said, who signed, what was added."""
    found = seen(request, pk)
    if found.held_at:
        return page(request, found)
    context = {"meeting": found, "holds": found.is_held_by(request.member)}
    lines = [] if request.member.is_specialist or found.called_off_at else _lines(request, found)
    agreed = [] if lines else agreed_last_time(found, request.member)
    context |= {"lines": lines, "points": points_of(found, request.member), "agreed": agreed}
    return render(request, "supervision/meeting_agenda.html", context)


def page(request, found, **typed):
    """A meeting as it was; `typed` is a form of it that could not be kept."""
    holds = found.is_held_by(request.member)
    context = {"meeting": found, "holds": holds, **_told(request, found, holds), **typed}
    return render(request, "supervision/meeting.html", context, status=422 if typed else 200)


def _lines(request, found):
    """What the board raises about those whom the reader looks after today."""
    mine = [one for one in found.specialists if one.is_specialist and request.member.supervises(one)]
    return AgendaBoard(Team.of(request.member, mine)).lines


def _told(request, found, holds):
    signatures = list(found.signatures.all())
    names = {signature.member_id for signature in signatures}
    has_signed = request.member.pk in names
    takes_part = holds or found.is_attended_by(request.member)
    points = [point for point in points_of(found, request.member) if point.talked_in_id == found.pk]
    private = PrivateNote.of(found, request.user) if holds else None
    return {
        "points": points,
        "agreements": found.agreements.select_related("whose__user"),
        "signatures": signatures,
        "still_to_sign": [one for one in found.specialists if one.pk not in names] if found.is_signed else [],
        "additions": found.additions.all(),
        "may_sign": takes_part and not has_signed and (holds or found.is_signed),
        "may_write": found.can_be_written_by(request.member),
        "addition_form": AdditionForm() if takes_part and found.is_signed else None,
        "private_form": PrivateNoteForm(instance=private) if holds else None,
    }


@supervisors_only
@require_POST
def call_off(request, pk):
    meeting = held_by(request, pk)
    try:
        meeting.call_off()
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
        return redirect(meeting)
    messages.success(request, _("The meeting is called off. What people brought waits for the next one."))
    return redirect("supervision:meetings")


def seen(request, pk):
    return get_object_or_404(Meeting.objects.visible_to(request.member).with_people(), pk=pk)


def held_by(request, pk):
    """A meeting that this member holds."""
    meeting = seen(request, pk)
    if not meeting.is_held_by(request.member):
        raise Http404
    return meeting


def points_of(meeting, member):
    """What the specialists brought; a specialist sees their own."""
    points = AgendaPoint.objects.visible_to(member).on_the_table_of(meeting)
    return points.select_related("specialist__user").oldest_first()


def agreed_last_time(meeting, member):
    return Agreement.objects.visible_to(member).of_last_time(meeting)
