from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .closed import stays_with
from .meeting import Meeting


class AgreementQuerySet(WalledQuerySet):
    def visible_to(self, member):
        return self.filter(meeting__in=Meeting.objects.visible_to(member))

    def of_last_time(self, meeting):
        """What was agreed when the same supervisor last met one of these specialists."""
        attended = Meeting.objects.held().filter(
            attendances__specialist__in=meeting.specialists, supervisor=meeting.supervisor
        )
        last = attended.filter(starts_at__lt=meeting.starts_at).newest_first().values("pk")[:1]
        return self.filter(meeting__in=last).select_related("whose__user")


class Agreement(Walled):
    """What somebody will do until when, as both agreed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agreements", editable=False)
    words = models.CharField(_("what we agreed"), max_length=300)
    whose = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("who"))
    due_on = models.DateField(_("by when"), null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["pk"]
        triggers = [stays_with("meeting_id")]

    def __str__(self):
        return self.words
