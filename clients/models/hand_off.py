import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .client import Client

CLOSED = _("This is closed already.")


class HandOffQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(completed_on=None, withdrawn_on=None)

    def completed(self):
        return self.exclude(completed_on=None)

    def newest_first(self):
        return self.order_by("-made_on", "-pk")

    def oldest_first(self):
        return self.order_by("made_on", "pk")

    def with_names(self):
        return self.select_related("made_by__user")


@pghistory.track()
class HandOff(Walled):
    """The person was put in touch with somebody else who can help: told where to go, or taken there."""

    class Kind(models.TextChoices):
        REFERRAL = "referral", _("Referral: they know where to go")
        WARM = "warm", _("Warm hand-off: somebody goes along or calls with them")

    LENGTH = 500

    client = models.ForeignKey(Client, models.PROTECT, related_name="hand_offs", editable=False)
    kind = models.CharField(_("how"), max_length=8, choices=Kind)
    to = models.CharField(_("where to"), max_length=160)
    what_for = models.CharField(_("what for"), max_length=200, blank=True)
    made_on = models.DateField(_("on"), default=timezone.localdate)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    completed_on = models.DateField(_("it happened on"), null=True, editable=False)
    withdrawn_on = models.DateField(_("taken back on"), null=True, editable=False)
    what_came = models.CharField(_("what came of it"), max_length=LENGTH, blank=True, editable=False)

    objects = HandOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-off")
        verbose_name_plural = _("hand-offs")
        indexes = [
            models.Index(fields=["client", "-made_on", "-id"], name="hand_off_newest"),
            models.Index(fields=["agency", "made_on"], name="hand_off_made"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_on=None) | Q(withdrawn_on=None), name="a_hand_off_is_closed_one_way"
            ),
            models.CheckConstraint(
                condition=(Q(completed_on=None) | Q(completed_on__gte=F("made_on")))
                & (Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("made_on"))),
                name="a_hand_off_is_closed_after_it_is_made",
                violation_error_message=_("This is before the day on which you put them in touch."),
            ),
        ]

    def __str__(self):
        return self.to

    @property
    def is_open(self):
        return self.completed_on is None and self.withdrawn_on is None

    @property
    def closed_on(self):
        return self.completed_on or self.withdrawn_on

    def make(self, by):
        self.made_by = by
        self.full_clean()
        self.save()

    def complete(self, on, what_came=""):
        """The person and the other side have met."""
        self._close(completed_on=on, what_came=what_came)

    def withdraw(self, what_came="", on=None):
        """It does not go ahead; nothing vanishes."""
        self._close(withdrawn_on=on or max(timezone.localdate(), self.made_on), what_came=what_came)

    @transaction.atomic
    def _close(self, **how):
        if not HandOff.objects.select_for_update(of=["self"]).get(pk=self.pk).is_open:
            raise ValidationError(CLOSED)
        for name, value in how.items():
            setattr(self, name, value)
        self.full_clean()
        self.save(update_fields=list(how))
