from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled

from .hint import Hint
from .note import Note


class HintCount(Walled):
    """How many hints of a kind were left when a note was signed. The words themselves are never kept here."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="hint_counts", editable=False)
    category = models.CharField(max_length=18, choices=Hint.Category, editable=False)
    count = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("count of hints")
        verbose_name_plural = _("counts of hints")
        constraints = [models.UniqueConstraint(fields=["note", "category"], name="a_kind_is_counted_once")]

    def __str__(self):
        return f"{self.get_category_display()}: {self.count}"
