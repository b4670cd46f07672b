from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet
from accounts.models.membership import Role

from .client import Client
from .opening import Opening


class InquiryQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def waiting_for(self, manager):
        """Theirs, those about another manager, and every one past its day. Never about themselves, unless there was
        nobody else to ask."""
        if not manager.is_manager:
            return self.none()
        about_another = Q(opening__role=Role.MANAGER) & ~Q(opening__user=manager.user)
        late = Q(due_on__lt=timezone.localdate()) & ~Q(opening__user=manager.user)
        return self.open().with_owing().filter(Q(owing=manager.pk) | about_another | late)

    def with_owing(self):
        """With `owing` and their name: the manager who was asked; once they have left, who answers now."""
        managers = Membership.objects.answering_first()
        another = managers.exclude(user=models.OuterRef("opening__user")).values("pk")[:1]
        handed_on = Coalesce(models.Subquery(another), models.Subquery(managers.values("pk")[:1]))
        here = Q(owed_by__ended_at=None, owed_by__role=Role.MANAGER)
        owing = models.Case(models.When(here, then="owed_by_id"), default=handed_on, output_field=models.UUIDField())
        who = Membership.objects.filter(pk=models.OuterRef("owing"))
        return self.annotate(owing=owing).annotate(owing_name=models.Subquery(who.values("user__name")[:1]))

    def with_people(self):
        return self.select_related("opening__user", "client", "owed_by__user")

    def soonest_due_first(self):
        return self.order_by("due_on", "pk")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Inquiry(Walled):
    """The person asks why their record was opened; a manager owes the answer. What was asked and answered stays."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="inquiries", editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="inquiries", editable=False)
    words = models.CharField(_("your question"), max_length=500)
    at = models.DateTimeField(default=timezone.now, editable=False)
    owed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    due_on = models.DateField(editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=4000)
    answered_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about an opening")
        verbose_name_plural = _("questions about openings")
        indexes = [
            models.Index(fields=["client", "-at", "-id"], name="inquiry_newest"),
            models.Index(fields=["due_on"], name="inquiry_waiting", condition=Q(answered_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="an_answered_inquiry_has_an_answer",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="an_inquiry_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
                        OR ROW(NEW.opening_id, NEW.client_id, NEW.words, NEW.at, NEW.owed_by_id, NEW.due_on)
                        IS DISTINCT FROM
                        ROW(OLD.opening_id, OLD.client_id, OLD.words, OLD.at, OLD.owed_by_id, OLD.due_on)
                    THEN RAISE EXCEPTION 'what was asked and answered stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.words

    @property
    def is_late(self):
        return self.due_on < timezone.localdate()

    @classmethod
    def ask(cls, opening, words):
        """Somebody who did not open it answers, where there is such a manager."""
        managers = Membership.objects.answering_first()
        owed_by = managers.exclude(user=opening.user_id).first() or managers.first()
        if owed_by is None:
            raise ValidationError(_("There is no manager to ask right now. Please call us."))
        due_on = timezone.localdate() + timedelta(days=opening.agency.inquiry_days)
        return cls.objects.create(
            opening=opening, client_id=opening.client_id, words=words, owed_by=owed_by, due_on=due_on
        )

    @transaction.atomic
    def reply(self, words, by):
        """The answer, once; the person reads it under their question."""
        kept = Inquiry.objects.select_for_update().get(pk=self.pk)
        if kept.answered_at:
            raise ValidationError(_("This was answered already."))
        kept.answer, kept.answered_by_name, kept.answered_at = words, by.name_and_credential, timezone.now()
        kept.save()
