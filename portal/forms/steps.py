from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from goals import forms as goal_forms
from goals.models import Milestone, Step


class MilestoneForm(forms.ModelForm):
    class Meta:
        model = Milestone
        fields = ["words"]
        labels = {"words": _("What is a place on the way?")}
        help_texts = {"words": _("Something you can say “I got there” about.")}


class ChangedMilestoneForm(SeenMixin, MilestoneForm):
    pass


class ReachForm(goal_forms.ReachForm):
    field_order = ["made_it_happen", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["made_it_happen"].help_text = _("What you did, who helped. Only if you want to say.")


class StepForm(goal_forms.StepForm):
    class Meta(goal_forms.StepForm.Meta):
        labels = {"words": _("What is one small thing to do next?"), "due_on": _("By which day?")}
        help_texts = {"words": _("The smaller, the better."), "due_on": _("You can leave this empty.")}

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, client=client, **kwargs)
        supporter, choices = self.fields["owner_supporter"], list(Step.Owner.choices)
        self.fields["owner"].label, supporter.label = _("Who does it?"), _("Who in your corner?")
        if not supporter.queryset.exists():
            del self.fields["owner_supporter"]
            choices = [choice for choice in choices if choice[0] != Step.Owner.SUPPORTER]
        self.fields["owner"].choices = choices
        if not self.fields["milestone"].queryset.exists():
            del self.fields["milestone"]


class ChangedStepForm(SeenMixin, StepForm):
    pass
