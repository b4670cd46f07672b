"""Which sessions to look at, and what a manager says about them."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from reports.models import BillingFile, LeftOut

LONGEST = timedelta(days=92)


def last_month():
    """(its first day, its last day)"""
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


class BillingForm(forms.Form):
    """A program and some days; without any, last month of the first program."""

    program = forms.ChoiceField(label=_("Program"))
    since = DayField(_("From"), past=True)
    until = DayField(_("To"), past=True)

    def __init__(self, asked, programs):
        self.programs = {str(program.pk): program for program in programs}
        since, until = last_month()
        usual = {"program": next(iter(self.programs), ""), "since": since.isoformat(), "until": until.isoformat()}
        super().__init__({name: asked.get(name) or usual[name] for name in usual}, auto_id="billing_%s")
        self.fields["program"].choices = [(pk, program.name) for pk, program in self.programs.items()]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        elif since and until and until - since >= LONGEST:
            self.add_error("until", _("This is more than three months. Bill three months at most at a time."))
        return cleaned

    @property
    def asked(self):
        """(program, first day, last day)"""
        return (self.programs[self.cleaned_data["program"]], self.cleaned_data["since"], self.cleaned_data["until"])


class MakeForm(forms.Form):
    """The file is made of what was looked at; where the program is protected, with a word about the consents."""

    seal = forms.CharField(widget=forms.HiddenInput, max_length=64)
    says_consented = forms.BooleanField(
        label=_("I checked that each of these people agreed in writing that this is sent for payment."),
        error_messages={"required": _("Check the consents first, then say so here.")},
    )

    def __init__(self, *args, program, **options):
        super().__init__(*args, auto_id="make_%s", **options)
        if not program.is_protected_by_part2:
            del self.fields["says_consented"]

    def make(self, asked, by):
        return BillingFile.make(*asked, by, **self.cleaned_data)


class VoidForm(forms.ModelForm):
    class Meta:
        model = BillingFile
        fields = ["void_reason"]
        help_texts = {"void_reason": _("For example: the payer did not take it.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["void_reason"].required = True


class LeaveOutForm(forms.ModelForm):
    class Meta:
        model = LeftOut
        fields = ["reason"]
        help_texts = {"reason": _("It stays in the record. No health words.")}
