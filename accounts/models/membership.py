import hashlib
import secrets
from datetime import timedelta

import pghistory
from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet


class Role(models.TextChoices):
    SPECIALIST = "specialist", _("Peer specialist")
    SUPERVISOR = "supervisor", _("Supervisor")
    MANAGER = "manager", _("Manager")


class MembershipQuerySet(WalledQuerySet):
    def active(self):
        return self.filter(ended_at=None)

    def specialists(self):
        return self.active().filter(role=Role.SPECIALIST)

    def supervisors(self):
        return self.active().filter(role=Role.SUPERVISOR)

    def supervised_by(self, member):
        """The specialists of a supervisor; a manager looks after all of them."""
        return self.specialists() if member.is_manager else self.specialists().filter(supervisor=member)

    def by_name(self):
        return self.select_related("user").order_by("user__name", "pk")

    def with_second_factor(self):
        authenticators = apps.get_model("mfa", "Authenticator").objects.filter(user=OuterRef("user"))
        factors = authenticators.exclude(type="recovery_codes")
        return self.annotate(has_second_factor=Exists(factors))


@pghistory.track()
class Membership(Walled):
    """One person's role in the agency."""

    user = models.OneToOneField("accounts.User", models.PROTECT, related_name="membership", editable=False)
    role = models.CharField(_("role"), max_length=10, choices=Role)
    credential = models.CharField(_("credential"), max_length=40, blank=True, help_text=_("For example CPS or CRPS."))
    credential_expires_on = models.DateField(_("credential is valid until"), null=True, blank=True)
    supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="specialists", verbose_name=_("supervisor")
    )
    began_on = models.DateField(default=timezone.localdate, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

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

    def supervises(self, specialist):
        return self.is_manager or specialist.supervisor_id == self.pk

    @transaction.atomic
    def deactivate(self):
        """Close the account; what the person wrote stays."""
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


class InvitationQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def for_token(self, token):
        return self.open().filter(digest=digest(token))

    def newest_first(self):
        return self.order_by("-invited_at", "-pk")


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def a_week_from_now():
    return timezone.now() + timedelta(days=7)


@pghistory.track(exclude=["digest"])
class Invitation(Walled):
    """A manager's invitation to join the staff; works once, for a week."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    credential = models.CharField(_("credential"), max_length=40, blank=True)
    supervisor = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("supervisor")
    )
    digest = models.CharField(max_length=64, editable=False, unique=True)
    invited_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(default=a_week_from_now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return self.email

    def new_token(self):
        """A fresh secret for the link; only its digest is kept."""
        token = secrets.token_urlsafe(24)
        self.digest = digest(token)
        self.expires_at = a_week_from_now()
        return token

    def link(self, token):
        return reverse("accounts:accept", args=[self.agency_id, token])
