"""Seven days as the agency's language counts them, with what stands in each."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.functional import cached_property

from notes.models import GroupMeeting, Session
from notes.words import time_words

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
YEARS = 10
NAMED = 3


class Week:
    def __init__(self, first):
        self.first, self.last = first, first + 6 * A_DAY
        self.days = [Day(first + n * A_DAY) for n in range(7)]
        self.before, self.after = first - A_WEEK, first + A_WEEK

    @classmethod
    def of(cls, specialist, typed):
        week = cls.around(typed, specialist.user.agency)
        sessions = Session.objects.of_caseload(specialist).not_called_off().between(*week.moments)
        meetings = GroupMeeting.objects.led_by(specialist).not_called_off().between(*week.moments)
        week.fill(sorted([*sessions, *meetings], key=lambda one: (one.happens_at, one.pk)))
        return week

    @classmethod
    def around(cls, typed, agency):
        """The week of the day that the address names, or this one."""
        return cls(agency.week_began_on(_day(typed)))

    @property
    def moments(self):
        """From its first midnight to the one after its last, by the agency's clock."""
        return _midnight(self.first), _midnight(self.after)

    @property
    def is_now(self):
        return self.first <= timezone.localdate() <= self.last

    @property
    def is_empty(self):
        return not self.sessions

    @cached_property
    def hours(self):
        """Every hour from the first in which something begins to the last; each is a row of the calendar."""
        begun = [session.hour for session in self.sessions]
        return [Hour(hour, row) for row, hour in enumerate(range(min(begun), max(begun) + 1), 1)] if begun else []

    def fill(self, sessions):
        self.sessions = sessions
        for session in self.sessions:
            local = timezone.localtime(session.happens_at)
            session.day, session.hour, session.clock = local.date(), local.hour, time_words(session.happens_at)
        for day in self.days:
            day.fill([session for session in self.sessions if session.day == day.on], self.hours)


class Day:
    def __init__(self, on):
        self.on = on
        today = timezone.localdate()
        self.is_today, self.is_over = on == today, on < today

    def fill(self, sessions, hours):
        """Grouped by the hour in which they begin; each knows whom else the specialist meets meanwhile."""
        rows = {hour.hour: hour.row for hour in hours}
        self.rows = [(rows[hour], list(group)) for hour, group in groupby(sessions, lambda session: session.hour)]
        for session in sessions:
            names = dict.fromkeys(one.whom for one in sessions if _overlap(one, session))
            session.meanwhile = list(names)[:NAMED]


class Hour:
    def __init__(self, hour, row):
        self.hour, self.row, self.time = hour, row, time(hour)


def _overlap(one, other):
    if one is other or not (one.takes_time and other.takes_time):
        return False
    return one.happens_at < other.over_at and other.happens_at < one.over_at


def _day(typed):
    today = timezone.localdate()
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today
    return day if abs(day.year - today.year) <= YEARS else today


def _midnight(day):
    return datetime.combine(day, time(), timezone.get_current_timezone())
