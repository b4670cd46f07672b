from django import forms
from django.utils.translation import gettext_lazy as _

from notes.models import AgendaItem


class AgendaForm(forms.ModelForm):
    class Meta:
        model = AgendaItem
        fields = ["words"]
        labels = {"words": _("I’d like to talk about…")}
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["words"].error_messages["required"] = _("Write a few words.")
