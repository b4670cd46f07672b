"""How far off a day is, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WEEK, MONTH = 7, 30
WEEKS_FROM, MONTHS_FROM = 14, 91


def from_today(days):
    """`days` from today in words: today, tomorrow, in 5 days, in 3 weeks, in 4 months; or as long ago."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    return _ahead(days) if days > 0 else _ago(-days)


def _ahead(days):
    if days < WEEKS_FROM:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    if days < MONTHS_FROM:
        return ngettext("in %(n)s week", "in %(n)s weeks", days // WEEK) % {"n": days // WEEK}
    return ngettext("in %(n)s month", "in %(n)s months", days // MONTH) % {"n": days // MONTH}


def _ago(days):
    if days < WEEKS_FROM:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if days < MONTHS_FROM:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", days // WEEK) % {"n": days // WEEK}
    return ngettext("%(n)s month ago", "%(n)s months ago", days // MONTH) % {"n": days // MONTH}
