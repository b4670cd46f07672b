from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled

from .closed import stays_with
from .meeting import Meeting


class Attendance(Walled):
    """A specialist comes to a meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances", editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="supervision_meetings", editable=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["meeting", "specialist"], name="comes_to_a_meeting_once")]
        triggers = [stays_with("meeting_id")]

    def __str__(self):
        return f"{self.specialist}"
