from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet


class SignInHelpQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk")


class SignInHelp(Walled):
    """Somebody here helped a client to sign in. Written once; the person sees who it was and when."""

    class Kind(models.TextChoices):
        SHOWN = "shown", _("Showed you a code to sign in")
        PRINTED = "printed", _("Printed a code to sign in for you")
        LOST = "lost", _("Signed you out everywhere, because a phone was lost")

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="sign_in_help", editable=False)
    kind = models.CharField(max_length=7, choices=Kind, editable=False)
    passkeys_removed = models.PositiveSmallIntegerField(default=0, editable=False)
    by = models.ForeignKey("accounts.Membership", models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SignInHelpQuerySet.as_manager()

    class Meta:
        verbose_name = _("help to sign in")
        verbose_name_plural = _("help to sign in")
        indexes = [models.Index(fields=["user", "-at", "-id"], name="sign_in_help_newest")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at}"

    @classmethod
    def write(cls, user, by, kind, passkeys_removed=0):
        return cls.objects.create(
            user=user, by=by, by_name=by.name_and_credential, kind=kind, passkeys_removed=passkeys_removed
        )
