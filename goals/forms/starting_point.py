from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from clients.models import Client
from goals.models import Goal, StartingPoint


class StartingPointForm(forms.ModelForm):
    class Meta:
        model = StartingPoint
        fields = ["words", "life_area", "language"]
        help_texts = {"words": _("The way many people could say it, without names.")}
        widgets = {"life_area": forms.RadioSelect, "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = Goal.LifeArea.choices
        self.fields["language"].choices = Client.SpokenLanguage.choices
        self.fields["words"].error_messages["required"] = _("Write a few words that a person could say.")
        self.fields["life_area"].error_messages["required"] = _("Choose the one that fits best.")
        self.fields["language"].error_messages["required"] = _("Choose the language of these words.")


class ChangedStartingPointForm(SeenMixin, StartingPointForm):
    """Reword an example; what changed meanwhile is shown, never written over."""
