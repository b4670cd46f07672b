from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled


class CosignRequest(Walled):
    """A signed note whose program asked for a supervisor's name when it was signed; goes when the name is there."""

    note = models.OneToOneField("notes.Note", models.PROTECT, related_name="cosign_request", editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="cosign_requests", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("request to co-sign")
        verbose_name_plural = _("requests to co-sign")

    def __str__(self):
        return f"{self.note}"

    @classmethod
    def ask(cls, notes):
        cls.objects.bulk_create(
            [cls(note=note, specialist_id=note.session.specialist_id, asked_at=note.signed_at) for note in notes]
        )
