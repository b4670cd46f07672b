"""Somebody whose support ended asks to start again; one person by name owes the answer."""

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.days import end_of_business_day
from accounts.models import Membership, User, Walled, WalledQuerySet

from .client import Client

WAITS = Q(answered_at=None, answer="", is_welcome=None)
ANSWERED = Q(answered_at__isnull=False, is_welcome__isnull=False) & ~Q(answer="")


class ComeBackQuerySet(WalledQuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def waiting_for(self, member):
        """The supervisor of those days finds what they owe; the managers find every one."""
        if member.is_manager:
            return self.waiting()
        return self.waiting().filter(owed_by=member)

    def visible_to(self, member):
        return self if member.is_manager else self.filter(owed_by=member)

    def with_people(self):
        return self.select_related("client", "owed_by__user")

    def soonest_due_first(self):
        return self.order_by("answer_by", "pk")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class ComeBack(Walled):
    """What was asked and what was answered stays; one waits at a time."""

    LENGTH = 500

    client = models.ForeignKey(Client, models.PROTECT, related_name="come_backs", editable=False)
    words = models.CharField(_("what you would like, if you want to say"), max_length=LENGTH, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    owed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    answer_by = models.DateTimeField(editable=False)
    is_welcome = models.BooleanField(null=True, editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=4000, editable=False)
    answered_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = ComeBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish to come back")
        verbose_name_plural = _("wishes to come back")
        indexes = [models.Index(fields=["client", "-at", "-id"], name="come_back_newest")]
        constraints = [
            models.UniqueConstraint(fields=["client"], condition=Q(answered_at=None), name="one_come_back_waits"),
            models.CheckConstraint(condition=WAITS | ANSWERED, name="an_answered_come_back_says_which"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_come_back_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
                        OR ROW(NEW.client_id, NEW.words, NEW.by_id, NEW.at, NEW.owed_by_id, NEW.answer_by)
                        IS DISTINCT FROM
                        ROW(OLD.client_id, OLD.words, OLD.by_id, OLD.at, OLD.owed_by_id, OLD.answer_by)
                    THEN RAISE EXCEPTION 'what was asked and answered stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.at}"

    def get_absolute_url(self):
        return reverse("clients:come_back", args=[self.pk])

    @property
    def owed_by_name(self):
        return self.owed_by.name

    @property
    def is_late(self):
        return self.answered_at is None and self.answer_by < timezone.now()

    @classmethod
    @transaction.atomic
    def ask(cls, client, by, words=""):
        """Asking twice while one waits changes nothing."""
        kept = client.as_saved()
        if waiting := kept.come_backs.waiting().first():
            return waiting
        owed_by = _who_answers(kept)
        if owed_by is None:
            raise ValidationError(_("There is nobody to ask right now. Please call us."))
        answer_by = end_of_business_day(timezone.now(), kept.agency.answer_days, kept.agency.zone)
        return cls.objects.create(client=kept, by=by, words=words, owed_by=owed_by, answer_by=answer_by)

    @transaction.atomic
    def reply(self, words, by, is_welcome, program=None, specialist=None):
        """Once. Where they are welcome, the record opens at once, perhaps with a program and a specialist."""
        client = self.client.as_saved()
        kept = ComeBack.objects.select_for_update().get(pk=self.pk)
        if kept.answered_at:
            raise ValidationError(_("This was answered already."))
        kept.is_welcome, kept.answer, kept.answered_by_name = is_welcome, words, by.name_and_credential
        kept.answered_at = timezone.now()
        kept.save()
        if is_welcome:
            _let_in(client, program, specialist)


def _who_answers(client):
    """The supervisor of the last specialist, where there still is one; else the manager who answers."""
    last = client.assignments.select_related("specialist__supervisor").order_by("-kind", "-began_on", "-pk").first()
    supervisor = last and last.specialist.supervisor
    if supervisor and supervisor.ended_at is None:
        return supervisor
    return Membership.objects.answering_first().first()


def _let_in(client, program, specialist):
    if client.archived_on:
        client.reopen()
    if program:
        here = client.enrollments.in_force().filter(program=program).first()
        here.go_on() if here else client.enroll(program, timezone.localdate())
    if specialist:
        client.assign(specialist)
