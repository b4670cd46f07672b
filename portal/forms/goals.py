from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from goals import forms as goal_forms
from goals.forms.base import lines
from goals.models import Goal


class GoalForm(forms.ModelForm):
    class Meta:
        model = Goal
        fields = ["own_words", "why", "life_area"]
        labels = {
            "own_words": _("What would you like to be different?"),
            "why": _("Why does it matter to you?"),
            "life_area": _("What is it mostly about?"),
        }
        help_texts = {
            "own_words": _("Say it your way. Big or small, both are fine."),
            "why": _("Only if you want to say."),
        }
        widgets = {"own_words": lines(3), "why": lines(3), "life_area": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = Goal.LifeArea.choices
        self.fields["own_words"].error_messages["required"] = _("Write a few words. They can be simple.")
        self.fields["life_area"].error_messages["required"] = _("Choose the one that fits best.")


class WordsForm(SeenMixin, GoalForm):
    class Meta(GoalForm.Meta):
        labels = GoalForm.Meta.labels | {"own_words": _("My goal, in my words")}
        help_texts = {}


class TurnForm(goal_forms.TurnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Do you want to say something about it?")
        self.fields["words"].help_text = _("Only if you want to.")
