import pghistory
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled

from .goal import Goal

LEVEL_LENGTH = 300
MOST_WEIGHT = 3
NAMES = {2: "much_more", 1: "somewhat_more", 0: "expected", -1: "somewhat_less", -2: "much_less"}


def level(words, *, required=False):
    return models.CharField(words, max_length=LEVEL_LENGTH, blank=not required)


def weight(words):
    return models.PositiveSmallIntegerField(words, null=True, blank=True)


@pghistory.track()
class Scale(Walled):
    """How far is far enough: a goal's five levels, or three of them, in the person's words (Goal Attainment Scaling).

    Levels go from -2 to +2; 0 is what the person hopes for (Kiresuk & Sherman 1968).
    """

    goal = models.OneToOneField(Goal, models.PROTECT, related_name="scale", editable=False)
    expected = level(_("what I hope for"), required=True)
    somewhat_more = level(_("better than I hope"))
    much_more = level(_("wow"))
    somewhat_less = level(_("not there yet"))
    much_less = level(_("a long way from it"))
    importance = weight(_("how much it matters, 1 to 3"))
    difficulty = weight(_("how hard it is, 1 to 3"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("scale")
        verbose_name_plural = _("scales")
        constraints = [
            models.CheckConstraint(
                condition=(Q(importance=None) | Q(importance__range=(1, MOST_WEIGHT)))
                & (Q(difficulty=None) | Q(difficulty__range=(1, MOST_WEIGHT))),
                name="weights_go_from_1_to_3",
                violation_error_message=_("Choose a number from 1 to 3."),
            )
        ]

    def __str__(self):
        return self.expected

    @property
    def weight(self):
        """Importance times difficulty; 1 where nobody weighed it."""
        return (self.importance or 1) * (self.difficulty or 1)

    @property
    def levels(self):
        """[(level, name, words)] from the highest to the lowest; only those that have words."""
        return [(n, name, words) for n, name, words in self._all_levels() if words]

    def levels_with_mark(self, check_ins):
        """[(name, words, day)] from the highest to the lowest; the day where the newest check-in with a level stands.

        A level that lost its words after somebody was there is still shown, by its name.
        """
        marked = [said for said in check_ins if said.level is not None]
        newest = max(marked, key=lambda said: (said.on, said.pk), default=None)
        here, day = (newest.level, newest.on) if newest else (None, None)
        told = [told for told in self._all_levels() if told[2] or told[0] == here]
        return [(name, words, day if n == here else None) for n, name, words in told]

    @classmethod
    def of(cls, goal, by):
        """The goal's scale, or a new one to fill in."""
        return cls.objects.filter(goal=goal).first() or cls(goal=goal, created_by=by)

    @transaction.atomic
    def write(self):
        self.save()
        self.goal.touch()

    def _all_levels(self):
        return [(n, self._meta.get_field(name).verbose_name, getattr(self, name)) for n, name in NAMES.items()]
