import secrets

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet
from .membership import Membership, a_week_from_now, digest
from .role import Role


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
