"""What comes to a signed note: its writer's addenda, its supervisor's name and praise."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled

from .cosign_request import CosignRequest
from .note import TEXT_LENGTH, Note
from .sentences import LINE_LENGTH


class Addendum(Walled):
    """What comes to a signed note later: dated, with author and reason. Never changed itself."""

    class Kind(models.TextChoices):
        LATE_ENTRY = "late", _("Late entry: known then, not written")
        ADDENDUM = "addendum", _("Addendum: new since then")
        CORRECTION = "correction", _("Correction: it was wrong")

    note = models.ForeignKey(Note, models.PROTECT, related_name="addenda", editable=False)
    kind = models.CharField(_("what is it"), max_length=10, choices=Kind)
    words = models.TextField(_("what to add"), max_length=TEXT_LENGTH)
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_kind_display()

    @transaction.atomic
    def add(self, note, by, answers=()):
        """Put it under a signed note, with its author's name as of now; `answers`: the questions that it answers."""
        if not note.is_signed:
            raise ValidationError(_("This note is still a draft. Write it there."))
        self.note, self.by, self.by_name, self.at = note, by.user, by.name_and_credential, timezone.now()
        self.save()
        for asked in answers:
            asked.reply(self.words)


class Review(Walled):
    """A supervisor's answer to a signed note. It changes no word of it."""

    class Kind(models.TextChoices):
        COSIGN = "cosign", _("Co-signed")
        PRAISE = "praise", _("Praise")

    note = models.ForeignKey(Note, models.PROTECT, related_name="reviews", editable=False)
    kind = models.CharField(max_length=6, choices=Kind, editable=False)
    words = models.CharField(_("your words"), max_length=500, blank=True)
    line = models.CharField(_("the line of the note"), max_length=LINE_LENGTH, blank=True, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["-at"], name="praise_newest", condition=models.Q(kind="praise"))]
        constraints = [
            models.UniqueConstraint(fields=["note"], condition=models.Q(kind="cosign"), name="a_note_is_cosigned_once")
        ]

    def __str__(self):
        return self.get_kind_display()

    @classmethod
    @transaction.atomic
    def cosign(cls, note, by, words=""):
        """The supervisor puts their name under it; once, and not while a question waits for the writer."""
        if note.questions_asked.open().exists():
            raise ValidationError(_("A question about this note waits for its writer."))
        answered, _kinds = CosignRequest.objects.filter(note=note).delete()
        if not answered:
            raise ValidationError(_("This note needs no co-signing now."))
        return cls._give(note, cls.Kind.COSIGN, by, words=words)

    @classmethod
    @transaction.atomic
    def cosign_all(cls, notes, by):
        """The same under several, all or none; returns how many. What somebody else was faster with is left alone."""
        asked = CosignRequest.objects.filter(note__in=[note.pk for note in notes])
        waiting = list(asked.select_for_update().order_by("pk").values_list("pk", "note_id"))
        CosignRequest.objects.filter(pk__in=[pk for pk, _note in waiting]).delete()
        given = {"kind": cls.Kind.COSIGN, "by": by, "by_name": by.name_and_credential}
        return len(cls.objects.bulk_create([cls(note_id=note, **given) for _pk, note in waiting]))

    @classmethod
    def praise(cls, note, by, words, line=""):
        """Something good about a note, perhaps about one line of it; its writer finds it on Today."""
        if not note.is_signed:
            raise ValidationError(_("This note is still a draft."))
        return cls._give(note, cls.Kind.PRAISE, by, words=words, line=line)

    @classmethod
    def _give(cls, note, kind, by, **said):
        return cls.objects.create(note=note, kind=kind, by=by, by_name=by.name_and_credential, **said)


def came_to(note):
    """(addenda, reviews) of a note, oldest first, in one query."""
    rows = []
    for model, reason in ((Addendum, models.F("reason")), (Review, models.F("line"))):
        told = model.objects.filter(note=note).order_by().annotate(what=models.Value(model.__name__), why=reason)
        rows.append(told.values_list("what", "pk", "kind", "words", "by_name", "at", "why"))
    found = {"Addendum": [], "Review": []}
    for what, pk, kind, words, by_name, at, why in rows[0].union(rows[1]).order_by("at", "pk"):
        said = {"id": pk, "kind": kind, "words": words, "by_name": by_name, "at": at}
        found[what].append(Addendum(reason=why, **said) if what == "Addendum" else Review(line=why, **said))
    return found["Addendum"], found["Review"]
