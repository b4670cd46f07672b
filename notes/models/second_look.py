from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled, WalledQuerySet

from .withholding import Withholding

BEFORE_AGENCIES_CHOSE = timedelta(days=7)


class SecondLookQuerySet(WalledQuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def oldest_first(self):
        return self.order_by("at", "pk")

    def waiting_for(self, manager):
        """Theirs, and every one past its day."""
        before = Q(promised_on=None, at__lt=timezone.now() - BEFORE_AGENCIES_CHOSE)
        late = Q(promised_on__lt=timezone.localdate()) | before
        return self.waiting().with_owing().filter(Q(owing=manager.pk) | late)

    def with_note(self):
        return self.select_related("withholding__note__session__client")

    def with_owing(self):
        """With `owing` and their name: the manager who answers, or the next one where they held the note back
        themselves and there is another. As of today, so what waits is handed on when they leave."""
        managers = Membership.objects.answering_first()
        another = managers.exclude(pk=models.OuterRef("withholding__by")).values("pk")[:1]
        owing = Coalesce(models.Subquery(another), models.Subquery(managers.values("pk")[:1]))
        who = Membership.objects.filter(pk=models.OuterRef("owing"))
        name = models.Subquery(who.values("user__name")[:1])
        return self.annotate(owing=owing).annotate(owing_name=name)


class SecondLook(Walled):
    """The person asks to look again at what is kept from them; a manager answers, once."""

    withholding = models.ForeignKey(Withholding, models.PROTECT, related_name="second_looks", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    promised_on = models.DateField(null=True, editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=8000)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    answered_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="second_look_waiting", condition=Q(answered_at=None))]
        constraints = [
            models.UniqueConstraint(
                fields=["withholding"], condition=Q(answered_at=None), name="one_second_look_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="a_second_look_has_words_and_a_name",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_second_look_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
                        OR ROW(NEW.withholding_id, NEW.by_id, NEW.at)
                        IS DISTINCT FROM ROW(OLD.withholding_id, OLD.by_id, OLD.at)
                    THEN RAISE EXCEPTION 'what was asked and answered stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.at}"

    @property
    def due_on(self):
        """The day that the person is told."""
        return self.promised_on or timezone.localdate(self.at) + BEFORE_AGENCIES_CHOSE

    @property
    def is_answered(self):
        return self.answered_at is not None

    @classmethod
    def of(cls, note):
        return cls.objects.filter(withholding__note=note).with_owing().oldest_first()

    @classmethod
    @transaction.atomic
    def ask(cls, withholding, by):
        """Put it before the manager who answers; asking twice while one waits changes nothing."""
        Withholding.objects.select_for_update().get(pk=withholding.pk)
        if not withholding.second_looks.waiting().exists():
            promised_on = timezone.localdate() + timedelta(days=withholding.agency.second_look_days)
            cls.objects.create(withholding=withholding, by=by, promised_on=promised_on)
        return withholding.second_looks.waiting().with_owing().get()

    @transaction.atomic
    def reply(self, words, by):
        kept = SecondLook.objects.select_for_update().get(pk=self.pk)
        if kept.is_answered:
            raise ValidationError(_("This was answered already."))
        kept.answer, kept.answered_by, kept.answered_by_name = words, by, by.name_and_credential
        kept.answered_at = timezone.now()
        kept.save()
