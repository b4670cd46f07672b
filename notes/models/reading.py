from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled

from .note import Note


class Reading(Walled):
    """Somebody read a note: the person whose note it is, or a supervisor before signing below it. Written once for the
    note, and once for each thing that came to it later."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="readings", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    up_to = models.DateTimeField(editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("reading of a note")
        verbose_name_plural = _("readings of notes")
        constraints = [models.UniqueConstraint(fields=["note", "by", "up_to"], name="a_reading_is_kept_once")]

    def __str__(self):
        return f"{self.at}"

    @classmethod
    def look(cls, note, by, up_to):
        """A supervisor has the note before them, with what had come to it by then."""
        cls.objects.bulk_create([cls(note=note, by=by, up_to=up_to)], ignore_conflicts=True)

    @classmethod
    def keep(cls, note, by):
        """Everything that there is on the note has been read; `note` comes with its news."""
        if note.has_news:
            cls.objects.bulk_create([cls(note=note, by=by, up_to=note.news_at)], ignore_conflicts=True)
