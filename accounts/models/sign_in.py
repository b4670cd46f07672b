import secrets
import uuid
from datetime import timedelta

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet
from .membership import digest

CODE_LIVES = timedelta(minutes=10)


class SignInCodeQuerySet(WalledQuerySet):
    def live(self):
        return self.filter(used_at=None, expires_at__gt=timezone.now())

    def end(self):
        self.update(expires_at=timezone.now() - CODE_LIVES)


class SignInCode(Walled):
    """Six numbers and a link (for the QR) that let one client in, once, within ten minutes."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="sign_in_codes", editable=False)
    number_digest = models.CharField(max_length=64, editable=False)
    link_digest = models.CharField(max_length=64, editable=False, unique=True)
    made_by = models.ForeignKey("accounts.Membership", models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = SignInCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")

    def __str__(self):
        return str(self.made_at)

    @classmethod
    def make(cls, user, by):
        """A new code; the earlier ones of this person stop working. Returns (code, number, link token)."""
        user.sign_in_codes.live().end()
        number, token = _free_number(), secrets.token_urlsafe(16)
        code = cls.objects.create(
            user=user,
            made_by=by,
            number_digest=digest(number),
            link_digest=digest(token),
            expires_at=timezone.now() + CODE_LIVES,
        )
        return code, number, token


def _free_number():
    while True:
        number = f"{secrets.randbelow(1_000_000):06}"
        with connection.cursor() as cursor:
            cursor.execute("SELECT sign_in_code_is_live(%s)", [digest(number)])
            if not cursor.fetchone()[0]:
                return number


def redeem(secret):
    """Use up the live code with this number or link. Returns the id of the person it lets in, or None."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT redeem_sign_in_code(%s)", [digest(secret)])
        return cursor.fetchone()[0]


class SentForm(Walled):
    """The one-time key of a form that was sent, with where it led: sending it again leads there again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    led_to = models.CharField(max_length=500, editable=False, default="")
    sent_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")

    def __str__(self):
        return str(self.pk)
