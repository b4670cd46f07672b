from datetime import timedelta

import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .note import Note

A_DAY = timedelta(days=1)
CARRIED = ["id", "words", "by_name", "at", "answer", "answered_at"]


def past_promise():
    """Asked longer ago than the agency gives a specialist."""
    given = models.F("agency__question_days") * A_DAY
    ago = models.ExpressionWrapper(models.Value(timezone.now()) - given, models.DateTimeField())
    return models.Q(at__lt=ago)


class QuestionQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def to_be_answered_by(self, member):
        """Its writer answers, as long as they may open the note."""
        return self.open().filter(note__session__specialist=member)

    def with_people(self):
        return self.select_related("by__user", "note__session__client")

    def oldest_first(self):
        return self.order_by("at", "pk")


class Question(Walled):
    """A supervisor asks about a note; its writer answers, once, and the answer to one asked about a draft may be its
    words once they are signed. Neither changes a word of a signed note."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="questions_asked", editable=False)
    words = models.CharField(_("your question"), max_length=500)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=8000)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["note"], name="question_open", condition=models.Q(answered_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answer="")
                | models.Q(answered_at__isnull=False) & ~models.Q(answer=""),
                name="an_answered_question_has_an_answer",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_question_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
                        OR ROW(NEW.note_id, NEW.words, NEW.by_id, NEW.at)
                        IS DISTINCT FROM ROW(OLD.note_id, OLD.words, OLD.by_id, OLD.at)
                    THEN RAISE EXCEPTION 'what was asked and answered stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.words

    @property
    def is_open(self):
        return self.answered_at is None

    @classmethod
    def beside(cls, notes):
        """These notes with their questions, in the same query; `of` reads them."""
        rows = cls.objects.filter(note=models.OuterRef("pk")).oldest_first()
        told = JSONObject(**{name: name for name in CARRIED})
        return notes.annotate(question_rows=ArraySubquery(rows.values(told=told)))

    @classmethod
    def of(cls, note):
        """What was asked about a note, oldest first."""
        if not hasattr(note, "question_rows"):
            return list(note.questions_asked.oldest_first())
        read = cls._meta.get_field
        return [cls(**{name: read(name).to_python(told[name]) for name in CARRIED}) for told in note.question_rows]

    @classmethod
    def ask(cls, note, by, words):
        return cls.objects.create(note=note, by=by, by_name=by.name_and_credential, words=words)

    @classmethod
    def answer_by_signing(cls, note):
        """What was asked about the draft is answered in what it says now."""
        told = {"answer": _("Answered in the note, before it was signed."), "answered_at": timezone.now()}
        cls.objects.open().filter(note=note).update(**told)

    @transaction.atomic
    def reply(self, words):
        kept = Question.objects.select_for_update().get(pk=self.pk)
        if not kept.is_open:
            raise ValidationError(_("This was answered already."))
        kept.answer, kept.answered_at = words, timezone.now()
        kept.save()
