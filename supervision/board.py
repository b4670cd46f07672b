"""The supervisor's board: a line for each specialist by name, or as the reader would like to look at them."""

from django.db.models import Count, Window

from accounts.models import Membership
from clients.models import above_limits, with_above_limits

from . import counts
from .counts import ALL
from .line import Line
from .standing import standing
from .sums import sums_of

LINES = 10


class Board:
    """Lines of a team, and its sums. `look` says which lines, in what order, and, unless it is whole, which page."""

    def __init__(self, team, look=None, is_own=False, is_whole=False):
        self.team, self.look, self.is_own = team, look, is_own
        self._page = (
            slice((look.page_number - 1) * LINES, look.page_number * LINES) if look and not is_whole else slice(None)
        )
        self.specialists, self.count = self._shown()
        self.numbers = self._count()
        self._hours = self._count_hours(team.narrowed(self.specialists))
        self.lines = [self._line(specialist) for specialist in self.specialists]
        self.together = self._line(None)

    @property
    def not_seen_days(self):
        return self.team.agency.not_seen_days

    @property
    def everybody(self):
        """How many specialists stand behind the sums, whichever lines are shown."""
        return self.numbers[ALL]["specialists"] if self._shows_part else self.count

    @property
    def is_last_page(self):
        return self.look is None or self.look.page_number * LINES >= self.count

    @property
    def worth_talking(self):
        """The lines with something to talk about."""
        return [line for line in self.lines if line.talks]

    def _everybody(self):
        everybody = Membership.objects.filter(pk__in=self.team.specialists).by_name()
        return everybody.filter(user__name__icontains=self.look.named) if self.look else everybody

    @property
    def _shows_part(self):
        return self.count > len(self.specialists) or bool(self.look and self.look.is_narrowed)

    @property
    def _goes_by_numbers(self):
        return self.look and (self.look.flagged or self.look.number)

    def _shown(self):
        """(the specialists of this page, how many there are in all)"""
        if self.look is None:
            everybody = list(with_above_limits(self._everybody()))
            return everybody, len(everybody)
        if self._goes_by_numbers:
            keys = self._chosen()
            shown = {one.pk: one for one in self._with_above(keys[self._page])}
            return [shown[key] for key in keys[self._page]], len(keys)
        rows = with_above_limits(self._everybody().annotate(everybody=Window(Count("*"))))
        shown = list(rows[self._page])
        return shown, shown[0].everybody if shown else 0

    def _with_above(self, keys):
        return with_above_limits(Membership.objects.filter(pk__in=keys).select_related("user"))

    def _chosen(self):
        """The keys of those with a number above nothing, in the order asked for; those with the same go by name."""
        flag, by = self.look.flagged, self.look.number
        keys, numbers = standing(self.team, self._everybody(), [name for name in (flag, by) if name])
        chosen = [pk for pk in keys if not flag or numbers[flag][pk]]
        return sorted(chosen, key=lambda pk: numbers[by][pk], reverse=self.look.most_first) if by else chosen

    def _count(self):
        """Only those on this page are counted in full, and the sums apart."""
        numbers = counts.numbers_of(self.team.narrowed(self.specialists))
        if self._shows_part:
            numbers[ALL] = sums_of(self.team)
        return numbers

    def _count_hours(self, shown):
        return counts.hours_of(shown)

    def _line(self, specialist):
        whose = [specialist] if specialist else self.specialists
        # Thirds of an hour do not add up exactly: without the rounding 7 hours 45 would read 7.7, not 7.8.
        hours = [round(sum(self._hours[one.pk, week] for one in whose), 6) for week in counts.weeks(self.team)]
        return Line(
            specialist=specialist,
            n=self.numbers[specialist.pk if specialist else ALL],
            hours=hours,
            above=above_limits(specialist),
            program=self.team.program,
            is_own=self.is_own,
        )
