from django import forms
from django.utils.translation import gettext_lazy as _

from goals import forms as goal_forms
from goals.models import Milestone, Step

from .base import lines


class MilestoneForm(forms.ModelForm):
    class Meta:
        model = Milestone
        fields = ["words"]
        labels = {"words": _("What is a place on the way?")}
        help_texts = {"words": _("Something you can say “I got there” about.")}


class ReachForm(forms.ModelForm):
    class Meta:
        model = Milestone
        fields = ["made_it_happen"]
        labels = {"made_it_happen": _("What made it happen?")}
        help_texts = {"made_it_happen": _("What you did, who helped. Only if you want to say.")}
        widgets = {"made_it_happen": lines(3)}


class StepForm(goal_forms.StepForm):
    class Meta(goal_forms.StepForm.Meta):
        fields = ["words", "owner", "owner_supporter", "due_on"]
        labels = {"words": _("What is one small thing to do next?"), "due_on": _("Maybe by a day?")}
        help_texts = {"words": _("The smaller, the better."), "due_on": _("You can leave this empty.")}

    milestone = None

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, client=client, **kwargs)
        supporter, choices = self.fields["owner_supporter"], list(Step.Owner.choices)
        self.fields["owner"].label, supporter.label = _("Who does it?"), _("Who in your corner?")
        if not supporter.queryset.exists():
            del self.fields["owner_supporter"]
            choices = [choice for choice in choices if choice[0] != Step.Owner.SUPPORTER]
        self.fields["owner"].choices = choices
