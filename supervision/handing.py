"""A whole caseload handed on, or covered for a while: every person of it, with the times that are planned."""

from collections import Counter, defaultdict
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Membership
from clients.models import Assignment, above_limits, with_above_limits
from notes.models import Session

from .team import midnight


class Row:
    """One person of the caseload."""

    def __init__(self, assignment, planned, to_finish):
        self.assignment, self.planned, self.to_finish = assignment, planned, to_finish
        self.client = assignment.client
        self.name = f"to-{assignment.pk}"

    @property
    def planned_words(self):
        """The first few planned times."""
        return ", ".join(date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") for at in self.planned[:3])

    @property
    def planned_more(self):
        return max(0, len(self.planned) - 3)


class Caseload:
    """Whom a specialist walks with from today on, primary or cover, and who may take over."""

    def __init__(self, specialist, member, covers=True):
        self.specialist, self.member = specialist, member
        rows = specialist.assignments.not_over().select_related("client").order_by("client__chosen_name", "kind", "pk")
        rows = list(rows if covers else rows.filter(kind=Assignment.Kind.PRIMARY))
        people = [row.client_id for row in rows]
        planned, to_finish = self._planned(people), self._to_finish(people)
        self.rows = [Row(row, planned[row.client_id], to_finish[row.client_id]) for row in rows]

    def _planned(self, clients):
        plans = Session.objects.planned().one_to_one().filter(specialist=self.specialist, client__in=clients)
        plans = plans.filter(planned_at__gte=midnight(timezone.localdate())).order_by("planned_at")
        found = defaultdict(list)
        for client, at in plans.values_list("client_id", "planned_at"):
            found[client].append(at)
        return found

    def _to_finish(self, clients):
        """How many notes are not signed yet, by person."""
        unsigned = Session.objects.to_finish().filter(specialist=self.specialist, client__in=clients)
        return Counter(unsigned.values_list("client_id", flat=True))

    @property
    def has_notes_to_finish(self):
        return any(row.to_finish for row in self.rows)

    @cached_property
    def others(self):
        """The specialists who may take somebody over, with how many each walks with today."""
        may = Membership.objects.supervised_by(self.member).exclude(pk=self.specialist.pk)
        return {str(one.pk): one for one in with_above_limits(may.with_caseload()).by_name()}

    @cached_property
    def above(self):
        """What programs ask for, where it is more already: (name, [Above])"""
        told = [(one.name, above_limits(one)) for one in self.others.values()]
        return [(name, above) for name, above in told if above]

    @transaction.atomic
    def hand_on(self, chosen, first_day, keeps_times, closes):
        """`chosen`: {row: specialist}. All of it or nothing; with `closes` the account is closed as well."""
        for row, specialist in chosen.items():
            with _named(row.client):
                assignment = row.assignment.hand_on(specialist, first_day, self.member)
            if keeps_times:
                assignment.take_times_of([self.specialist])
        if closes:
            self.specialist.deactivate(by=self.member)

    @transaction.atomic
    def cover(self, chosen, first_day, last_day, reason, keeps_times):
        """Somebody beside the specialist, for a while."""
        days = {"began_on": first_day, "ended_on": last_day}
        for row, specialist in chosen.items():
            with _named(row.client):
                assignment = row.client.assign(specialist, Assignment.Kind.COVER, reason=reason, by=self.member, **days)
            if keeps_times:
                assignment.take_times_of([self.specialist])


class _named:
    """Says of whom a sentence speaks."""

    def __init__(self, client):
        self.client = client

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if isinstance(problem, ValidationError):
            told = {"name": self.client.chosen_name, "why": " ".join(problem.messages)}
            raise ValidationError(_("%(name)s: %(why)s") % told) from problem
