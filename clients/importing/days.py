"""Days as people write them: 2020-03-04, 3/4/2020, 4 March 2020, 4 de marzo de 2020."""

import re
from datetime import date

from django.utils.translation import gettext as _

from .columns import bare

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:de |of )?([a-z]{3,10}) (?:de |del )?(\d{4})$")
MONTH_FIRST = re.compile(r"([a-z]{3,10}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MESES = "ene feb mar abr may jun jul ago sep oct nov dic".split()


class NoDay(ValueError):
    """Said in the cell."""


def is_ambiguous(text):
    """03/04/2020 is two days; 03/25/2020 and 03/03/2020 are one."""
    numbers = NUMBERS.match(text)
    return bool(numbers) and int(numbers[1]) <= 12 and int(numbers[2]) <= 12 and int(numbers[1]) != int(numbers[2])


def day_of(text, order):
    """The day, or NoDay with a sentence. `order`, month or day, says what comes first where both could be."""
    if match := ISO.match(text):
        return _day(match[1], match[2], match[3])
    if match := NUMBERS.match(text):
        if is_ambiguous(text) and not order:
            raise NoDay(_("Say whether the month or the day comes first."))
        first, second = int(match[1]), int(match[2])
        day_comes_first = first > 12 or (order == "day" and second <= 12)
        return _day(match[3], second, first) if day_comes_first else _day(match[3], first, second)
    if SHORT_YEAR.match(text):
        raise NoDay(_("Write the year with four numbers."))
    words = bare(text)
    if match := DAY_FIRST.match(words):
        return _day(match[3], _month(match[2]), match[1])
    if match := MONTH_FIRST.match(words):
        return _day(match[3], _month(match[1]), match[2])
    raise NoDay(_("This is not a day. Write it like 2020-03-25."))


def _month(word):
    for months in (MONTHS, MESES):
        if word[:3] in months:
            return months.index(word[:3]) + 1
    raise NoDay(_("This is not a day. Write it like 2020-03-25."))


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NoDay(_("There is no such day.")) from None
