from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled


class Signature(Walled):
    """Somebody signs a meeting: name and credential as of then, and a hash of what it says. Never changed."""

    meeting = models.ForeignKey("supervision.Meeting", models.PROTECT, related_name="signatures", editable=False)
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    content_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="signs_a_meeting_once")]

    def __str__(self):
        return self.name


class Addition(Walled):
    """Something added to a signed meeting, with its day. Never changed."""

    meeting = models.ForeignKey("supervision.Meeting", models.PROTECT, related_name="additions", editable=False)
    words = models.TextField(_("what you would like to add"), max_length=4000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("addition")
        verbose_name_plural = _("additions")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.words
