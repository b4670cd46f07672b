import pghistory
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet

from .client import Client


class SupporterQuerySet(WalledQuerySet):
    def past(self):
        return self.exclude(ended_on=None).order_by("-ended_on", "pk")

    def current(self):
        return self.filter(ended_on=None).order_by("created_at", "pk")


@pghistory.track()
class Supporter(Walled):
    """Somebody in the person's corner."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="supporters", editable=False)
    name = models.CharField(_("name"), max_length=80)
    relation = models.CharField(_("how you know each other"), max_length=80, blank=True)
    helps_with = models.CharField(_("what they help with"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    objects = SupporterQuerySet.as_manager()

    class Meta:
        verbose_name = _("person in my corner")
        verbose_name_plural = _("people in my corner")

    def __str__(self):
        return self.name

    def bring_back(self):
        self.ended_on = None
        self.save(update_fields=["ended_on"])

    def end(self):
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])
