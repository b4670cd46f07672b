import pghistory
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from clients.models import Client

from .goal import LONG_TEXT_LENGTH, Goal


class CheckInQuerySet(WalledQuerySet):
    def oldest_first(self):
        return self.order_by("on", "pk")

    def with_number(self):
        return self.exclude(confidence=None, importance=None, readiness=None)

    def newest_first(self):
        return self.order_by("-on", "-pk")


def ruler(words):
    return models.PositiveSmallIntegerField(words, null=True, blank=True, validators=[MaxValueValidator(10)])


@pghistory.track()
class CheckIn(Walled):
    """The person's rulers, 0-10, one plain word and their words, on a day. Every number is optional."""

    class Progress(models.TextChoices):
        MOVING = "moving", _("Moving along")
        STEADY = "steady", _("Holding steady")
        HARD = "hard", _("A hard stretch")
        RESTING = "resting", _("Taking a rest")

    client = models.ForeignKey(Client, models.PROTECT, related_name="check_ins", editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="check_ins", editable=False)
    importance = ruler(_("how much it matters to me"))
    confidence = ruler(_("how sure I feel that I can"))
    readiness = ruler(_("how ready I feel"))
    progress = models.CharField(_("how it is going"), max_length=7, choices=Progress, blank=True)
    level = models.SmallIntegerField(_("how far it is by now"), null=True, blank=True)
    words = models.TextField(_("in their words"), blank=True, max_length=LONG_TEXT_LENGTH)
    on = models.DateField(default=timezone.localdate, editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        indexes = [models.Index(fields=["client", "on"], name="check_in_of_client")]
        constraints = [
            models.CheckConstraint(
                condition=(
                    (Q(importance=None) | Q(importance__lte=10))
                    & (Q(confidence=None) | Q(confidence__lte=10))
                    & (Q(readiness=None) | Q(readiness__lte=10))
                ),
                name="rulers_go_from_0_to_10",
                violation_error_message=_("Choose a number from 0 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__range=(-2, 2)),
                name="levels_go_from_minus_2_to_2",
                violation_error_message=_("Choose one of the levels."),
            ),
        ]

    def __str__(self):
        return f"{self.on}"

    @property
    def number(self):
        """The ruler to talk about: how sure, else how much it matters, else how ready; None without any."""
        numbers = (self.confidence, self.importance, self.readiness)
        return next((number for number in numbers if number is not None), None)

    @property
    def has_numbers(self):
        return self.number is not None

    @transaction.atomic
    def add(self):
        self.save()
        if self.goal:
            self.goal.touch()

    def say_more(self, words):
        """Put what made the number as high as it is below what was said before."""
        self.words = "\n".join(text for text in (self.words, words) if text)
        self.save(update_fields=["words"])
