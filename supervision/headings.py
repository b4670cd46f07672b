"""The column heads of the board. Each leads to the same lines in its order: most first, then least first."""

from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.words import peer_title

IN_TABLE = {
    "people": _("People"),
    "not_seen": _("Not seen in %(days)s days"),
    "led": _("Goals led by the client"),
    "stepped": _("Goals with a step this month"),
    "drafts": _("Notes waiting"),
    "hours": _("Hours this week"),
}


@dataclass(frozen=True)
class Heading:
    words: str
    url: str
    order: str

    @property
    def is_down(self):
        return self.order == "descending"


def headings(look, asked, days):
    """The first is the name's."""
    kept = {name: value for name, value in asked.items() if name not in ("order", "page")}
    by_name = Heading(peer_title(), f"?{urlencode(kept)}", "" if look.number else "ascending")
    return [by_name, *(_heading(look, kept, name, words % {"days": days}) for name, words in IN_TABLE.items())]


def _heading(look, kept, name, words):
    is_here = look.number == name
    goes_up = is_here and look.most_first
    order = ("descending" if look.most_first else "ascending") if is_here else ""
    return Heading(words, f"?{urlencode(kept | {'order': name if goes_up else f'-{name}'})}", order)
