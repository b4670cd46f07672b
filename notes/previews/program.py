"""A program's rules: what becomes of its open drafts, and what last month would have come to."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import Group, Note, Session
from notes.reckoning import drafts_of, due_again

from .last_month import LastMonth

DUE = {"note_due_in", "note_due_unit", "late_after", "crisis_due_hours"}
UNITS = {"unit_rule", "sums_the_day", "most_a_day", "most_a_day_in", "needs_goal_to_bill"}


@says("program")
def drafts(before, after, changed):
    """Those that are due at another hour, and those that are late by it."""
    if before is None or not changed & DUE:
        return
    found = list(drafts_of(after))
    for note in found:
        note.session.program = before
    late_now = {note.pk for note in found if note.is_late}
    moved = due_again(found, after)
    late = sum(note.is_late and note.pk not in late_now for note in found)
    yield ngettext("%(n)s draft is open.", "%(n)s drafts are open.", len(found)) % {"n": len(found)}
    if found:
        yield _("Due at another hour: %(moved)s of them. Late at once because of it: %(late)s.") % {
            "moved": len(moved),
            "late": late,
        }


@says("program")
def units(before, after, changed):
    if before and changed & UNITS:
        month = LastMonth(after)
        yield _(
            "Last month’s notes come to %(before)s units by the rules of today, and to %(after)s by the new ones."
        ) % {
            "before": month.units(before),
            "after": month.units(after),
        }


@says("program")
def last_day_to_bill(before, after, changed):
    if before and "not_billable_after" in changed:
        month = LastMonth(after)
        yield _(
            "Notes for last month that were signed too late to be billed: %(after)s by the new rule, %(before)s by the"
            " rule of today. This one is asked of signed notes too."
        ) % {"before": month.too_late(before), "after": month.too_late(after)}


@says("program")
def co_signing(before, after, changed):
    if before is None or "cosign_required" not in changed:
        return
    if after.cosign_required:
        count = LastMonth(after).count
        yield ngettext(
            "From now on a signed note waits for a supervisor. Last month that would have been %(n)s note.",
            "From now on each signed note waits for a supervisor. Last month that would have been %(n)s notes.",
            count,
        ) % {"n": count}
    else:
        count = Note.objects.in_program(after).waiting_for_cosign().count()
        yield ngettext(
            "New notes do not wait for a supervisor. %(n)s note waits now and still does.",
            "New notes do not wait for a supervisor. %(n)s notes wait now and still do.",
            count,
        ) % {"n": count}


@says("program")
def writing(before, after, changed):
    if before and "documentation" in changed:
        count = drafts_of(after).count()
        yield ngettext(
            "%(n)s open draft is then written the new way. What is typed in it stays.",
            "%(n)s open drafts are then written the new way. What is typed in them stays.",
            count,
        ) % {"n": count}


@says("program")
def groups(before, after, changed):
    if before and "group_size_limit" in changed:
        going_on = Group.objects.filter(program=after, ended_on=None).with_size()
        count = going_on.filter(size__gt=after.group_size_limit).count()
        yield ngettext(
            "%(n)s group has more people than that. Nobody is sent away; it is said where the group meets.",
            "%(n)s groups have more people than that. Nobody is sent away; it is said where the groups meet.",
            count,
        ) % {"n": count}


@says("closing")
def goes_on(program):
    """What was begun in it and stays."""
    drafts = drafts_of(program).count()
    yield ngettext(
        "%(n)s draft is open in it and can still be written and signed.",
        "%(n)s drafts are open in it and can still be written and signed.",
        drafts,
    ) % {"n": drafts}
    planned = Session.objects.planned().in_program(program).filter(planned_at__gte=timezone.now()).count()
    yield ngettext(
        "%(n)s session is planned in it and stays planned.",
        "%(n)s sessions are planned in it and stay planned.",
        planned,
    ) % {"n": planned}
    groups = Group.objects.filter(program=program, ended_on=None).count()
    if groups:
        yield ngettext(
            "%(n)s group of it goes on meeting. No new group can be made in it.",
            "%(n)s groups of it go on meeting. No new group can be made in it.",
            groups,
        ) % {"n": groups}
