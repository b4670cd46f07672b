from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled
from clients.models import Client


class Look(Walled):
    """Somebody looked at who did what, and what they asked for. Written at every opening of that page."""

    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    client = models.ForeignKey(Client, models.PROTECT, null=True, related_name="+", editable=False)
    staff = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    kind = models.CharField(max_length=10, blank=True, editable=False)
    from_on = models.DateField(null=True, editable=False)
    until_on = models.DateField(null=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("look at who did what")
        verbose_name_plural = _("looks at who did what")
        indexes = [models.Index(fields=["agency", "-at", "-id"], name="look_newest")]

    def __str__(self):
        return f"{self.at}"

    @classmethod
    def write(cls, by, asked):
        return cls.objects.create(by=by, **{name: asked[name] for name in ASKED if asked.get(name)})


ASKED = ("client", "staff", "kind", "from_on", "until_on")
