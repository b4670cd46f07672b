"""One specialist's line on the board, and what is worth talking about in it. A mirror, never a rank."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals import drawing

LEAST_GOALS = 5
GREW_BY = 4
BAR_WIDTH = 86


@dataclass(frozen=True)
class Talk:
    """A sentence to begin a conversation with, and the list behind it."""

    words: str
    url: str


@dataclass
class Line:
    specialist: object
    people: int
    people_then: int
    not_seen: int
    not_seen_with_plan: int
    space: int
    waiting: int
    messages_late: int
    milestones: int
    milestone_people: int
    drafts: int
    late: int
    to_cosign: int
    unanswered: int
    hours: list
    by_them: int
    together: int
    counted: int
    court: int
    unspoken: int
    working: int
    stepped: int
    untouched: int
    above: list
    is_own: bool = False

    @property
    def led(self):
        """Goals by the client or with them, in words that they confirmed."""
        return self.by_them + self.together

    @property
    def share_is_shown(self):
        """Too few goals would only point at a person."""
        return self.counted >= LEAST_GOALS

    @property
    def led_percent(self):
        return round(100 * self.led / self.counted)

    @property
    def bar_by_them(self):
        return round(BAR_WIDTH * self.by_them / self.counted)

    @property
    def bar_together(self):
        return round(BAR_WIDTH * self.together / self.counted)

    @property
    def hours_this_week(self):
        return round(self.hours[-1], 1)

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
        whole = self.specialist is None
        base = reverse("supervision:board") + "all/" if whole else self.url
        names = ("people", "not-seen", "space", "waiting", "goals", "court", "step", "notes", "late", "hours")
        names += ("milestones", "unspoken", "untouched", "unanswered", "messages")
        return {name.replace("-", "_"): f"{base}{name}/" for name in names}

    @cached_property
    def worth_talking(self):
        return [Talk(words, self.lists[which]) for holds, words, which in self._talks() if holds]

    def _talks(self):
        yield self.people - self.people_then >= GREW_BY, self._growth(), "people"
        for above in self.above:
            yield True, above.words, "people"
        yield self.unspoken, self._unspoken(), "unspoken"
        late = ngettext("%(n)s note is past its day.", "%(n)s notes are past their day.", self.late)
        yield self.late, late % {"n": self.late}, "late"
        unanswered = ngettext(
            "%(n)s note waits for an answer past its day.",
            "%(n)s notes wait for an answer past their day.",
            self.unanswered,
        )
        yield self.unanswered, unanswered % {"n": self.unanswered}, "unanswered"
        waiting = ngettext(
            "%(n)s person waits for a first contact.", "%(n)s people wait for a first contact.", self.waiting
        )
        yield self.waiting, waiting % {"n": self.waiting}, "waiting"
        messages_late = ngettext(
            "%(n)s person waits for an answer longer than promised.",
            "%(n)s people wait for an answer longer than promised.",
            self.messages_late,
        )
        yield self.messages_late, messages_late % {"n": self.messages_late}, "messages"
        untouched = ngettext(
            "%(n)s goal was not touched in 45 days and may need a new conversation.",
            "%(n)s goals were not touched in 45 days and may need a new conversation.",
            self.untouched,
        )
        yield self.untouched, untouched % {"n": self.untouched}, "untouched"

    def _growth(self):
        grew = {"then": self.people_then, "now": self.people}
        return _("The caseload grew from %(then)s to %(now)s people in six weeks.") % grew

    def _unspoken(self):
        words = ngettext(
            "%(n)s of %(all)s goals was suggested and has no words from the client yet.",
            "%(n)s of %(all)s goals were suggested and have no words from the client yet.",
            self.unspoken,
        )
        return words % {"n": self.unspoken, "all": self.counted}
