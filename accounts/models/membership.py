import hashlib
from datetime import timedelta

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, Q
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled
from .credential import Credentialed
from .membership_query import MembershipQuerySet
from .role import Role

team_handed_on = Signal()


@pghistory.track()
class Membership(Credentialed, Walled):
    """One person's role in the agency."""

    user = models.OneToOneField("accounts.User", models.PROTECT, related_name="membership", editable=False)
    role = models.CharField(_("role"), max_length=10, choices=Role)
    supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="specialists", verbose_name=_("supervisor")
    )
    began_on = models.DateField(default=timezone.localdate, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    answers_since = models.DateTimeField(_("answers for the managers since"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")
        constraints = [
            models.CheckConstraint(
                condition=Q(supervisor=None) | Q(role="specialist"),
                name="only_specialists_have_a_supervisor",
                violation_error_message=_("Only a peer specialist has a supervisor here."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:member", args=[self.pk])

    @property
    def name(self):
        return self.user.name

    @property
    def name_and_credential(self):
        return f"{self.name}, {self.credential}" if self.credential else self.name

    @property
    def is_specialist(self):
        return self.role == Role.SPECIALIST

    @property
    def is_supervisor(self):
        return self.role == Role.SUPERVISOR

    @property
    def is_manager(self):
        return self.role == Role.MANAGER

    @property
    def answers_for_managers(self):
        """What clients ask of the managers comes to this one."""
        return self.is_manager and Membership.objects.answering_first().first() == self

    def take_answers(self):
        """From now on; whoever answered until now is free of what waits."""
        self.answers_since = timezone.now()
        self.save(update_fields=["answers_since"])

    def first_steps(self):
        """Whether anybody else works here or is invited, and whether anybody walks with a client yet."""
        invited = apps.get_model("accounts", "Invitation").objects.unanswered()
        staff = Q(Exists(Membership.objects.exclude(pk=self.pk))) | Q(Exists(invited))
        people = Q(Exists(Membership.objects.exclude(assignments=None)))
        me = Membership.objects.filter(pk=self.pk)
        return me.annotate(has_staff=staff, has_people=people).values_list("has_staff", "has_people").get()

    def supervises(self, specialist):
        return self.is_manager or specialist.supervisor_id == self.pk

    @property
    def walks_with_people(self):
        """Today, or on some day to come."""
        return self.assignments.filter(Q(ended_on=None) | Q(ended_on__gte=timezone.localdate())).exists()

    @property
    def has_team(self):
        """Whether somebody would be left without a supervisor."""
        return self.specialists.active().exists()

    @transaction.atomic
    def hand_team_on(self, chosen, closes, by):
        """`chosen`: {specialist: their new supervisor}; all of it or nothing, with the account closed at the end."""
        for specialist, supervisor in chosen.items():
            specialist.supervisor = supervisor
            specialist.save(update_fields=["supervisor"])
        team_handed_on.send(Membership, supervisor=self, chosen=chosen, closes=closes)
        if closes:
            self.deactivate(by=by)

    def people_who_depend_on_them(self):
        """Why this person cannot leave their role yet, as a sentence; empty when they can."""
        if self.walks_with_people:
            return _("%(name)s still walks with people. Assign them to somebody else first.") % {"name": self.name}
        if self.has_team:
            return _("%(name)s still supervises peer specialists. Choose another supervisor for them first.") % {
                "name": self.name
            }
        others = type(self).objects.managers().select_for_update().order_by("pk")
        if self.is_manager and [manager.pk for manager in others] == [self.pk]:
            return _("%(name)s is the only manager. Make somebody else a manager first.") % {"name": self.name}
        return ""

    @transaction.atomic
    def take_role(self, role, supervisor):
        """Change what the person does here; only a specialist keeps a supervisor."""
        before = type(self).objects.get(pk=self.pk)
        if role != before.role and (reason := before.people_who_depend_on_them()):
            raise ValidationError(reason)
        self.role, self.supervisor = role, supervisor if role == Role.SPECIALIST else None
        self.save(update_fields=["role", "supervisor"])

    @transaction.atomic
    def deactivate(self, by=None):
        """Close the account; what the person wrote stays."""
        if by == self:
            raise ValidationError(_("You cannot close your own account. Ask another manager."))
        if reason := self.people_who_depend_on_them():
            raise ValidationError(reason)
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
        self.user.is_active = False
        self.user.save(update_fields=["is_active"])

    @transaction.atomic
    def reactivate(self):
        self.ended_at = None
        self.save(update_fields=["ended_at"])
        self.user.is_active = True
        self.user.save(update_fields=["is_active"])


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def a_week_from_now():
    return timezone.now() + timedelta(days=7)
