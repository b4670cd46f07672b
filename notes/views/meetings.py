"""A group's meeting: who came, what the group did, and everybody's own note."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from clients.access import write_openings
from notes.access import for_group, for_leader
from notes.forms import MeetingForm, MeetingOffForm, SignForm
from notes.models import WordsWouldGo, WrittenElsewhere, attendance
from notes.words import due_words


def _of(group, pk):
    meeting = get_object_or_404(group.meetings, pk=pk)
    meeting.group, meeting.program = group, group.program
    return meeting


@for_group
def meeting(request, group, pk):
    """A plan; or what came of it, to be written by its leader and read by those above."""
    meeting = _of(group, pk)
    if not meeting.is_held:
        context = {"group": group, "meeting": meeting, "off_form": MeetingOffForm()}
        return render(request, "notes/groups/planned.html", context)
    form = _form(request, meeting)
    if request.method == "POST":
        if not group.is_led_by(request.member):
            raise Http404
        if form.is_valid() and _kept(request, form):
            messages.success(request, _("Saved."))
            return redirect(meeting)
    return _page(request, group, meeting, form)


def _form(request, meeting):
    typed = request.POST.copy() if request.method == "POST" else None
    if typed and "over" in typed and not typed.get("end"):
        typed["end"] = timezone.localtime().strftime("%H:%M")
    people = list(meeting.people_seen_by(request.member))
    return MeetingForm(typed, instance=meeting, people=people, sessions=attendance.sessions_of(meeting))


def _kept(request, form):
    """Whether it is saved; else the form says why, and nothing that was typed is lost."""
    try:
        version, may_go = request.POST.get("version", ""), form.cleaned_data["words_may_go"]
        attendance.keep(form.instance, version, form.said, may_go)
        return True
    except WrittenElsewhere:
        kept = form.instance.group.meetings.get(pk=form.instance.pk)
        form.version, form.kept_line = kept.version, kept.shared_line
        form.add_error(None, _("This was saved from another tab or device meanwhile. Look at it and save again."))
    except WordsWouldGo as words:
        form.asks_about_words = words.clients
        names = ", ".join(one.first_name for one in form.people if one.pk in words.clients)
        said = _("There are words in the draft of %(names)s. Say below whether it may go.") % {"names": names}
        form.add_error(None, said)
    except ValidationError as problem:
        form.add_error(None, problem)
    return False


def _page(request, group, meeting, form):
    rows = form.rows
    write_openings(request, form.people)
    for row in rows:
        row.missing = attendance.missing(row.note) if row.note and not row.is_signed else []
    drafts = [row for row in rows if row.note and not row.is_signed]
    context = {
        "group": group,
        "meeting": meeting,
        "form": form,
        "rows": rows,
        "drafts": drafts,
        "complete": len([row for row in drafts if not row.missing]),
        "due": due_words(min((row.note.due_at for row in drafts if row.note.due_at), default=None)),
        "thoughts": list(attendance.thoughts(meeting, form.people, form.sessions)),
        "hidden": attendance.hidden_count(meeting, form.people),
        "is_leader": group.is_led_by(request.member),
    }
    return render(request, "notes/groups/meeting.html", context, status=422 if form.errors else 200)


@for_leader
@require_POST
def start(request, group, pk):
    meeting = _of(group, pk)
    try:
        meeting.begin()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    return redirect(meeting)


@for_leader
@require_POST
def off(request, group, pk):
    """Take the plan back; it was no contact with anybody."""
    form, meeting = MeetingOffForm(request.POST), _of(group, pk)
    if not form.is_valid():
        return render(
            request, "notes/groups/planned.html", {"group": group, "meeting": meeting, "off_form": form}, status=422
        )
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
        _of(group, pk).plan_next()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Planned."))
    return redirect(group)


@for_leader
@require_POST
def sign(request, group, pk):
    """One note, or all that are complete: each with its own signature."""
    meeting, form = _of(group, pk), SignForm(request.POST)
    people = meeting.people_seen_by(request.member)
    drafts = attendance.drafts_of(meeting, people, form.one)
    count = attendance.sign_complete(meeting, request.member, drafts)
    left = len(drafts) - count
    words = ngettext("%(count)s note is signed.", "%(count)s notes are signed.", count) % {"count": count}
    if left:
        more = ngettext("%(count)s note still needs something.", "%(count)s notes still need something.", left)
        words = f"{words} {more % {'count': left}}"
    (messages.warning if left or not count else messages.success)(request, words)
    return redirect(f"{meeting.get_absolute_url()}#people")
