from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from accounts.models.membership import Role

from .client import Client
from .emergency import Because

FOR_PAYMENT = "reports:billing_copy"


class OpeningQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-opened_at", "-pk").select_related("user")


class Opening(Walled):
    """A client's record was opened; written by the gate, never changed."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("Opened")
        PRINTED = "printed", _("Printed")
        EXPORTED = "exported", _("Took a copy")
        SEARCHED = "searched", _("Found by a search")

    client = models.ForeignKey(Client, models.PROTECT, related_name="openings", editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    role = models.CharField(max_length=10, choices=Role, editable=False)
    kind = models.CharField(max_length=8, choices=Kind, editable=False)
    because = models.CharField(max_length=9, choices=Because, blank=True, default="", editable=False)
    page = models.CharField(max_length=60, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        indexes = [
            models.Index(fields=["client", "-opened_at", "-id"], name="opening_newest"),
            models.Index(fields=["agency", "-opened_at", "-id"], name="opening_of_agency"),
            models.Index(fields=["agency", "user", "-opened_at", "-id"], name="opening_by_whom"),
            models.Index(
                fields=["agency", "-opened_at", "-id"],
                name="opening_taken",
                condition=models.Q(kind__in=["printed", "exported"]),
            ),
            models.Index(
                fields=["agency", "-opened_at", "-id"],
                name="opening_in_emergency",
                condition=~models.Q(because=""),
            ),
        ]

    @classmethod
    def write_found(cls, clients, member, page):
        """A search showed these names to this member."""
        cls._write(clients, member, page, cls.Kind.SEARCHED)

    @classmethod
    def write_exported(cls, clients, member, page):
        """This member took a file with something of these people."""
        cls._write(clients, member, page, cls.Kind.EXPORTED)

    @classmethod
    def _write(cls, clients, member, page, kind):
        cls.objects.bulk_create(
            [cls(client=client, user=member.user, role=member.role, kind=kind, page=page) for client in clients], 1000
        )

    @property
    def is_for_payment(self):
        """A file for the agency's payer was taken, with this person's sessions in it."""
        return self.page == FOR_PAYMENT

    def __str__(self):
        return f"{self.get_kind_display()} {self.opened_at}"
