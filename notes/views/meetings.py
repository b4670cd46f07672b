"""A group's meeting: it is planned, begins, is called off, and its notes are signed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from notes.access import for_leader
from notes.forms import MeetingOffForm, SignForm, WriterForm
from notes.models import attendance, notes_of_group


def meeting_of(group, pk):
    meeting = get_object_or_404(group.meetings, pk=pk)
    meeting.group, meeting.program = group, group.program
    return meeting


def held_meeting_of(group, pk):
    """Held still for the one who writes."""
    meeting = attendance.held_still(group.meetings, pk)
    if meeting is None:
        raise Http404
    meeting.group, meeting.program = group, group.program
    return meeting


@for_leader
@require_POST
def start(request, group, pk):
    meeting = meeting_of(group, pk)
    try:
        meeting.begin()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    return redirect(meeting)


@for_leader
@require_POST
def off(request, group, pk):
    """Take the plan back; it was no contact with anybody."""
    form, meeting = MeetingOffForm(request.POST), meeting_of(group, pk)
    if not form.is_valid():
        context = {"group": group, "meeting": meeting, "off_form": form, "is_leader": True}
        return render(request, "notes/groups/planned.html", context, status=422)
    try:
        meeting.call_off(form.cleaned_data["because"])
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The meeting is called off."))
    return redirect(group)


@for_leader
@require_POST
def again(request, group, pk):
    """The next one, a week later."""
    try:
        meeting_of(group, pk).plan_next()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Planned."))
    return redirect(group)


@for_leader
@require_POST
def writer(request, group, pk):
    """Of two who lead it and both walk with somebody: who writes and signs that person's note."""
    meeting = held_meeting_of(group, pk)
    form = WriterForm(request.POST, meeting=meeting, people=meeting.people_seen_by(request.member))
    if not form.is_valid():
        return redirect(meeting)
    client, to = form.cleaned_data["client"], form.cleaned_data["to"]
    try:
        notes_of_group.pass_on(meeting, client, to, by=request.member)
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        said = {"name": to.user.first_name, "person": client.first_name}
        messages.success(request, _("%(name)s writes the note of %(person)s now.") % said)
    return redirect(f"{meeting.get_absolute_url()}#people")


@for_leader
@require_POST
def sign(request, group, pk):
    """One note, or all that are complete: each with its own signature."""
    meeting, form = meeting_of(group, pk), SignForm(request.POST)
    people = meeting.people_seen_by(request.member)
    drafts = notes_of_group.drafts_of(meeting, people, request.member, form.one)
    count = notes_of_group.sign_complete(meeting, request.member, drafts)
    left = len(drafts) - count
    words = ngettext("%(count)s note is signed.", "%(count)s notes are signed.", count) % {"count": count}
    if left:
        more = ngettext("%(count)s note still needs something.", "%(count)s notes still need something.", left)
        words = f"{words} {more % {'count': left}}"
    (messages.warning if left or not count else messages.success)(request, words)
    return redirect(f"{meeting.get_absolute_url()}#people")
