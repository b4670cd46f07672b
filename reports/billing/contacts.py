"""The contacts of one program on some days, sorted: ready to be billed, waiting, never, billed already."""

import hashlib
from collections import Counter
from datetime import timedelta
from functools import partial

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property

from notes.models import GoalWork
from notes.units import month_minutes

from . import asking
from .contact import Contact
from .day import settle_days
from .overlaps import find_overlaps

OUTCOMES = ("ready", "waits", "never", "billed")
A_MONTH = timedelta(days=31)
WORKED_ON = GoalWork(movement=GoalWork.Movement.MOVED)


class Contacts:
    def __init__(self, program, since, until):
        self.program, self.since, self.until = program, since, until
        self._codes()
        self.all = [Contact(session) for session in self._sessions()]
        find_overlaps(self.all, partial(asking.others_of, since, until))
        if program.sums_the_day:
            settle_days(self.all)

    def _codes(self):
        """All of the program's, and among them those in use."""
        self.code_of = {code.pk: code for code in self.program.service_codes.in_order()}
        for code in self.code_of.values():
            code.program = self.program
        self.program.codes = [code for code in self.code_of.values() if code.is_on]

    def _sessions(self):
        """Each with its program's rules, its person's days in it, and who it was with."""
        sessions = asking.sessions_of(self.program, self.since, self.until)
        enrolled = asking.enrollments_of(self.program, {session.client_id for session in sessions})
        staff = asking.specialists({session.specialist_id for session in sessions})
        for session in sessions:
            session.program, session.specialist = self.program, staff[session.specialist_id]
            session.enrollments = enrolled.get(session.client_id, [])
            session.service_code = self.code_of.get(session.service_code_id)
            if hasattr(session, "note"):
                session.note.work = [WORKED_ON] if session.works_on_a_goal else []
        return sessions

    @cached_property
    def by_outcome(self):
        sorted_out = {outcome: [] for outcome in OUTCOMES}
        for contact in self.all:
            sorted_out[contact.outcome].append(contact)
        return sorted_out

    @property
    def ready(self):
        return self.by_outcome["ready"]

    @cached_property
    def without_papers(self):
        """Ready ones of people whose name on papers or date of birth is not written down."""
        lacking = asking.without_papers({contact.session.client_id for contact in self.ready})
        return [contact for contact in self.ready if contact.session.client_id in lacking]

    @property
    def units(self):
        return sum(contact.units for contact in self.ready)

    @property
    def minutes(self):
        return sum(contact.session.minutes for contact in self.ready)

    @property
    def counts(self):
        return {outcome: len(contacts) for outcome, contacts in self.by_outcome.items()}

    def why(self, outcome):
        """[(reason, how many)] of those that wait or will never be billed, the most frequent first."""
        found = Counter(reason for contact in self.by_outcome[outcome] for reason in contact.reasons)
        return sorted(found.items(), key=lambda pair: -pair[1])

    @property
    def added_later(self):
        """Billed ones to which something was added after."""
        return [contact for contact in self.by_outcome["billed"] if contact.was_added_to]

    @property
    def seal(self):
        """Changes with whatever would stand in the file."""
        says = [f"{contact.session.pk} {contact.units} {contact.code}" for contact in self.ready]
        return hashlib.sha256("\n".join(says).encode()).hexdigest()[:20]

    def for_a_file(self):
        """The ready ones with all that a column may say."""
        with_people([*self.ready])
        if self.program.counts_month_minutes:
            self._add_up_the_months()
        return self.ready

    def for_a_look(self, count):
        """A few that would look, or already look, like this in a file."""
        return with_people([*self.ready, *self.by_outcome["billed"]][:count])

    def _add_up_the_months(self):
        """Of each person: what was billed of the month before, and the ready ones up to each."""
        first = self.since.replace(day=1)
        last = (self.until.replace(day=1) + A_MONTH).replace(day=1) - timedelta(days=1)
        zone, billed = timezone.get_current_timezone(), {}
        for client, *contact in asking.minutes_billed(self.program, *asking.midnights(first, last)):
            billed.setdefault(client, []).append(contact)
        for contact in self.ready:
            mine = billed.setdefault(contact.session.client_id, [])
            mine.append((contact.session.start_at, contact.session.minutes))
            contact.month_minutes = month_minutes(mine, zone)[contact.day.year, contact.day.month]


def with_people(contacts):
    prefetch_related_objects([contact.session for contact in contacts], "client")
    return contacts
