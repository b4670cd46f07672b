"""What a report speaks of: a period, and perhaps a part of the agency."""

from datetime import timedelta
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from accounts.words import PEER_TITLE
from clients.forms.days import DayField
from reports.models import Report

LONGEST = timedelta(days=366)


class OneOf(forms.ModelChoiceField):
    """Found among those that were fetched to choose from, not asked for once more."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        found = next((one for one in self._queryset if str(one.pk) == str(value)), None)
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return found


class FrameForm(forms.Form):
    since = DayField(_("From"), past=True)
    until = DayField(_("To"), past=True)
    program = OneOf(Program.objects.none(), label=_("Program"), required=False, empty_label=_("All programs"))
    specialist = forms.ModelChoiceField(
        Membership.objects.none(), label=PEER_TITLE, required=False, empty_label=_("Everybody")
    )
    county = forms.ChoiceField(label=_("County"), required=False)
    payer = forms.ChoiceField(label=_("Who pays"), required=False)

    def __init__(self, typed, programs, staff, places):
        """`places` gives the counties and payers that there are; it is asked only where they are needed."""
        super().__init__(typed or last_month())
        self.fields["program"].queryset = programs
        self.fields["specialist"].queryset = staff
        for name, everywhere in (("county", _("All counties")), ("payer", _("All payers"))):
            self.fields[name].choices = partial(_choices, places, name, everywhere)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        elif since and until and until - since >= LONGEST:
            self.add_error("until", _("This is more than a year. Look at one year at a time."))
        return cleaned

    def report(self, agency):
        """A preview, as of now."""
        told = {name: value for name, value in self.cleaned_data.items() if value}
        report = Report(agency=agency, **told)
        report.take_rules(self.fields["program"]._queryset)
        return report


def _choices(places, name, everywhere):
    return [("", everywhere), *((words, words) for what, words in places() if what == name and words)]


def last_month():
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    return {"since": last.replace(day=1).isoformat(), "until": last.isoformat()}
