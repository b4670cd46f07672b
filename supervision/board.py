"""The supervisor's board: a few grouped questions, whatever the number of specialists and people."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db.models import Count, DurationField, F, Q, Sum, Value
from django.db.models.functions import TruncWeek
from django.utils import timezone

from accounts.models import Membership
from clients.models import Assignment, above_limits
from goals.models import Goal

from . import figures
from .line import Line

WEEKS = 6
OF_A_PERSON = ("pk", "asked_for_space_on", "last_held_at", "is_quiet", "has_plan", "waits_too_long")
GOAL_COUNTS = {
    "by_them": figures.COUNTED & figures.BY_THEM,
    "together": figures.COUNTED & figures.TOGETHER,
    "counted": figures.COUNTED,
    "court": figures.IN_PLAY & figures.COURT,
    "unspoken": figures.UNSPOKEN,
    "working": figures.WORKING,
}
# Made once: Django takes longer to build it than PostgreSQL to answer it.
_COUNTED_GOALS = (
    Goal.objects.order_by()
    .values("client_id")
    .annotate(**{name: Count("pk", filter=which) for name, which in GOAL_COUNTS.items()})
)


def specialists_of(member):
    return Membership.objects.supervised_by(member).by_name()


class Board:
    """The lines of these specialists, in the order of their names, and all of them together."""

    def __init__(self, specialists, not_seen_days, is_own=False):
        self.specialists, self.not_seen_days, self.is_own = list(specialists), not_seen_days, is_own
        self._pks = [specialist.pk for specialist in self.specialists]
        self._clients_of, self._then = self._assignments()
        people = figures.people_of(self._pks, not_seen_days).order_by().values_list(*OF_A_PERSON, named=True)
        self._people = {client.pk: client for client in people}
        self._goals, self._milestones = self._goal_counts(), self._milestone_counts()
        self._answers = self._waiting_notes()
        self._notes, self._hours = self._note_counts(), self._hours_by_week()
        self.lines = [self._line(specialist) for specialist in self.specialists]
        self.together = self._sum(None, self._people.keys(), self._pks)

    @property
    def worth_talking(self):
        """The lines with something to talk about."""
        return [line for line in self.lines if line.worth_talking]

    def _line(self, specialist):
        people = [pk for pk in self._clients_of[specialist.pk] if pk in self._people]
        return self._sum(specialist, people, [specialist.pk])

    def _sum(self, specialist, people, specialist_pks):
        clients = [self._people[pk] for pk in people]
        goals = Counter()
        for pk in people:
            goals.update(self._goals[pk])
        quiet = [client for client in clients if client.is_quiet and client.asked_for_space_on is None]
        reached = [self._milestones[pk] for pk in people if self._milestones[pk]]
        return Line(
            specialist=specialist,
            is_own=self.is_own,
            people=len(clients),
            people_then=sum(self._then[pk] for pk in specialist_pks),
            not_seen=len(quiet),
            not_seen_with_plan=sum(client.has_plan for client in quiet),
            space=sum(client.asked_for_space_on is not None for client in clients),
            messages_late=sum(client.waits_too_long for client in clients),
            above=above_limits(specialist),
            waiting=sum(client.last_held_at is None for client in clients),
            milestones=sum(reached),
            milestone_people=len(reached),
            **{name: sum(self._notes[pk][name] for pk in specialist_pks) for name in ("drafts", "late", "to_cosign")},
            unanswered=len(set().union(*(self._answers["late"][pk] for pk in specialist_pks))),
            hours=[sum(self._hours[pk, week] for pk in specialist_pks) for week in self._weeks()],
            **{name: goals[name] for name in (*GOAL_COUNTS, "stepped", "untouched")},
        )

    def _assignments(self):
        """Who is on whose caseload today, and how many were six weeks ago."""
        today, then = timezone.localdate(), timezone.localdate() - timedelta(weeks=WEEKS)
        rows = Assignment.objects.filter(Q(ended_on=None) | Q(ended_on__gte=then), specialist__in=self._pks)
        now, before = defaultdict(set), defaultdict(set)
        for specialist, client, began_on, ended_on in rows.values_list(
            "specialist_id", "client_id", "began_on", "ended_on"
        ):
            for day, caseload in ((today, now), (then, before)):
                if began_on <= day and (ended_on is None or ended_on >= day):
                    caseload[specialist].add(client)
        return now, Counter({pk: len(clients) for pk, clients in before.items()})

    def _goal_counts(self):
        of_today = {"stepped": figures.WORKING & Q(figures.stepped()), "untouched": figures.untouched()}
        counts = {name: Count("pk", filter=which) for name, which in of_today.items()}
        rows = _COUNTED_GOALS.filter(client__in=figures.assigned_to(self._pks)).annotate(**counts)
        return defaultdict(Counter, {row.pop("client_id"): Counter(row) for row in rows})

    def _milestone_counts(self):
        rows = figures.milestones_of(figures.assigned_to(self._pks)).order_by().values_list("goal__client_id")
        return Counter(dict(rows.annotate(count=Count("pk"))))

    def _note_counts(self):
        """By specialist: drafts, drafts past their day, signed notes that wait for a co-signature."""
        drafts = figures.drafts_of(self._pks).order_by().values_list("session__specialist_id")
        counts = defaultdict(Counter)
        for pk, count, late in drafts.annotate(drafts=Count("pk"), late=Count("pk", filter=figures.late())):
            counts[pk] = Counter(drafts=count, late=late)
        for pk in self._answers["cosign"]:
            counts[pk]["to_cosign"] = len(self._answers["cosign"][pk])
        return counts

    def _waiting_notes(self):
        """By what they wait for and by specialist: notes to co-sign, notes on which they owe an answer past its day."""
        writer = "note__session__specialist_id"
        rows = [
            figures.cosign_requests_of(self._pks).values_list(Value("cosign"), "specialist_id", "note_id"),
            figures.overdue_statements_of(self._pks).values_list(Value("late"), "owing", "note_id"),
            figures.overdue_questions_of(self._pks).values_list(Value("late"), writer, "note_id"),
        ]
        first, *others = (waiting.order_by() for waiting in rows)
        found = {"cosign": defaultdict(set), "late": defaultdict(set)}
        for what, specialist, note in first.union(*others).order_by():
            found[what][specialist].add(note)
        return found

    def _hours_by_week(self):
        long = Sum(F("end_at") - F("start_at"), output_field=DurationField())
        held = figures.sessions_of(self._pks, self._weeks()[0]).order_by()
        rows = held.values_list("specialist_id", TruncWeek("start_at")).annotate(long=long)
        hours = {(pk, timezone.localdate(week)): time.total_seconds() / 3600 for pk, week, time in rows}
        return defaultdict(float, hours)

    def _weeks(self):
        """The Mondays of six whole weeks and, last, of this one."""
        monday = figures.week_began_on()
        return [monday - timedelta(weeks=back) for back in reversed(range(WEEKS + 1))]
