"""The time zones of the United States in words, and every other by its name."""

import zoneinfo

from django.utils.translation import gettext_lazy as _

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
    return [(_("United States"), AMERICAN), (_("All others"), [(zone, in_words(zone)) for zone in others])]


def in_words(zone):
    return dict(AMERICAN).get(zone, zone.replace("_", " "))
