import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency

from .seen import SettingsSeen

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


class AgencyForm(SettingsSeen, forms.ModelForm):
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
            "credential_warning_days",
        ]


class PromisesForm(SettingsSeen, forms.ModelForm):
    """By when people are answered."""

    class Meta:
        model = Agency
        fields = ["answer_days", "statement_days", "second_look_days", "inquiry_days", "objection_days"]
        fields += ["question_days"]


class WordsForm(SettingsSeen, forms.ModelForm):
    """The agency's own word for a peer specialist; without one, the product's."""

    class Meta:
        model = Agency
        fields = ["peer_title_en", "peer_title_es"]
        labels = {"peer_title_en": _("In English"), "peer_title_es": _("In Spanish")}
        help_texts = {
            "peer_title_en": _("For example: Recovery coach. Empty: Peer specialist."),
            "peer_title_es": _("For example: Acompañante de recuperación. Empty: Especialista de apoyo entre pares."),
        }
