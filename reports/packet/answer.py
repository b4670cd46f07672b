from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

FOUND, NOT_FOUND, LOOK = "found", "not_found", "look"
STATES = {
    FOUND: gettext_lazy("Found"),
    NOT_FOUND: gettext_lazy("Not found"),
    LOOK: gettext_lazy("Needs a look"),
}


@dataclass(frozen=True)
class Answer:
    """What the rows say to one question of the checklist; `where` names parts of the packet."""

    state: str
    words: str
    where: list = field(default_factory=list)


def found(words, *where):
    return Answer(FOUND, str(words), list(where))


def not_found(words, *where):
    return Answer(NOT_FOUND, str(words), list(where))


def look(words, *where):
    return Answer(LOOK, str(words), list(where))


def of_notes(answer, sentence, notes):
    """The sentence with how many notes, and each of them."""
    count = len(notes)
    notes_words = ngettext("%(count)s note", "%(count)s notes", count) % {"count": count}
    return answer(f"{notes_words}: {sentence}", *(place_of(note) for note in notes))


def place_of(note):
    return f"note-{note.pk}"


def nothing_then():
    return look(_("No contact in these days."), "services")
