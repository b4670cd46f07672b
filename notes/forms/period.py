"""Which notes to print."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from clients.forms.days import DayField

A_YEAR = timedelta(days=366)


class PeriodForm(forms.Form):
    since = DayField(_("From"), past=True)
    until = DayField(_("To"), past=True)
    program = forms.ModelChoiceField(
        Program.objects.none(), label=_("Program"), required=False, empty_label=_("All programs")
    )

    def __init__(self, *args, programs, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        elif since and until and until - since >= A_YEAR:
            self.add_error("until", _("This is more than a year. Print one year at a time."))
        return cleaned
