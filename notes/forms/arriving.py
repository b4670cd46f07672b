from django import forms
from django.utils.translation import gettext_lazy as _

from notes.models import AgendaItem, Arriving

from .note import area


class ArrivingForm(forms.ModelForm):
    talk_about = forms.CharField(
        label=_("I’d like to talk about…"),
        max_length=AgendaItem._meta.get_field("words").max_length,
        required=False,
        widget=area(2),
    )

    class Meta:
        model = Arriving
        fields = ["feeling", "words", "did"]
        widgets = {"feeling": forms.RadioSelect, "did": area(3)}

    field_order = ["feeling", "words", "talk_about", "did"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["feeling"].choices = Arriving.Feeling.choices
