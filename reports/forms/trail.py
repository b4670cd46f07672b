from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from clients.forms.days import DayField
from clients.models import Client
from reports.trail.sources import Kind


class TrailForm(forms.Form):
    """Whose record, who, which kind and which days. A person is picked, never typed into an address."""

    client = forms.ModelChoiceField(Client.objects.none(), required=False, widget=forms.HiddenInput)
    staff = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Staff member"), empty_label=_("Anybody"), required=False
    )
    kind = forms.ChoiceField(label=_("What"), choices=[("", _("Everything")), *Kind.choices], required=False)
    from_on = DayField(_("From"), required=False)
    until_on = DayField(_("To"), required=False)

    def __init__(self, *args, clients, staff, **options):
        super().__init__(*args, **options)
        self.fields["client"].queryset, self.fields["staff"].queryset = clients, staff

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("This day is before the first one."))
        return cleaned


class FindForm(forms.Form):
    """A name to find, sent and never put into an address."""

    words = forms.CharField(label=_("Name of the person"), max_length=100)
