from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled, WalledQuerySet
from clients.models import Assignment

from .note import TEXT_LENGTH, Note
from .read_back import ReadBack


class StatementQuerySet(WalledQuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def soonest_due_first(self):
        return self.order_by("due_on", "pk")

    def oldest_first(self):
        return self.order_by("at", "pk")

    def with_people(self):
        return self.with_owing().select_related("witnessed_by__user", "note__session__client")

    def owed_by(self, member):
        """Waiting for this member of the staff."""
        return self.waiting().with_owing().filter(owing=member.pk)

    def with_owing(self):
        """With `owing` and their name: the writer while they walk with the person, else whoever does now, the primary
        one first; where nobody does, a manager. So somebody named always owes the answer."""
        of_person = {"client": models.OuterRef("note__session__client")}
        walking = Assignment.objects.in_force().filter(**of_person).order_by("-kind", "began_on", "pk")
        writer = models.Exists(walking.filter(specialist=models.OuterRef("owed_by")))
        next_one = models.Subquery(walking.values("specialist")[:1])
        manager = models.Subquery(Membership.objects.answering_first().values("pk")[:1])
        owing = models.Case(
            models.When(writer, then="owed_by_id"), default=Coalesce(next_one, manager), output_field=models.UUIDField()
        )
        who = Membership.objects.filter(pk=models.OuterRef("owing"))
        names = {"owing_name": "user__name", "owing_credential": "credential"}
        columns = {name: models.Subquery(who.values(column)[:1]) for name, column in names.items()}
        return self.annotate(owing=owing).annotate(**columns)


class Statement(Walled):
    """The person's own words on a note, or where they see it differently. Answered once, by a named person."""

    class Kind(models.TextChoices):
        ADD = "add", _("My words")
        DIFFER = "differ", _("I see it differently")

    note = models.ForeignKey(Note, models.PROTECT, related_name="statements", editable=False)
    kind = models.CharField(max_length=6, choices=Kind, editable=False)
    words = models.TextField(_("my words"), max_length=TEXT_LENGTH)
    language = models.CharField(max_length=2, editable=False)
    how = models.CharField(max_length=13, choices=ReadBack.How, editable=False)
    witnessed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    owed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    due_on = models.DateField(editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=TEXT_LENGTH)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    answered_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["owed_by", "due_on"], name="statement_waiting", condition=Q(answered_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(how="aloud") | Q(witnessed_by__isnull=False), name="a_statement_aloud_has_a_witness"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="an_answer_has_words_and_a_name",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_statement_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
                        OR ROW(NEW.note_id, NEW.kind, NEW.words, NEW.by_id, NEW.how, NEW.at)
                        IS DISTINCT FROM ROW(OLD.note_id, OLD.kind, OLD.words, OLD.by_id, OLD.how, OLD.at)
                    THEN RAISE EXCEPTION 'what the person said stays as they said it'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return f"{self.note.get_absolute_url()}#statement-{self.pk}"

    @property
    def is_answered(self):
        return self.answered_at is not None

    @property
    def owing_words(self):
        """Who answers, by name and credential; from `with_owing`."""
        return f"{self.owing_name}, {self.owing_credential}" if self.owing_credential else self.owing_name

    @property
    def owing_first_name(self):
        return self.owing_name.split(" ")[0]

    @classmethod
    def say(cls, note, kind, words, how, witness=None):
        """Put the person's words beside their note; its writer owes an answer by the day that the agency promises."""
        client = note.session.client
        return cls.objects.create(
            note=note,
            kind=kind,
            words=words,
            language=client.language,
            how=how,
            witnessed_by=witness if how == ReadBack.How.ALOUD else None,
            by=client.open_account(),
            owed_by=note.session.specialist,
            due_on=timezone.localdate() + timedelta(days=note.agency.statement_days),
        )

    @transaction.atomic
    def reply(self, words, by):
        """The answer, once; the person reads it under their words."""
        kept = Statement.objects.select_for_update().get(pk=self.pk)
        if kept.is_answered:
            raise ValidationError(_("This was answered already."))
        kept.answer, kept.answered_by, kept.answered_by_name = words, by, by.name_and_credential
        kept.answered_at = timezone.now()
        kept.save()
        return kept
