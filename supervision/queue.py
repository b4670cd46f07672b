"""The notes that wait for a supervisor's name, one after the other, the oldest first."""

from dataclasses import dataclass, replace

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse

from notes.models import Note, Question, Review

from . import figures
from .lists import key
from .team import Team

KEYS_OFF = "review_keys_off"


def waiting_for(member):
    """Not those with an open question: they wait for their writer. Nobody signs below their own note."""
    asked = Question.objects.open().filter(note=OuterRef("pk"))
    waiting = figures.waiting_for_cosign_of(Team.of(member))
    return waiting.exclude(session__specialist=member).filter(~Exists(asked))


def signed_lately(member):
    """Nothing is owed: notes of programs without a second name that this member has not opened yet."""
    notes = figures.signed_lately_of(Team.of(member)).exclude(session__specialist=member)
    return notes.with_whether_seen_by(member.user).filter(is_seen=False)


def placed(notes, member):
    """These notes with how many wait, how many of them before each, and which one comes after it: in the queue, and
    among those of which nothing is owed."""
    waiting = waiting_for(member).order_by()
    start = OuterRef("session__start_at")
    after = Q(session__start_at__gt=start) | Q(session__start_at=start, pk__gt=OuterRef("pk"))
    before = Q(session__start_at__lt=start) | Q(session__start_at=start, pk__lt=OuterRef("pk"))
    told = JSONObject(client="session__client_id", note="pk")
    one = waiting.filter(after).oldest_first().values(told=told)[:1]
    lately = signed_lately(member).filter(before).newest_first().values(told=told)[:1]
    counted = {"waiting_count": _count(waiting), "before_count": _count(waiting.filter(before))}
    return notes.annotate(**counted, one_after=one, one_lately=lately)


def _count(notes):
    counted = notes.annotate(every=Value(1)).values("every").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def marked(rows, member):
    """These rows of the list, each with whether this member opened its note and whether it waits for its writer."""
    asked = Exists(Question.objects.open().filter(note=OuterRef("pk")))
    notes = Note.objects.filter(pk__in=[row.pk for row in rows]).with_whether_seen_by(member.user)
    marks = {pk: told for pk, *told in notes.annotate(is_asked=asked).values_list("pk", "is_seen", "is_asked")}
    return [replace(row, is_seen=marks[row.pk][0], is_asked=marks[row.pk][1]) for row in rows]


def cosign_all(chosen, member):
    """(how many of these are co-signed now, how many not, because this member has not opened them)"""
    waiting = waiting_for(member).filter(pk__in=chosen).with_whether_seen_by(member.user)
    seen = [note for note in waiting if note.is_seen]
    return Review.cosign_all(seen, member), len(waiting) - len(seen)


def page_of(client, note):
    """The page of a note in the queue; the list, where the keys make no sense."""
    keys = [key(client), key(note)]
    return reverse("supervision:review", args=keys) if all(keys) else reverse("supervision:notes")


@dataclass(frozen=True)
class Place:
    """Where a note stands in the queue, and where one goes from it."""

    number: int
    count: int
    next_url: str

    @property
    def is_last(self):
        return not self.next_url

    @classmethod
    def of(cls, note):
        after = note.one_after if note.waits_for_cosign or not note.one_lately else note.one_lately
        next_url = reverse("supervision:review", args=[after["client"], after["note"]]) if after else ""
        return cls(note.before_count + 1, note.waiting_count, next_url)
