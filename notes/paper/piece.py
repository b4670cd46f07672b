"""A paragraph on paper, with what stands above and under it, and whose words it is."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Piece:
    heading: str
    words: str
    whose: str = ""
    lang: str = ""
    under: str = ""


def plain(heading, words, under=""):
    """Words of the staff."""
    return Piece(str(heading), str(words), under=str(under))


def own(heading, words, client, lang=None, under=""):
    """The person's own words, marked as such, in the language in which they were said ("" for a tap on an answer)."""
    lang = client.language if lang is None else lang
    return Piece(str(heading), str(words), _marked(client, lang), lang, under)


def _marked(client, lang):
    mark = _("In %(name)s’s own words") % {"name": client.first_name}
    if not lang or get_language().startswith(lang):
        return mark
    return f"{mark} ({get_language_info(lang)['name_translated']})"


def day_of(moment):
    return date_format(localtime(moment), "DATE_FORMAT")


def day_and_time(moment):
    return date_format(localtime(moment), "DATETIME_FORMAT")
