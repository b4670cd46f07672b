"""When drafts are late, asked of the database; for one note `is_late` says the same."""

from datetime import timedelta

from django.db.models import DateField, DateTimeField, ExpressionWrapper, F, IntegerField, Q, Value
from django.db.models.functions import Cast, Coalesce, ExtractIsoWeekDay, Least, Mod, TruncWeek
from django.db.models.lookups import LessThan, LessThanOrEqual
from django.utils import timezone

from accounts.days import END_OF_BUSINESS, SATURDAY
from accounts.models import Program

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
LONGER = F("session__program__late_after")
ENDED = Coalesce("session__end_at", "session__start_at")


def past_its_hour():
    """Past the hour when it is due and past what its program gives it beyond, which is nothing after a crisis that has
    hours of its own."""
    hurries = Q(is_crisis=True, session__program__crisis_due_hours__isnull=False)
    given_no_longer = hurries | Q(session__program__late_after=None)
    in_hours = Q(session__program__note_due_unit=Program.DueIn.HOURS) & _hours_are_over()
    in_days = Q(session__program__note_due_unit=Program.DueIn.BUSINESS_DAYS) & _business_days_are_over()
    return Q(due_at__lt=timezone.now()) & (given_no_longer | in_hours | in_days)


def _hours_are_over():
    return Q(LessThan(ExpressionWrapper(ENDED + LONGER * AN_HOUR, DateTimeField()), timezone.now()))


def _business_days_are_over():
    """As `accounts.days.end_of_business_day` counts: from the Monday of its week, five of them make seven days."""
    weekday = Cast(ExtractIsoWeekDay(ENDED), IntegerField())
    counted = Least(weekday, Value(SATURDAY)) - 1 + LONGER
    days = ExpressionWrapper(counted / 5 * 7 + Mod(counted, 5), IntegerField())
    last = ExpressionWrapper(Cast(TruncWeek(ENDED), DateField()) + days, DateField())
    now = timezone.localtime()
    return Q(LessThanOrEqual(last, now.date() if now.time() > END_OF_BUSINESS else now.date() - A_DAY))
