from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled

from .closed import stays_with
from .meeting import Meeting


class Agreement(Walled):
    """What somebody will do until when, as both agreed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agreements", editable=False)
    words = models.CharField(_("what we agreed"), max_length=300)
    whose = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("who"))
    due_on = models.DateField(_("by when"), null=True, blank=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["pk"]
        triggers = [stays_with("meeting_id")]

    def __str__(self):
        return self.words
