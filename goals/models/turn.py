from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled

from .status import Status


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

    class Meta:
        verbose_name = _("turn of a goal")
        verbose_name_plural = _("turns of a goal")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_status_display()
