"""How much supervision was given, and how much is asked for: in words, by name, never a ranking."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import compress

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clients.models import Assignment

from .asked import RULE, Asked, Told, last_day_of
from .models import Attendance, RequiredTime
from .team import midnight, month_began_on

SIGNS = ArrayField(models.BooleanField())
ARRAY = {"template": "ARRAY[%(expressions)s]", "output_field": SIGNS}
FIELDS = [models.PositiveSmallIntegerField(), models.DateField(), models.DateTimeField(), models.IntegerField()]
NO_RULE = {f"no_{name}": Value(None, field) for name, field in zip(RULE, FIELDS, strict=True)}


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


def given_to(specialists, meetings=None, months=None, change=None):
    """In the order of the names as they come, from these meetings of these months; usually those of this month and the
    one before. What each month asks for goes by the rules that held in it; `change`: as it would be (Asked.changed)."""
    pks, months = [specialist.pk for specialist in specialists], months or _months()
    if meetings is None:
        meetings = attended(pks, months).select_related("meeting")
    minutes, (walked, asked) = minutes_by_month(meetings), _programs_and_rules(pks, months)
    asked = asked.changed(*change) if change else asked
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


def _programs_and_rules(specialists, months):
    """{(specialist, month): the programs of the people whom they walked with in it, up to today}, and what was asked
    for when; in one question."""
    then = [_sign(_goes_on("", month) & _goes_on("client__enrollments__", month)) for month in months]
    walks = Assignment.objects.filter(specialist__in=specialists, client__enrollments__isnull=False).order_by()
    walks = walks.annotate(place=F("client__enrollments__program_id"), then=Func(*then, **ARRAY), **NO_RULE)
    walks = walks.values_list("specialist_id", "place", "then", *NO_RULE)
    rules = RequiredTime.told().annotate(who=Value(None, models.UUIDField()), then=Value(None, SIGNS)).order_by()
    programs, told = defaultdict(set), []
    for who, program, walked, *rule in walks.union(rules.values_list("who", "program_id", "then", *RULE)):
        if who is None:
            told.append(Told(program, *rule))
        else:
            for month in compress(months, walked):
                programs[who, month].add(program)
    return programs, Asked(told)


def _goes_on(path, month):
    last = min(last_day_of(month), timezone.localdate())
    since_then = Q(**{f"{path}ended_on": None}) | Q(**{f"{path}ended_on__gte": month})
    return since_then & Q(**{f"{path}began_on__lte": last})


def _sign(which):
    return ExpressionWrapper(which, output_field=models.BooleanField())
