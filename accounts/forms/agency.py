import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Program

AMERICAN = [
    ("America/New_York", _("Eastern (New York)")),
    ("America/Chicago", _("Central (Chicago)")),
    ("America/Denver", _("Mountain (Denver)")),
    ("America/Phoenix", _("Arizona (Phoenix)")),
    ("America/Los_Angeles", _("Pacific (Los Angeles)")),
    ("America/Anchorage", _("Alaska (Anchorage)")),
    ("Pacific/Honolulu", _("Hawaii (Honolulu)")),
    ("America/Puerto_Rico", _("Puerto Rico (San Juan)")),
    ("Pacific/Guam", _("Guam")),
]


def time_zones():
    """The zones people here live in first, then every other."""
    known = {zone for zone, _name in AMERICAN}
    others = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and zone not in known)
    return [(_("United States"), AMERICAN), (_("All others"), [(zone, zone.replace("_", " ")) for zone in others])]


class AgencyForm(forms.ModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = Agency
        fields = [
            "name",
            "time_zone",
            "language",
            "phone",
            "crisis_line",
            "staff_idle_minutes",
            "client_idle_minutes",
            "not_seen_days",
        ]


class ProgramForm(forms.ModelForm):
    class Meta:
        model = Program
        fields = [
            "name",
            "documentation",
            "note_due_in",
            "note_due_unit",
            "cosign_required",
            "asks_payer_wording",
            "part2",
            "unit_rule",
            "service_code",
        ]
        help_texts = {
            "documentation": _("Written together: the client sees and shapes the words before they are signed."),
            "part2": _("Programs that treat substance use have stricter privacy rules."),
        }

    def clean_name(self):
        """The name's constraint includes the agency, which the form does not show, so it is asked here."""
        name = self.cleaned_data["name"]
        if self.instance.has_twin(name):
            raise forms.ValidationError(_("There is a program with this name already."))
        return name
