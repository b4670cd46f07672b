"""allauth's forms in our words: no grey text that repeats the label, one short hint for a new password."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from .entrance import PASSWORD_HINT

LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "oldpassword": _("The password you have now"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
}


class InOurWords:
    labels = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = (LABELS | self.labels).get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
        if "password1" in self.fields:
            self.fields["password1"].help_text = PASSWORD_HINT


class LoginForm(InOurWords, account.LoginForm):
    pass


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    pass


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    pass


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(InOurWords, account.ConfirmLoginCodeForm):
    labels = {"code": _("Six numbers")}


class SecondStepForm(InOurWords, mfa.AuthenticateForm):
    labels = {"code": _("Six numbers, or a recovery code")}


class SecondStepAgainForm(InOurWords, mfa.ReauthenticateForm):
    labels = {"code": _("Six numbers, or a recovery code")}


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    labels = {"code": _("The six numbers that the app shows")}


class EditPasskeyForm(passkeys.EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=60)
