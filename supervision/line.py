"""One specialist's line on the board, and what is worth talking about in it. A mirror, never a rank."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from goals import drawing

from . import words

LEAST_GOALS = 5
BAR_WIDTH = 86


@dataclass
class Line:
    """`n`: the numbers by name (supervision.counts). The line of everybody together has no specialist."""

    specialist: object
    n: dict
    hours: list
    above: list
    program: object = None
    is_own: bool = False

    @property
    def led(self):
        """Goals by the client or with them, in words that they confirmed."""
        return self.n["by_them"] + self.n["together"]

    @property
    def share_is_shown(self):
        """Too few goals would only point at a person."""
        return self.n["counted"] >= LEAST_GOALS

    @property
    def led_percent(self):
        return round(100 * self.led / self.n["counted"])

    @property
    def bar_by_them(self):
        return round(BAR_WIDTH * self.n["by_them"] / self.n["counted"])

    @property
    def bar_together(self):
        return round(BAR_WIDTH * self.n["together"] / self.n["counted"])

    @property
    def hours_this_week(self):
        return round(self.hours[-1], 1)

    @property
    def hours_before(self):
        """In a usual week: the mean of the four whole weeks before this one."""
        weeks = self.hours[-5:-1]
        return round(sum(weeks) / len(weeks), 1)

    @property
    def hours_path(self):
        """The whole weeks before this one, which has only begun; against the specialist's own fullest week."""
        *weeks, _this_week = self.hours
        most = max(weeks)
        return drawing.spark([10 * hours / most for hours in weeks]) if most else ""

    @property
    def hours_words(self):
        return _("Hours in the last weeks: %s") % ", ".join(f"{hours:.1f}" for hours in self.hours[:-1])

    @property
    def initials(self):
        return "".join(word[0] for word in self.specialist.name.split()[:2]).upper()

    @property
    def first_name(self):
        return self.specialist.user.first_name

    @cached_property
    def url(self):
        """The caseload in words; for the specialist themselves it is their mirror."""
        return (
            reverse("supervision:mirror")
            if self.is_own
            else reverse("supervision:specialist", args=[self.specialist.pk])
        )

    @cached_property
    def lists(self):
        """The address of each list behind the numbers: `line.lists.people`."""
        return Lists(reverse("supervision:board") + "all/" if self.specialist is None else self.url, self.program)

    @cached_property
    def signals(self):
        """Who may need something, each with its list."""
        return [Said(said, self.lists[which]) for holds, said, which in words.signals(self.n) if holds]

    @cached_property
    def talks(self):
        """What a conversation with the specialist could begin with."""
        return [Said(said, self.lists[which]) for holds, said, which in words.talks(self) if holds]

    @property
    def worth_talking(self):
        return [*self.talks, *self.signals]


@dataclass(frozen=True)
class Said:
    """A sentence, and the list behind it."""

    words: str
    url: str


class Lists:
    def __init__(self, base, program):
        self.base, self.program = base, program.pk if program else ""

    def __getitem__(self, which):
        """Of one list by name; of a pair the list in that program."""
        name, program = which if isinstance(which, tuple) else (which, self.program)
        return f"{self.base}{name.replace('_', '-')}/{f'?program={program}' if program else ''}"
