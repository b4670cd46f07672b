from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import SharedStory


class NamedForm(forms.Form):
    """What stands under a story that the person gives."""

    named = forms.ChoiceField(label=_("What may stand under it?"), widget=forms.RadioSelect)

    def __init__(self, *args, client, **options):
        super().__init__(*args, **options)
        shown = {"name": client.chosen_name, "initials": client.initials}
        self.fields["named"].choices = [
            (value, f"{label}: {shown[value]}" if value in shown else label)
            for value, label in SharedStory.Named.choices
        ]
