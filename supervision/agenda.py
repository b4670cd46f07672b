"""What a meeting could be about: the specialists' own points first, then what the board raises, then the workload."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from notes.models import Hint

from . import counts, figures
from .board import Board
from .days import in_a_row, other_work_of
from .line import Said

LATELY_WEEKS, LONG_RUN, MUCH_MORE = 4, 7, 1.25


@dataclass
class Workload:
    """How much it is for one specialist, over against their own weeks before; never against anybody else's."""

    people: int
    hours_now: float
    hours_before: float
    crises: int
    days_in_a_row: int

    @property
    def sentences(self):
        """(a sentence, the list behind it)"""
        people = ngettext("Walks with %(n)s person.", "Walks with %(n)s people.", self.people)
        yield people % {"n": self.people}, "people"
        yield _("%(hours)s hours with people this week.") % {"hours": floatformat(round(self.hours_now, 1))}, "hours"
        yield (
            _("%(hours)s hours in a usual week before.") % {"hours": floatformat(round(self.hours_before, 1))},
            "before",
        )
        crises = ngettext("%(n)s crisis contact in four weeks.", "%(n)s crisis contacts in four weeks.", self.crises)
        yield crises % {"n": self.crises}, "crises"
        if self.days_in_a_row > 1:
            yield _("%(n)s days without a day off.") % {"n": self.days_in_a_row}, "days"

    @property
    def is_heavy(self):
        """Worth offering cover: a crisis, a long run without a day off, or far more hours than usual."""
        more = self.hours_before and self.hours_now > MUCH_MORE * self.hours_before
        return bool(self.crises or self.days_in_a_row >= LONG_RUN or more)


class AgendaBoard(Board):
    """The board of a few, with how much it is for each and which hints were left in their notes."""

    def __init__(self, team, is_own=False):
        self._sessions = _sessions_by_specialist(team)
        self._other_days = _other_days(team)
        super().__init__(team, is_own=is_own)
        for line in self.lines:
            line.workload = self._workload(line)
            line.how_much = [Said(words, line.lists[which]) for words, which in line.workload.sentences]
            left = _drift(self._sessions[line.specialist.pk])
            line.drift = [Said(f"{kind.label}: {n}", line.lists[f"hints-{kind.value}"]) for kind, n in left]

    def _count_hours(self, shown):
        hours, first = defaultdict(float), counts.weeks(shown)[0]
        for pk, sessions in self._sessions.items():
            for session in sessions.values():
                hours[pk, counts.week_of(session.day, first)] += session.hours
        return hours

    def _workload(self, line):
        since, sessions = figures.four_weeks_ago(), self._sessions[line.specialist.pk].values()
        days = {session.day for session in sessions} | self._other_days[line.specialist.pk]
        return Workload(
            people=line.n["people"],
            hours_now=line.hours[-1],
            hours_before=sum(line.hours[-1 - LATELY_WEEKS : -1]) / LATELY_WEEKS,
            crises=sum(session.is_crisis for session in sessions if session.day >= since),
            days_in_a_row=len(in_a_row(days)),
        )


@dataclass
class Held:
    """A session as the agenda needs it: its day and length, whether it was a crisis, and counts of hints by kind."""

    day: object
    hours: float
    is_crisis: bool
    hints: Counter


def _sessions_by_specialist(team):
    """{specialist: {session: Held}} of the weeks on the board, in one query; never a word of a note."""
    rows = figures.sessions_of(team, counts.weeks(team)[0]).order_by()
    counted = ("note__is_crisis", "note__hint_counts__category", "note__hint_counts__count")
    held = defaultdict(dict)
    for specialist, pk, start, end, crisis, category, count in rows.values_list(
        "specialist_id", "pk", "start_at", "end_at", *counted
    ):
        hours = (end - start).total_seconds() / 3600
        session = held[specialist].setdefault(pk, Held(timezone.localdate(start), hours, bool(crisis), Counter()))
        if category:
            session.hints[category] += count
    return held


def _other_days(team):
    """{specialist: the days with other work}"""
    days = defaultdict(set)
    for specialist, day in other_work_of(team, counts.weeks(team)[0]).order_by().values_list("specialist_id", "on"):
        days[specialist].add(day)
    return days


def _drift(sessions):
    """[(kind of hint, how often)] of four weeks, in the order of the kinds: counts only."""
    since = figures.four_weeks_ago()
    counts = sum((session.hints for session in sessions.values() if session.day >= since), Counter())
    return [(kind, counts[kind.value]) for kind in Hint.Category if counts[kind.value]]
