"""How much supervision was given, and how much is asked for: in words, by name, never a ranking."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import compress

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clients.models import Assignment

from .asked import Asked, last_day_of
from .models import Attendance
from .team import midnight, month_began_on


@dataclass
class Given:
    """One specialist's months: what was given, of what is asked."""

    specialist: object
    asked: dict
    minutes: Counter

    @property
    def sentences(self):
        return [self._sentence(month) for month in _months()]

    def _sentence(self, month):
        said = {"month": date_format(month, "F"), "given": self.minutes[month], "asked": self.asked[month]}
        if not self.asked[month]:
            return _("%(month)s: %(given)s minutes.") % said
        if self.minutes[month] >= self.asked[month]:
            return _("%(month)s: %(given)s minutes, all of the %(asked)s that are asked for.") % said
        return _("%(month)s: %(given)s of the %(asked)s minutes that are asked for.") % said


def given_to(specialists, meetings=None, months=None, asked=None):
    """In the order of the names as they come, from these meetings of these months; usually those of this month and the
    one before. What each month asks for goes by the rules that held in it."""
    pks, months = [specialist.pk for specialist in specialists], months or _months()
    if meetings is None:
        meetings = attended(pks, months).select_related("meeting")
    minutes, asked = minutes_by_month(meetings), asked or Asked()
    walked = _programs(pks, months)
    return [
        Given(one, {month: asked.in_month(month, walked[one.pk, month]) for month in months}, minutes[one.pk])
        for one in specialists
    ]


def _months():
    this = month_began_on()
    return [this, (this - timedelta(days=1)).replace(day=1)]


def attended(specialists, months):
    """Meetings held in these months in a row, as the specialists who came."""
    if not months:
        return Attendance.objects.none()
    after = (max(months) + timedelta(days=31)).replace(day=1)
    return Attendance.objects.filter(
        specialist__in=specialists,
        meeting__held_at__isnull=False,
        meeting__starts_at__gte=midnight(min(months)),
        meeting__starts_at__lt=midnight(after),
    )


def minutes_by_month(attendances):
    minutes = defaultdict(Counter)
    for one in attendances:
        minutes[one.specialist_id][timezone.localdate(one.meeting.starts_at).replace(day=1)] += one.meeting.minutes
    return minutes


def _programs(specialists, months):
    """{(specialist, month): the programs of the people whom they walked with in it, up to today}"""
    then = [_sign(_goes_on("", month) & _goes_on("client__enrollments__", month)) for month in months]
    rows = Assignment.objects.filter(specialist__in=specialists).order_by()
    found = rows.values_list("specialist_id", "client__enrollments__program_id", *then).distinct()
    programs = defaultdict(set)
    for specialist, program, *walked in found:
        for month in compress(months, walked):
            programs[specialist, month].add(program)
    return programs


def _goes_on(path, month):
    last = min(last_day_of(month), timezone.localdate())
    since_then = Q(**{f"{path}ended_on": None}) | Q(**{f"{path}ended_on__gte": month})
    return since_then & Q(**{f"{path}began_on__lte": last})


def _sign(which):
    return ExpressionWrapper(which, output_field=BooleanField())
