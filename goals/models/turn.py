from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet

from .status import Status


class GoalTurnQuerySet(WalledQuerySet):
    def declined(self):
        """The person said no to a goal that somebody else brought and that was never theirs."""
        brought = models.Q(goal__author__in=["suggested", "required"], goal__confirmed_at=None)
        return self.filter(brought, status=Status.CHANGED_MY_MIND, by=models.F("goal__client__user"))

    def unread(self):
        return self.filter(reading=None)

    def oldest_first(self):
        return self.order_by("at", "pk")


class GoalTurn(Walled):
    """One turn in a goal's life, with the person's words. Written by the goal's verbs, never changed.

    A turn to the status that the goal has already says that it is still on the person's mind.
    """

    goal = models.ForeignKey("goals.Goal", models.PROTECT, related_name="history", editable=False)
    status = models.CharField(max_length=8, choices=Status, editable=False)
    words = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    on = models.DateField(default=timezone.localdate, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = GoalTurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn of a goal")
        verbose_name_plural = _("turns of a goal")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_status_display()

    @property
    def was_read(self):
        """The reading, or None."""
        return getattr(self, "reading", None)

    def read(self, by):
        """A specialist read it; the person sees who and when. The first reader counts."""
        TurnReading.objects.bulk_create(
            [TurnReading(turn=self, by=by.user, by_name=by.name_and_credential)], ignore_conflicts=True
        )


class TurnReading(Walled):
    """Somebody who walks with the person read what they turned down."""

    turn = models.OneToOneField(GoalTurn, models.PROTECT, related_name="reading", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("reading of a turn")
        verbose_name_plural = _("readings of turns")

    def __str__(self):
        return self.by_name
