"""The agency's clock and its promises about notes."""

from django.db.models import F, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import Question, SecondLook, Session, Statement
from notes.models.question import A_DAY

LOOKED_BACK = 30 * A_DAY


@says("agency")
def another_day(before, after, changed):
    """Sessions of the last thirty days, and all that are planned, that the new clock puts on another day."""
    if "time_zone" not in changed:
        return
    since = timezone.now() - LOOKED_BACK
    days = {"then": TruncDate("happens_at", tzinfo=before.zone), "now": TruncDate("happens_at", tzinfo=after.zone)}
    lately = Session.objects.filter(Q(status="planned") | Q(happens_at__gte=since)).annotate(**days)
    count = lately.exclude(then=F("now")).count()
    yield ngettext(
        "%(n)s session of the last 30 days or still planned falls on another day.",
        "%(n)s sessions of the last 30 days or still planned fall on another day.",
        count,
    ) % {"n": count}
    yield _("Every hour on the pages is shown by the new clock; what happened when does not change.")
    yield _("A report that is frozen keeps the clock that it was frozen by.")


@says("promises")
def waiting(before, after, changed):
    if "statement_days" in changed:
        yield _said(_("Words beside notes that wait for an answer now: %(n)s."), Statement.objects.waiting().count())
    if "second_look_days" in changed:
        yield _said(_("Notes that somebody asked to look at again: %(n)s."), SecondLook.objects.waiting().count())
    if "question_days" in changed:
        asked = Question.objects.open()
        late = [asked.filter(at__lt=timezone.now() - it.question_days * A_DAY).count() for it in (before, after)]
        yield _("Supervisors’ questions past their day: %(after)s; by the days of today, %(before)s.") % {
            "before": late[0],
            "after": late[1],
        }


def _said(words, count):
    return words % {"n": count}
