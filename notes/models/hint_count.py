from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
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

    @classmethod
    def beside(cls, notes):
        """These notes with `hints_left`, by kind."""
        rows = cls.objects.filter(note=OuterRef("pk")).order_by("category")
        return notes.annotate(
            hints_left=ArraySubquery(rows.values(told=JSONObject(category="category", count="count")))
        )

    @staticmethod
    def words(note):
        """(kind, how many) of a note from `beside`."""
        return [(Hint.Category(left["category"]).label, left["count"]) for left in note.hints_left]

    def __str__(self):
        return f"{self.get_category_display()}: {self.count}"
