from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled
from clients.models import Client


class KeptWord(Walled):
    """A phrase that is a person's own word: in notes about them no hint speaks of it any more."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="kept_words", editable=False)
    phrase = models.CharField(max_length=60, editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("kept word")
        verbose_name_plural = _("kept words")
        constraints = [models.UniqueConstraint(fields=["client", "phrase"], name="a_word_is_kept_once")]

    def __str__(self):
        return self.phrase

    @classmethod
    def keep(cls, client, phrases, by):
        cls.objects.bulk_create([cls(client=client, phrase=phrase, by=by) for phrase in phrases], ignore_conflicts=True)
