"""How a number reads: `found` is what was counted, `others` what it is a share of."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

TENTHS, TENTH_OF_AN_HOUR, HUNDRED = 10, 6, 100


def count(found):
    return number_format(found.count, force_grouping=True)


def amount(found):
    return number_format(found.amount, force_grouping=True)


def hours(found):
    """Minutes in hours, to one decimal."""
    return number_format(_rounded(found.amount, TENTH_OF_AN_HOUR) / TENTHS, decimal_pos=1, force_grouping=True)


def value(shape, found):
    """As a number to reckon with; None where it is told in words."""
    plain = {count: found.count, amount: found.amount, hours: _rounded(found.amount, TENTH_OF_AN_HOUR) / TENTHS}
    return plain.get(shape)


def days(found):
    """Kept in tenths of a day; nothing where nobody was counted."""
    if not found.count:
        return _("nobody yet")
    whole = found.amount % TENTHS == 0
    told = number_format(found.amount / TENTHS, decimal_pos=0 if whole else 1)
    return ngettext("%(days)s day", "%(days)s days", found.amount // TENTHS if whole else 2) % {"days": told}


def share(found, *others):
    return _share(found.count, sum(other.count for other in others))


def share_with(found, *others):
    """Of itself and the others together."""
    return _share(found.count, found.count + sum(other.count for other in others))


def share_of_amount(found, of):
    return _share(found.amount, of.amount)


def _share(part, whole):
    if not whole:
        return _("none to count")
    return _("%(percent)s%% (%(part)s of %(whole)s)") % {
        "percent": number_format(_rounded(HUNDRED * part, whole)),
        "part": number_format(part, force_grouping=True),
        "whole": number_format(whole, force_grouping=True),
    }


def _rounded(part, whole):
    """To the nearest whole, a half up: `number_format` cuts off what it does not show."""
    return (2 * part + whole) // (2 * whole)
