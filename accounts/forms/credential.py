from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership

from .seen import SettingsSeen

FIRST_YEAR, LAST_YEAR = 1990, 2100


def a_day():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CredentialForm(SettingsSeen, forms.ModelForm):
    """A renewal; or, said so, a correction of what is written down."""

    corrects = forms.BooleanField(
        label=_("Only correct what is written here"),
        required=False,
        help_text=_("Otherwise this is a new period, and the one before is kept for the days that it covers."),
    )

    class Meta:
        model = Membership
        fields = ["credential", "credential_number", "credential_began_on", "credential_expires_on"]
        widgets = {"credential_began_on": a_day(), "credential_expires_on": a_day()}
        labels = {
            "credential_number": _("Number"),
            "credential_began_on": _("Valid from"),
            "credential_expires_on": _("Valid until"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.is_first = not self.instance.credential
        if self.is_first:
            del self.fields["corrects"]

    def clean(self):
        typed = super().clean()
        days = {name: typed.get(name) for name in ("credential_began_on", "credential_expires_on")}
        for name, day in days.items():
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, _("Please check the year."))
        self.instance.is_corrected = self.is_first or typed.get("corrects", False)
        began_on, expires_on = days.values()
        if began_on and expires_on and expires_on < began_on:
            self.add_error("credential_expires_on", _("This is before the day from which it is valid."))
        return typed

    def told(self):
        """What the verb needs."""
        return {
            "credential": self.cleaned_data["credential"],
            "number": self.cleaned_data["credential_number"],
            "began_on": self.cleaned_data["credential_began_on"],
            "expires_on": self.cleaned_data["credential_expires_on"],
            "corrects": self.instance.is_corrected,
        }
