import base64
import hashlib
import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .entering import is_staff

WRONG_CODE = _("This code does not work. Look for the newest one and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: staff are invited, clients are let in by their specialist."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail and this password do not go together. Check both and try again."),
        "enter_current_password": _("This is not the password you have now. Please try again."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("This is not your password. Please try again."),
        "rate_limited": _("Too many tries. Please wait a few minutes and try again."),
        "too_many_login_attempts": _("Too many tries. Please wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request):
        return False

    def generate_login_code(self):
        """Six numbers: easy to read aloud and to type on a phone. Three tries, ten minutes."""
        return f"{secrets.randbelow(1_000_000):06}"

    def send_password_reset_mail(self, user, email, context):
        """Clients have no password, and get none by this door."""
        if is_staff(user):
            super().send_password_reset_mail(user, email, context)


class MFAAdapter(DefaultMFAAdapter):
    """Keeps TOTP secrets and recovery seeds encrypted, and asks no client for a second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text):
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def is_mfa_enabled(self, user, types=None):
        return super().is_mfa_enabled(user, types) and is_staff(user)

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My device") if number == 1 else gettext("My device %(number)s") % {"number": number}


def _fernet():
    key = hashlib.sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
