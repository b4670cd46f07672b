from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet

from .meeting import Meeting


class PrivateNoteQuerySet(WalledQuerySet):
    def by(self, user):
        return self.filter(writer=user)


class PrivateNote(Walled):
    """What a supervisor writes for themselves alone. The database shows it to no other user."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="private_notes", editable=False)
    writer = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    words = models.TextField(_("for your eyes alone"), blank=True, max_length=8000)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        constraints = [models.UniqueConstraint(fields=["meeting", "writer"], name="one_private_note_a_writer")]

    def __str__(self):
        return f"{self.meeting}"

    @classmethod
    def of(cls, meeting, writer):
        return cls.objects.by(writer).filter(meeting=meeting).first()

    @classmethod
    def keep(cls, meeting, writer, words):
        cls.objects.update_or_create(
            meeting=meeting, writer=writer, defaults={"words": words, "saved_at": timezone.now()}
        )
