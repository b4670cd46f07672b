import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency

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
            "staff_idle_minutes",
            "client_idle_minutes",
            "not_seen_days",
            "answer_days",
            "credential_warning_days",
        ]
