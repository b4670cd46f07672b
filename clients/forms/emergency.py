from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Because

from .days import DayField


class EmergencyForm(forms.Form):
    """Who is meant, exactly, and why it cannot wait."""

    name = forms.CharField(label=_("Chosen name, or name on papers"), max_length=120, required=False)
    born_on = DayField(_("Date of birth"), past=True, required=False)
    number = forms.UUIDField(
        label=_("Or their record number"), required=False, error_messages={"invalid": _("This is no record number.")}
    )
    because = forms.ChoiceField(label=_("Why"), choices=Because, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The person’s specialist, that specialist’s supervisor and the managers read this."),
    )

    def clean(self):
        cleaned = super().clean()
        is_named = cleaned.get("name") and cleaned.get("born_on")
        if not is_named and not cleaned.get("number") and not {"born_on", "number"} & set(self.errors):
            raise forms.ValidationError(_("Give the name and the date of birth, or the record number."))
        return cleaned
