from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

SEED = 2026
SATURDAY = 5


@dataclass
class Life:
    """One client on the way through the year, with what was made for them so far."""

    client: object
    person: object
    specialist: object
    program: object
    began_on: object
    goals: list = field(default_factory=list)
    held_on: list = field(default_factory=list)

    @property
    def hand(self):
        """Who writes for them: their own account where they have one."""
        return self.client.user or self.specialist.user


@dataclass
class GoalLife:
    """A goal with the story that it tells."""

    goal: object
    story: object
    scenes: list
    steps: list = field(default_factory=list)
    milestones: list = field(default_factory=list)


class World:
    """The demo agency while it comes into being."""

    def __init__(self, agency, dice):
        self.agency, self.dice = agency, dice
        self.now = timezone.now().replace(second=0, microsecond=0)
        self.today = timezone.localdate()
        self.programs, self.staff, self.lives = {}, {}, []
        self._busy = set()

    def day(self, ago):
        return self.today - timedelta(days=ago)

    def moment(self, day, hour=10, minute=0):
        """That hour in the agency's time zone; never later than a few minutes ago."""
        local = datetime.combine(day, time(hour, minute), self.agency.zone).astimezone(UTC)
        return min(local, self.now - timedelta(minutes=5))

    def planned(self, day, hour, minute=0):
        return datetime.combine(day, time(hour, minute), self.agency.zone).astimezone(UTC)

    def between(self, first, last):
        """Some day from first to last, both included."""
        return first + timedelta(days=self.dice.randint(0, max((last - first).days, 0)))

    def free_hour(self, specialist, day):
        """An hour in which this specialist sits with nobody else, on this day or the next working day before it."""
        while True:
            hours = [h for h in (9, 10, 11, 13, 14, 15, 16) if (specialist.pk, day, h) not in self._busy]
            if hours and day.weekday() < SATURDAY:
                hour = self.dice.choice(hours)
                self._busy.add((specialist.pk, day, hour))
                return day, hour
            day -= timedelta(days=1)
