"""What can be found again: each piece of a note by its words, through the wall."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled
from clients.models import Client

from .session import Session

BEGIN_MARK, END_MARK = "\2", "\3"
FIND = "SELECT * FROM find_passages(%s, %s::uuid[], %s, %s, %s, %s, %s, %s, %s, %s)"


class Passage(Walled):
    """A piece that can be searched: a signed note, what came to it later, or why two people did not meet. It has the
    key of what it tells of. Triggers write it, the app only reads; drafts are read where they are."""

    class Kind(models.TextChoices):
        TOGETHER = "together", _("Written together")
        PLAIN = "plain", _("Plain note")
        NOT_MET = "not_met", _("We did not meet")
        ADDENDUM = "addendum", _("Added later")
        STATEMENT = "statement", _("The person’s own words on a note")
        ASKED = "asked", _("A supervisor’s question")
        PRAISE = "praise", _("Praise")
        DRAFT = "draft", _("My draft")

    client = models.ForeignKey(Client, models.PROTECT, related_name="+", editable=False, db_index=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="passages", editable=False)
    kind = models.CharField(max_length=9, choices=Kind, editable=False)
    held_at = models.DateTimeField(editable=False)
    search = SearchVectorField(editable=False)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        indexes = [
            models.Index(fields=["client", "-held_at", "-id"], name="passage_of_client"),
            models.Index(fields=["agency", "-held_at", "-id"], name="passage_newest"),
            GinIndex(fields=["agency", "search"], name="passage_words", fastupdate=False),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_at}"


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; whatever is empty does not narrow."""

    words: str = ""
    goal: UUID | None = None
    kind: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, UUID] | None = None


@dataclass
class Hit:
    """A found piece, with the words round what was looked for: [(words, whether they are the found ones)]."""

    pk: UUID
    session: Session
    kind: str
    held_at: datetime
    excerpt: list

    @property
    def kind_words(self):
        return Passage.Kind(self.kind).label

    @property
    def url(self):
        if self.kind == Passage.Kind.NOT_MET:
            return self.session.get_absolute_url()
        anchor = f"#statement-{self.pk}" if self.kind == Passage.Kind.STATEMENT else ""
        return f"{self.session.note.get_absolute_url()}{anchor}"


def find(asked, member, people, at_most):
    """The newest pieces that say it, of the people with these keys; None stands for everybody in the agency."""
    before_at, before_pk = asked.before or (None, None)
    values = [asked.words, people, member.pk, asked.goal, asked.kind, asked.since, asked.until]
    with connection.cursor() as cursor:
        cursor.execute(FIND, [*values, before_at, before_pk, at_most])
        found = cursor.fetchall()
    held = Session.objects.select_related("client", "specialist__user", "note")
    sessions = held.in_bulk([session_pk for _pk, session_pk, *_rest in found])
    return [Hit(pk, sessions[session_pk], kind, at, _pieces(words)) for pk, session_pk, kind, at, words in found]


def _pieces(excerpt):
    """The excerpt cut at its marks, so that the page can escape every part of it."""
    first, *rest = excerpt.split(BEGIN_MARK)
    pieces = [(first, False)]
    for part in rest:
        found, _end, after = part.partition(END_MARK)
        pieces += [(found, True), (after, False)]
    return [piece for piece in pieces if piece[0]]
