from django import forms
from django.utils.translation import gettext_lazy as _


def closed():
    """Neither shown nor filled in by the browser: it is not the person's."""
    return forms.PasswordInput(attrs={"autocomplete": "off"})


class TakeBackForm(forms.Form):
    secret = forms.CharField(label=_("PIN or password"), max_length=128, strip=False, widget=closed())
