import hashlib
import secrets
from datetime import timedelta

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.words import PEER_TITLE

from .base import Walled, WalledQuerySet
from .credential import Credentialed

team_handed_on = Signal()


class Role(models.TextChoices):
    SPECIALIST = "specialist", PEER_TITLE
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

    def overseen_by(self, member):
        """The team of a supervisor and themselves."""
        return self.filter(Q(supervisor=member) | Q(pk=member.pk))

    def by_name(self):
        return self.select_related("user").order_by("user__name", "pk")

    def visible_to(self, member):
        """Staff know their colleagues, also those who have left."""
        return self

    def managers(self):
        return self.active().filter(role=Role.MANAGER)

    def with_past_credentials(self):
        """So that each can be asked about any day."""
        return self.prefetch_related("past_credentials")

    def answering_first(self):
        """Managers, the one who answers for them first: who took that on last, else the longest here."""
        return self.managers().order_by(models.F("answers_since").desc(nulls_last=True), "began_on", "pk")

    def with_caseload(self):
        """How many people each walks with today."""
        return self.annotate(caseload=_people())

    def people_count(self):
        """How many people they walk with today, each counted once."""
        return self.aggregate(people=_people())["people"]

    def with_emergencies(self):
        """Whether each is told of an emergency access that they have not looked at yet."""
        unseen = apps.get_model("clients", "EmergencyNotice").objects.filter(member=OuterRef("pk"), seen_at=None)
        return self.annotate(is_told_of_an_emergency=Exists(unseen))

    def with_second_factor(self):
        authenticators = apps.get_model("mfa", "Authenticator").objects.filter(user=OuterRef("user"))
        factors = authenticators.exclude(type="recovery_codes")
        return self.annotate(has_second_factor=Exists(factors))


def _people():
    today = timezone.localdate()
    goes_on = Q(assignments__ended_on=None) | Q(assignments__ended_on__gte=today)
    return Count("assignments__client", filter=goes_on & Q(assignments__began_on__lte=today), distinct=True)


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
        staff = Q(Exists(Membership.objects.exclude(pk=self.pk))) | Q(Exists(Invitation.objects.unanswered()))
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


class InvitationQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def for_token(self, token):
        return self.open().filter(digest=digest(token))

    def newest_first(self):
        return self.order_by("-invited_at", "-pk")

    def unanswered(self):
        """Neither accepted nor withdrawn; some may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def visible_to(self, member):
        return self


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

    @classmethod
    def behind(cls, token):
        """The open invitation of this link in the agency in scope, or None."""
        return cls.objects.for_token(token).select_related("agency", "supervisor").first()

    @classmethod
    def waits_for(cls, email):
        return cls.objects.unanswered().filter(email__iexact=email).exists()

    @property
    def has_run_out(self):
        return self.expires_at <= timezone.now()

    def new_token(self):
        """A fresh secret for the link; only its digest is kept."""
        token = secrets.token_urlsafe(24)
        self.digest = digest(token)
        self.expires_at = a_week_from_now()
        return token

    def link(self, token):
        return reverse("accounts:accept", args=[self.agency_id, token])

    def withdraw(self):
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])

    @transaction.atomic
    def accept(self, password, language):
        """Make the person a member of the staff. Works once, also when two tabs try at the same time."""
        mine = type(self).objects.open().select_for_update().filter(pk=self.pk).first()
        if mine is None:
            raise ValidationError(_("This invitation was used already."))
        member = Membership(role=self.role, credential=self.credential, supervisor=self._supervisor_who_is_here())
        member.user = self._new_user(password, language)
        member.save()
        mine.accepted_at = timezone.now()
        mine.save(update_fields=["accepted_at"])
        return member

    def _supervisor_who_is_here(self):
        supervisor = self.supervisor
        may = supervisor and supervisor.ended_at is None and not supervisor.is_specialist
        return supervisor if may and self.role == Role.SPECIALIST else None

    def _new_user(self, password, language):
        try:
            with transaction.atomic():
                return apps.get_model("accounts", "User").objects.create_user(
                    agency=self.agency, name=self.name, email=self.email, password=password, language=language
                )
        except IntegrityError:
            raise ValidationError(
                _("This e-mail cannot be used here. Ask for a new invitation to another e-mail of yours.")
            ) from None
