"""Who came to a group's meeting: each person who did has a session and a draft of their own, kept in step with it."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from clients.models import Client

from . import draft
from .checks import over_size
from .goal_work import GoalWork
from .note import Note
from .session import Session

TIMES = ["start_at", "end_at", "planned_at"]
TYPED = [*TIMES, "status", "method", "place", "not_met_because"]
WRITTEN = [*TYPED, "service_code", "updated_at"]


@dataclass(frozen=True)
class Presence:
    """What is said of one person: there, from when to when; or not, and perhaps why."""

    client: Client
    is_there: bool
    start_at: datetime | None = None
    end_at: datetime | None = None
    because: str = ""
    writer: Membership | None = None


class WordsWouldGo(Exception):
    """Some who are taken off have words in their draft. `clients` are their keys."""

    def __init__(self, clients):
        self.clients = clients


def held_still(meetings, pk):
    """The meeting and its notes, to be written by nobody else until this is saved; with `before`, as it is kept."""
    notes = Note.objects.filter(session__group_meeting=pk).order_by("session__client")
    list(notes.select_for_update(of=["self"]).only("pk"))  # First, as everybody does who writes one.
    meeting = meetings.select_for_update().filter(pk=pk).first()
    if meeting:
        meeting.before = copy(meeting)
    return meeting


def sessions_of(meeting):
    """{person's key: their session}, with its note and how it went with goals."""
    movements = GoalWork.objects.filter(note__session=OuterRef("pk")).values("movement")
    sessions = meeting.sessions.select_related("note", "service_code", "client", "specialist__user")
    found = {session.client_id: session for session in sessions.annotate(movements=ArraySubquery(movements))}
    for session in found.values():
        session.program, session.group_meeting = meeting.program, meeting
        if hasattr(session, "note"):
            session.note.session = session
            session.note.work = [GoalWork(movement=movement) for movement in session.movements]
    return found


@transaction.atomic
def keep(meeting, sessions, version, said, by, words_may_go=False):
    """Save the meeting, held still, with `said`, a Presence for each person shown; `sessions` then says what is kept.
    What is signed stays as it was signed, and what somebody else writes stays theirs; who is new is written for by
    whom the Presence names, or by `by`, of those who lead it."""
    if str(meeting.before.version) != str(version):
        raise draft.WrittenElsewhere
    meeting.version, meeting.written_by = meeting.before.version + 1, by
    meeting.save()
    Roll(meeting, sessions, said, words_may_go, by).call()


class Roll:
    def __init__(self, meeting, sessions, said, words_may_go, writer):
        self.meeting, self.before, self.words_may_go, self.writer = meeting, meeting.before, words_may_go, writer
        self.sessions = sessions
        self.said = {one.client.pk: one for one in said if not self._is_closed(one.client)}

    def _is_closed(self, client):
        session = self.sessions.get(client.pk)
        return session is not None and (is_signed(session) or session.specialist_id != self.writer.pk)

    def call(self):
        self._take_away()
        come = [self._session_of(one) for one in self.said.values() if one.is_there or one.because]
        changed = [session for session in come if session.is_saved and self._differs(session)]
        new = [session for session in come if not session.is_saved]
        for session in [*changed, *new]:
            session.settle_code()
        Session.objects.bulk_create(new)
        Session.objects.bulk_update(changed, WRITTEN)
        Note.objects.bulk_create(_draft_of(one) for one in come if one.is_held and not hasattr(one, "note"))
        self.sessions.update({session.client_id: session for session in new})
        self._touch([one for one in changed if hasattr(one, "note")])
        self._tell_the_others(changed)

    def _tell_the_others(self, changed):
        """The line stands in everybody's draft."""
        if self.before.shared_line != self.meeting.shared_line:
            drafts = Note.objects.drafts().filter(session__group_meeting=self.meeting)
            drafts.exclude(session__in=[one.pk for one in changed]).update(version=F("version") + 1)

    def _take_away(self):
        """Drafts of those who did not come after all; where words would go with them, only when that is meant."""
        gone = [self.sessions[pk] for pk, one in self.said.items() if pk in self.sessions and self._is_gone(one)]
        drafts = [session.note for session in gone if hasattr(session, "note")]
        wordy = [note for note in drafts if note.is_about_them]
        answered = draft.answered(drafts)
        if answered:
            raise ValidationError(
                _("Something was said or asked about the note of somebody whom you took off. It stays.")
            )
        if wordy and not self.words_may_go:
            raise WordsWouldGo([note.session.client_id for note in wordy])
        GoalWork.objects.filter(note__in=drafts).delete()
        Note.objects.filter(pk__in=[note.pk for note in drafts]).delete()
        Session.objects.filter(pk__in=[session.pk for session in gone]).delete()
        for session in gone:
            del self.sessions[session.client_id]

    def _is_gone(self, one):
        return not one.is_there and (self.sessions[one.client.pk].is_held or not one.because)

    def _session_of(self, one):
        meeting = self.meeting
        session = self.sessions.get(one.client.pk) or Session(
            client=one.client,
            specialist=one.writer or self.writer,
            program=meeting.program,
            group_meeting=meeting,
            method=meeting.method,
            place=meeting.place,
        )
        session.was = [getattr(session, name) for name in TYPED]
        session.updated_at = timezone.now()
        if one.is_there:
            self._is_there(session, one)
        else:
            session.status, session.not_met_because = Session.Status.NOT_MET, one.because
            session.start_at, session.end_at, session.planned_at = None, None, meeting.start_at
        return session

    def _is_there(self, session, one):
        session.status, session.not_met_because, session.planned_at = Session.Status.HELD, "", None
        session.start_at, session.end_at = one.start_at, one.end_at
        for name in ("method", "place"):
            if getattr(session, name) in ("", getattr(self.before, name)):
                setattr(session, name, getattr(self.meeting, name))

    def _differs(self, session):
        return [getattr(session, name) for name in TYPED] != session.was

    def _touch(self, sessions):
        """A page that shows one of these drafts as it was finds out when it saves."""
        for session in sessions:
            session.note.session = session
            session.note.reckon_due()
            session.note.version += 1
        Note.objects.bulk_update([session.note for session in sessions], ["due_at", "version"])


def is_signed(session):
    return hasattr(session, "note") and session.note.is_signed


def _draft_of(session):
    note = Note(session=session)
    note.work = []
    note.reckon_due()
    return note


def thoughts(meeting, people, sessions):
    """What may be right or wrong with the whole meeting, as gentle sentences."""
    came, limit = sum(session.is_held for session in sessions.values()), meeting.program.group_size_limit
    if came > limit:
        yield over_size(came, limit)
    if somebody := meeting.names_somebody(people):
        yield _("The group’s line names %(name)s. It stands in everybody’s note: say it without names.") % {
            "name": somebody.first_name
        }


def hidden_count(meeting, people):
    """How many of the meeting's people are not among those shown."""
    return meeting.sessions.exclude(client__in=[one.pk for one in people]).count()
