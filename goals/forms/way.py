from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from clients.models import Supporter
from goals.models import Milestone, Step

from .base import LAST_DAY, clean_past_day, day_input, lines


class MilestoneForm(forms.ModelForm):
    class Meta:
        model = Milestone
        fields = ["words"]
        labels = {"words": _("A place on the way")}
        help_texts = {"words": _("Something they can say “I got there” about.")}


class ChangedMilestoneForm(SeenMixin, MilestoneForm):
    """Reword a milestone; what changed meanwhile is shown, never written over."""


class ReachForm(forms.Form):
    on = forms.DateField(label=_("On which day?"), widget=day_input(), required=False)
    made_it_happen = forms.CharField(
        label=_("What made it happen?"),
        help_text=_("In their words: what they did, who helped."),
        widget=lines(3),
        max_length=500,
        required=False,
    )

    clean_on = clean_past_day


class StepForm(forms.ModelForm):
    owner = forms.ChoiceField(label=_("Whose step is it?"), widget=forms.RadioSelect, initial=Step.Owner.CLIENT)
    owner_supporter = forms.ModelChoiceField(
        label=_("Who in their corner?"), queryset=Supporter.objects.none(), required=False
    )
    milestone = forms.ModelChoiceField(
        label=_("On the way to"), queryset=Milestone.objects.none(), required=False
    )  # fmt: skip

    class Meta:
        model = Step
        fields = ["words", "owner", "owner_supporter", "due_on", "milestone"]
        labels = {"words": _("The next small thing"), "due_on": _("Perhaps by a day")}
        help_texts = {"words": _("The smaller, the better."), "due_on": _("Leave it empty if there is no day.")}
        widgets = {"due_on": day_input()}

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [
            (Step.Owner.CLIENT, client.first_name),
            (Step.Owner.SPECIALIST, _("Me, the specialist")),
            (Step.Owner.BOTH, _("Both of us")),
            (Step.Owner.SUPPORTER, _("Someone in their corner")),
        ]
        named = Q(ended_on=None) | Q(pk=self.instance.owner_supporter_id)
        self.fields["owner_supporter"].queryset = client.supporters.filter(named).order_by("created_at", "pk")
        self.fields["owner_supporter"].empty_label = _("Choose")
        if milestone := self.fields.get("milestone"):
            goal = self.instance.goal
            milestone.queryset = goal.milestones.filter(Q(reached_on=None) | Q(pk=self.instance.milestone_id))
            milestone.empty_label = _("Nothing in particular")
        self.fields["words"].error_messages["required"] = _("Write what to do. A few words are enough.")

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and "due_on" in self.changed_data and not timezone.localdate() <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("owner") != Step.Owner.SUPPORTER:
            cleaned["owner_supporter"] = None
        elif not cleaned.get("owner_supporter") and "owner_supporter" not in self.errors:
            self.add_error("owner_supporter", _("Choose who does it."))
        return cleaned


class ChangedStepForm(SeenMixin, StepForm):
    """Change a step; what changed meanwhile is shown, never written over."""
