"""What is new on the person's notes since they last opened each: the journey announces it until it is opened."""

from datetime import UTC, datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from notes.models import Note, SecondLook, Statement

AT_MOST = 50
LONG_AGO = Value(datetime(1, 1, 1, tzinfo=UTC))
NUMBERS = [gettext_lazy("two"), gettext_lazy("three"), gettext_lazy("four"), gettext_lazy("five"), gettext_lazy("six")]
NUMBERS += [gettext_lazy("seven"), gettext_lazy("eight"), gettext_lazy("nine"), gettext_lazy("ten")]


class News:
    """Of one person's signed notes, and the newest that they may read, in one query."""

    def __init__(self, client):
        readable = Note.of(client).shared()
        noted = Note.of(client).signed().with_news_for(client.user).newest_first()
        newest = Subquery(readable.newest_first().values("pk")[:1])
        names = {"to_words": _answered(Statement, "note"), "to_look": _answered(SecondLook, "withholding__note")}
        found = noted.annotate(newest=newest, is_readable=Exists(readable.filter(pk=OuterRef("pk"))), **names)
        told = found.filter(Q(has_news=True) | Q(pk=F("newest")))[:AT_MOST]
        self.newest = next((note for note in told if note.pk == note.newest), None)
        self.rows = [note for note in told if note.has_news]

    @cached_property
    def new_notes(self):
        return [note for note in self.rows if note.is_readable and note.read_up_to is None]

    @property
    def how_many(self):
        """In words, and nothing for none."""
        count = len(self.new_notes)
        if count < 2:
            return _("A new note to read") if count else ""
        number = NUMBERS[count - 2] if count - 2 < len(NUMBERS) else count
        return ngettext("%(number)s new note to read", "%(number)s new notes to read", count) % {"number": number}

    @property
    def answers(self):
        """(sentence, note) for each answer that the person has not opened yet."""
        for note in self.rows:
            if note.to_words:
                yield _("%(name)s answered what you said") % {"name": note.to_words.split(" ")[0]}, note
            if note.to_look:
                yield _("%(name)s looked again at what is held back") % {"name": note.to_look.split(" ")[0]}, note


def _answered(model, path):
    """Who answered last, since the person opened the note."""
    ever, since = Q(answered_at__isnull=False), Q(answered_at__gt=Coalesce(OuterRef("read_up_to"), LONG_AGO))
    rows = model.objects.filter(ever & since, **{path: OuterRef("pk")}).order_by("-answered_at")
    return Subquery(rows.values("answered_by_name")[:1])
