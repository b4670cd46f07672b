"""One line of a story, and the curtain before the names of others."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Line:
    """A plain sentence, the words it leads up to, and the day; the key is what the person ticks to leave it out."""

    key: str
    on: date | None
    says: str
    words: str = ""
    lang: str = ""


class Curtain:
    """People in the person's corner did not ask to be in a file: what others wrote does not name them."""

    def __init__(self, names):
        words = {part for name in names for part in (name, *name.split()) if len(part) > 1}
        longest_first = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        self.names = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE) if words else None

    def before(self, words):
        return self.names.sub(_("someone in my corner"), words) if self.names else words
