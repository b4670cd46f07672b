"""T of Goal Attainment Scaling for a whole program: never for a specialist, never for a person, and no ranking."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count

from accounts.models import Program
from clients.models import Enrollment
from goals.attainment import t_score
from goals.models import Scale

LEAST_PEOPLE = 5


@dataclass(frozen=True)
class ProgramLine:
    """One program. `changes` holds (T at the first levels, T at the newest levels) of each person in it."""

    name: str
    changes: list

    @property
    def is_shown(self):
        """Fewer people would only point at a person."""
        return len(self.changes) >= LEAST_PEOPLE

    @property
    def people(self):
        return len(self.changes)

    @property
    def first(self):
        return median(first for first, _newest in self.changes)

    @property
    def newest(self):
        return median(newest for _first, newest in self.changes)

    @property
    def change(self):
        return median(newest - first for first, newest in self.changes)


def programs():
    """Every open program by name, with the people who are enrolled in it today."""
    change_of, people_in = _changes_by_person(), defaultdict(set)
    enrolled = Enrollment.objects.in_force().filter(client__in=change_of)
    for program, client in enrolled.values_list("program_id", "client_id"):
        people_in[program].add(client)
    return [
        ProgramLine(program.name, [change_of[client] for client in people_in[program.pk]])
        for program in Program.objects.open().by_name()
    ]


def _changes_by_person():
    """{client: (T at the first, T at the newest level)} over the goals of each that have two levels or more."""
    counted = Scale.objects.filter(goal__check_ins__level__isnull=False, goal__client__archived_on=None)
    counted = counted.annotate(
        count=Count("goal__check_ins"),
        levels_told=ArrayAgg("goal__check_ins__level", order_by=["goal__check_ins__on", "goal__check_ins__pk"]),
    ).filter(count__gte=2)
    goals_of = defaultdict(list)
    for scale in counted.select_related("goal").only("importance", "difficulty", "goal__client_id"):
        goals_of[scale.goal.client_id].append((scale.levels_told, scale.weight))
    return {client: _change(goals) for client, goals in goals_of.items()}


def _change(goals):
    weights = [weight for _levels, weight in goals]
    first, newest = ([levels[end] for levels, _weight in goals] for end in (0, -1))
    return t_score(first, weights), t_score(newest, weights)
