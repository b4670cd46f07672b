"""The numbers of a team in a few grouped questions, whatever the number of specialists and people.

Each is a Counter by specialist; under ALL stands the sum, in which everybody counts once.
"""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db.models import BooleanField, Count, DurationField, ExpressionWrapper, F, Q, Sum, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from clients.models import Assignment, Client
from goals.models import Goal

from . import figures

ALL = None
WEEKS = 6
ASKED_FOR_SPACE = Q(asked_for_space_on__isnull=False)
NOTHING = Count("pk", filter=Q(pk=None))
GOAL_COUNTS = {
    "by_them": figures.COUNTED & figures.BY_THEM,
    "together": figures.COUNTED & figures.TOGETHER,
    "counted": figures.COUNTED,
    "court": figures.IN_PLAY & figures.COURT,
    "unspoken": figures.UNSPOKEN,
    "working": figures.WORKING,
    "stepped": figures.stepped,
    "untouched": figures.untouched,
}
# What the second number beside a first one is called.
BESIDE = {
    "people": "space",
    "not_seen": "not_seen_with_plan",
    "milestones": "milestone_people",
    "drafts": "late",
    "then": "",
    "cosign": "",
    "steps": "their_steps",
}


def numbers_of(team):
    """By these the board is filtered and put in order."""
    numbers = defaultdict(Counter)
    _count_people(team, numbers)
    _count_goals(team, numbers)
    _count_pairs(_by_person(team) + _by_specialist(team) + _for_lines(team), numbers)
    return numbers


def _sign(which):
    return ExpressionWrapper(which, output_field=BooleanField())


def hours_of(team):
    """{(specialist, first day of a week): hours} of six whole weeks and this one, by the agency's days."""
    long = Sum(F("end_at") - F("start_at"), output_field=DurationField())
    first = weeks(team)[0]
    rows = figures.sessions_of(team, first).order_by().values_list("specialist_id", TruncDate("start_at"))
    hours = defaultdict(float)
    for specialist, day, time in rows.annotate(long=long):
        hours[specialist, week_of(day, first)] += time.total_seconds() / 3600
    return hours


def week_of(day, first):
    """The first day of its week, where weeks begin on the weekday of `first`."""
    return day - timedelta(days=(day - first).days % 7)


def weeks(team):
    """The first days of six whole weeks and, last, of this one."""
    return [team.week_began_on - timedelta(weeks=back) for back in reversed(range(WEEKS + 1))]


def _for_lines(team):
    """Whose the steps are, and how many people it was six weeks ago."""
    before = Assignment.objects.in_force(timezone.localdate() - timedelta(weeks=WEEKS))
    before = before.filter(specialist__in=team.specialists)
    if team.program:
        before = before.filter(client__in=Client.objects.in_program(team.program))
    theirs = Count("pk", filter=figures.THEIR_STEP)
    return [
        _of_people("steps", figures.open_steps(), "goal__client__", team, theirs),
        _of_specialists("then", before, "specialist_id"),
    ]


def _count_people(team, numbers):
    signs = (figures.seen_lately(team), _sign(ASKED_FOR_SPACE), figures.has_plan())
    rows = Client.objects.filter(team.walking("")).order_by()
    rows = rows.values_list("assignments__specialist_id", team.is_again(""), *signs)
    for specialist, is_again, seen, asks_for_space, has_plan, count in rows.annotate(count=Count("pk")):
        is_quiet = seen == figures.QUIET and not asks_for_space
        signs = {
            "people": True,
            "space": asks_for_space,
            "waiting": seen == figures.WAITING,
            "not_seen": is_quiet,
            "not_seen_with_plan": is_quiet and has_plan,
        }
        _add(numbers, specialist, is_again, {name: count for name, holds in signs.items() if holds})


def _count_goals(team, numbers):
    counts = {name: which() if callable(which) else which for name, which in GOAL_COUNTS.items()}
    rows = Goal.objects.filter(team.walking("client__"), figures.IN_PLAY).order_by()
    rows = rows.values_list("client__assignments__specialist_id", team.is_again("client__"))
    counted = rows.annotate(**{name: Count("pk", filter=which) for name, which in counts.items()})
    for specialist, is_again, *found in counted:
        _add(numbers, specialist, is_again, dict(zip(counts, found, strict=True)))


def _by_person(team):
    past = {"messages": Q(waits_too_long=True), "safety": figures.not_followed_up(), "reviews": figures.reviews_late()}
    late = {name: Count("pk", filter=which) for name, which in past.items()}
    reached_by = Count("goal__client", distinct=True)
    return [
        _of_people("milestones", figures.milestones(team), "goal__client__", team, reached_by),
        _of_people("messages", figures.who_wrote(team), "", team, late["messages"]),
        _of_people("safety", figures.after_a_crisis(team), "", team, late["safety"]),
        _of_people("reviews", figures.reviews_due(team), "client__", team, late["reviews"]),
    ]


def _by_specialist(team):
    drafts, statements, questions = (
        rows(team) for rows in (figures.drafts_of, figures.statements_of, figures.questions_of)
    )
    writer = "session__specialist_id"
    return [
        _of_specialists("drafts", drafts, writer, figures.late()),
        _of_specialists("statements", statements, "owing", figures.statements_late()),
        _of_specialists("questions", questions, f"note__{writer}", figures.questions_late()),
        _of_specialists("cosign", figures.cosign_requests_of(team), "specialist_id"),
    ]


def _of_people(name, rows, path, team, more):
    """(name, specialist, whether they count again, how many, how many more closely)"""
    rows = rows.filter(team.walking(path)).order_by()
    told = rows.values_list(Value(name), f"{path}assignments__specialist_id", team.is_again(path))
    return told.annotate(count=Count("pk"), more=more)


def _of_specialists(name, rows, specialist, late=None):
    told = rows.order_by().values_list(Value(name), specialist, Value(False))
    return told.annotate(count=Count("pk"), more=Count("pk", filter=late) if late else NOTHING)


def _count_pairs(pairs, numbers):
    first, *others = pairs
    for name, specialist, is_again, count, more in first.union(*others, all=True).order_by():
        _add(numbers, specialist, is_again, {name: count, BESIDE.get(name, f"{name}_late"): more})


def _add(numbers, specialist, is_again, counts):
    numbers[specialist].update(counts)
    if not is_again:
        numbers[ALL].update(counts)
