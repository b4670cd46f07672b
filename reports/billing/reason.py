from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _


def at_the_note(contact):
    return contact.url, _("Open the note") if contact.note else _("Open the session")


@dataclass(frozen=True)
class Reason:
    """Why a contact is not billed: whether it holds, in words, and where it is mended (address, words for a link)."""

    key: str
    title: str
    holds: Callable
    words: Callable
    mend: Callable = at_the_note
