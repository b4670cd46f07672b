"""What changes of the agency's rules do to its people."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says

from .models import Assignment, Changeover, Client, ComeBack, ContactChange, Inquiry, Message


@says("program")
def people(before, after, changed):
    if before is None:
        yield _("Nobody is in it yet. It can be chosen where people are enrolled.")
        return
    count = Client.objects.current().in_program(after).count()
    yield ngettext("%(n)s person is in this program.", "%(n)s people are in this program.", count) % {"n": count}
    if "people_per_specialist" in changed and after.people_per_specialist:
        above = _specialists_above(after)
        yield ngettext(
            "%(n)s peer specialist walks with more people of it than that. It is said where people are assigned.",
            "%(n)s peer specialists walk with more people of it than that. It is said where people are assigned.",
            above,
        ) % {"n": above}


def _specialists_above(program):
    walking = Assignment.objects.in_force().filter(kind=Assignment.Kind.PRIMARY)
    of_program = walking.filter(client__in=Client.objects.in_program(program)).order_by()
    counts = of_program.values("specialist").annotate(people=Count("client", distinct=True))
    return counts.filter(people__gt=program.people_per_specialist).count()


@says("closing")
def who_stays(program):
    count = Client.objects.current().in_program(program).count()
    yield _("Nobody new can be enrolled in it, by hand or by an import.")
    yield ngettext(
        "%(n)s person is in it and stays, with their goals, their notes and their specialist.",
        "%(n)s people are in it and stay, with their goals, their notes and their specialists.",
        count,
    ) % {"n": count}


@says("opening")
def who_may_come(program):
    yield _("People can be enrolled in it again.")


@says("agency")
def not_seen(before, after, changed):
    if "not_seen_days" not in changed:
        return
    told = [Client.objects.current().with_signs(it.not_seen_days).quiet().count() for it in (before, after)]
    yield _("People of whom “not seen lately” is said: %(after)s; by the days of today, %(before)s.") % {
        "before": told[0],
        "after": told[1],
    }


@says("promises")
def waiting(before, after, changed):
    """How many wait under each promise, and that they keep their day."""
    if "answer_days" in changed:
        rows = (Message.objects.waiting(), ContactChange.objects.waiting(), ComeBack.objects.waiting())
        yield _waiting(_("Messages and requests that wait now: %(n)s."), sum(found.count() for found in rows))
    if "inquiry_days" in changed:
        yield _waiting(_("Questions about openings that wait now: %(n)s."), Inquiry.objects.open().count())
    if "objection_days" in changed:
        said = Changeover.objects.filter(Q(said_at__isnull=False, answered_at=None))
        yield _waiting(_("Words about a change of specialist that wait now: %(n)s."), said.count())


def _waiting(words, count):
    return words % {"n": count}
