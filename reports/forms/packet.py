from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from clients.forms.days import DayField
from reports.packet.sample import LARGEST_SEED, MOST

from .frame import last_month


class DaysForm(forms.Form):
    """The days and the program of a packet."""

    since = DayField(_("From"), past=True)
    until = DayField(_("To"), past=True)
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"), required=False)

    def __init__(self, *args, programs, **options):
        super().__init__(*args, initial=last_month(), **options)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = _("All programs")

    def clean(self):
        asked = super().clean()
        since, until = asked.get("since"), asked.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return asked


class PersonForm(DaysForm):
    q = forms.CharField(label=_("Name of the person"), max_length=100)

    field_order = ["q", "since", "until", "program"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["q"].widget.attrs.update(type="search", autocomplete="off", spellcheck="false")


class SampleForm(DaysForm):
    count = forms.IntegerField(label=_("How many people"), min_value=1, max_value=MOST)
    seed = forms.IntegerField(
        label=_("Number to draw with"),
        min_value=1,
        max_value=LARGEST_SEED,
        required=False,
        help_text=_("Empty: a new one. The same number draws the same people again."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="sample_%s", **options)
        self.fields["count"].help_text = _("%(most)s at most.") % {"most": MOST}
