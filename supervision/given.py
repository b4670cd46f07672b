"""How much supervision was given, and how much is asked for: in words, by name, never a ranking."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, PositiveSmallIntegerField, Q, UUIDField, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clients.models import Assignment

from .models import Attendance, RequiredTime
from .team import midnight, month_began_on


@dataclass
class Given:
    """One specialist's months: what was given, of what is asked."""

    specialist: object
    asked: int
    minutes: Counter

    @property
    def sentences(self):
        return [self._sentence(month) for month in _months()]

    def _sentence(self, month):
        said = {"month": date_format(month, "F"), "given": self.minutes[month], "asked": self.asked}
        if not self.asked:
            return _("%(month)s: %(given)s minutes.") % said
        if self.minutes[month] >= self.asked:
            return _("%(month)s: %(given)s minutes, all of the %(asked)s that are asked for.") % said
        return _("%(month)s: %(given)s of the %(asked)s minutes that are asked for.") % said


def given_to(specialists, meetings=None):
    """In the order of the names as they come, from these meetings; usually those of this month and the one before."""
    pks = [specialist.pk for specialist in specialists]
    if meetings is None:
        meetings = attended(pks, _months()).select_related("meeting")
    minutes, (programs, rules) = minutes_by_month(meetings), _programs_and_rules(pks)
    everybody = rules.get(None, 0)
    return [
        Given(one, max([everybody, *(rules.get(pk, 0) for pk in programs[one.pk])]), minutes[one.pk])
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


def _programs_and_rules(specialists):
    """The programs of the people whom each walks with today, and the minutes asked for by program, in one question."""
    today = timezone.localdate()
    in_force = Q(client__enrollments__ended_on=None) | Q(client__enrollments__ended_on__gte=today)
    walks = Assignment.objects.in_force().filter(
        in_force, specialist__in=specialists, client__enrollments__began_on__lte=today
    )
    walks = walks.annotate(place=F("client__enrollments__program_id"), asked=Value(None, PositiveSmallIntegerField()))
    rules = RequiredTime.objects.annotate(who=Value(None, UUIDField()))
    rows = walks.values_list("specialist_id", "place", "asked").union(rules.values_list("who", "program_id", "minutes"))
    programs, minutes = defaultdict(set), {}
    for specialist, program, asked in rows:
        if specialist is None:
            minutes[program] = asked
        else:
            programs[specialist].add(program)
    return programs, minutes
