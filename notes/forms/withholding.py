from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from notes.models import Withholding
from notes.models.withholding import LOOKED_AT_WITHIN


class WithholdingForm(forms.ModelForm):
    class Meta:
        model = Withholding
        fields = ["reason", "decided_by", "words", "review_on"]
        labels = {
            "reason": _("Which reason does the law allow here?"),
            "decided_by": _("Which licensed professional decided it?"),
            "words": _("What does it rest on?"),
            "review_on": _("By which day will you look at it again?"),
        }
        help_texts = {
            "decided_by": _("Name and license. The first two reasons need it: only such a person may find a danger."),
            "words": _("Staff who may open the note read this. The person reads the reason, not these words."),
            "review_on": _("Within six months. Sooner is better."),
        }
        widgets = {
            "reason": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 3}),
            "review_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Withholding.Reason.choices

    def clean_review_on(self):
        day, today = self.cleaned_data["review_on"], timezone.localdate()
        if not today + timedelta(days=1) <= day <= today + LOOKED_AT_WITHIN:
            raise forms.ValidationError(_("Choose a day after today and within six months."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") in Withholding.FOUND_BY_A_PROFESSIONAL and not cleaned.get("decided_by"):
            self.add_error("decided_by", _("Say who decided it, with their license."))
        return cleaned
