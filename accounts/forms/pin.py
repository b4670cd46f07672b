from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.pin import four_to_eight_digits


def digits():
    return forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class PinForm(forms.Form):
    number = forms.CharField(
        label=_("New PIN"), help_text=_("4 to 8 numbers."), validators=[four_to_eight_digits], widget=digits()
    )
    again = forms.CharField(label=_("The same again"), widget=digits())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("number") and cleaned.get("again") and cleaned["number"] != cleaned["again"]:
            self.add_error("again", _("These two are not the same."))
        return cleaned
