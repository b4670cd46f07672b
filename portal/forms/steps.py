from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from clients.models import Supporter
from goals.models import Milestone, Step

from .base import lines

LAST_DAY = parse_date("2100-12-31")


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


class StepForm(forms.ModelForm):
    owner = forms.ChoiceField(label=_("Who does it?"), widget=forms.RadioSelect, initial=Step.Owner.CLIENT)
    owner_supporter = forms.ModelChoiceField(
        label=_("Who in your corner?"), queryset=Supporter.objects.none(), required=False
    )

    class Meta:
        model = Step
        fields = ["words", "owner", "owner_supporter", "due_on"]
        labels = {
            "words": _("What is one small thing to do next?"),
            "due_on": _("Maybe by a day?"),
        }
        help_texts = {"words": _("The smaller, the better."), "due_on": _("You can leave this empty.")}
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        supporters = client.supporters.current()
        choices = list(Step.Owner.choices)
        self.fields["owner_supporter"].queryset = supporters
        self.fields["owner_supporter"].empty_label = _("Choose")
        if not supporters.exists():
            del self.fields["owner_supporter"]
            choices = [choice for choice in choices if choice[0] != Step.Owner.SUPPORTER]
        self.fields["owner"].choices = choices
        self.fields["words"].error_messages["required"] = _("Write what to do. A few words are enough.")

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and not timezone.localdate() <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("owner") != Step.Owner.SUPPORTER:
            cleaned["owner_supporter"] = None
        elif not cleaned.get("owner_supporter") and "owner_supporter" not in self.errors:
            self.add_error("owner_supporter", _("Choose who in your corner does it."))
        return cleaned
