"""For which days somebody's credential was valid, also long after it was renewed."""

from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet


@dataclass(frozen=True)
class Period:
    """A credential from one day to another, both included; a day that nobody wrote down sets no limit."""

    credential: str
    number: str
    began_on: date | None
    expires_on: date | None

    def covers(self, day):
        after = self.began_on is None or day >= self.began_on
        return after and (self.expires_on is None or day <= self.expires_on)


class PastCredentialQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-kept_at", "-pk")


class PastCredential(Walled):
    """A period of a credential that a renewal has followed. Written once."""

    member = models.ForeignKey("accounts.Membership", models.PROTECT, related_name="past_credentials", editable=False)
    credential = models.CharField(_("credential"), max_length=40, editable=False)
    number = models.CharField(_("its number"), max_length=40, blank=True, editable=False)
    began_on = models.DateField(_("valid from"), null=True, editable=False)
    expires_on = models.DateField(_("valid until"), null=True, editable=False)
    kept_at = models.DateTimeField(default=timezone.now, editable=False)
    kept_by = models.ForeignKey("accounts.Membership", models.PROTECT, null=True, related_name="+", editable=False)

    objects = PastCredentialQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier credential")
        verbose_name_plural = _("earlier credentials")
        ordering = ["-kept_at", "-pk"]

    def __str__(self):
        return self.credential

    @property
    def period(self):
        return Period(self.credential, self.number, self.began_on, self.expires_on)


class Credentialed(models.Model):
    """What a member of the staff is certified as, today and before."""

    credential = models.CharField(_("credential"), max_length=40, blank=True, help_text=_("For example CPS or CRPS."))
    credential_number = models.CharField(_("number of the credential"), max_length=40, blank=True)
    credential_began_on = models.DateField(_("credential is valid from"), null=True, blank=True)
    credential_expires_on = models.DateField(_("credential is valid until"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def credential_periods(self):
        """Today's first. Ask for many people `with_past_credentials()`."""
        return [*self._present(), *(past.period for past in self.past_credentials.all())]

    def _present(self):
        told = (self.credential, self.credential_number, self.credential_began_on, self.credential_expires_on)
        return [Period(*told)] if self.credential else []

    def credential_valid_on(self, day):
        """Whether some credential of theirs covers the day; nobody without a credential has a valid one."""
        present = any(period.covers(day) for period in self._present())
        return present or any(past.period.covers(day) for past in self.past_credentials.all())

    @transaction.atomic
    def renew_credential(self, credential, number, began_on, expires_on, by, corrects=False):
        """A new period; what it follows is kept, except where it was only written down wrong."""
        before = type(self).objects.select_for_update().get(pk=self.pk)
        if before.credential and not corrects:
            told = vars(before._present()[0])
            self.past_credentials.create(**told, agency_id=self.agency_id, kept_by=by)
        self.credential, self.credential_number = credential, number
        self.credential_began_on, self.credential_expires_on = began_on, expires_on
        self.save(update_fields=["credential", "credential_number", "credential_began_on", "credential_expires_on"])

    @property
    def days_left(self):
        """Until the last day of the credential; below zero after it. None where no day is written down."""
        return (self.credential_expires_on - timezone.localdate()).days if self.runs_out else None

    @property
    def runs_out(self):
        return bool(self.credential and self.credential_expires_on)

    @property
    def has_run_out(self):
        return self.runs_out and self.days_left < 0

    def runs_out_within(self, days):
        return self.runs_out and 0 <= self.days_left <= days
