"""One number for everybody on a large board, so that its lines can be chosen and put in order by it; all the other
numbers are counted for the page that is shown (supervision.counts)."""

from collections import Counter, defaultdict

from django.db.models import BigIntegerField, Case, Count, F, Sum, Value, When, Window
from django.db.models.functions import Cast, Extract, RowNumber

from clients.models import Client
from goals.models import Goal

from . import figures
from .counts import ASKED_FOR_SPACE

PLACE = "place"
# What is told apart on a line, and looked for together.
TOGETHER = {"unanswered": ["messages", "statements", "questions"]}


def standing(team, everybody, names):
    """(the keys of these specialists by name, {name: Counter by specialist})"""
    parts = [_places(everybody), *(part for name in dict.fromkeys(names) for part in _parts(team, name))]
    counted = defaultdict(Counter)
    for name, specialist, count in parts[0].union(*parts[1:], all=True).order_by():
        counted[name][specialist] += count
    keys = sorted(counted[PLACE], key=counted[PLACE].get)
    return keys, {name: _together(counted, name) for name in names}


def _together(counted, name):
    return sum((counted[one] for one in TOGETHER.get(name, [name])), Counter())


def _parts(team, name):
    return [_COUNTED[one](team, one) for one in TOGETHER.get(name, [name])]


def _places(everybody):
    place = Window(RowNumber(), order_by=["user__name", "pk"])
    return everybody.order_by().values_list(Value(PLACE), "pk", place)


def _of_people(rows, path=""):
    def part(team, name):
        found = rows(team).filter(team.walking(path)).order_by()
        return found.values_list(Value(name), f"{path}assignments__specialist_id").annotate(count=Count("pk"))

    return part


def _of_goals(which):
    return _of_people(lambda team: _gathered(Goal.objects.filter(figures.IN_PLAY), which()), "client__")


def _of_specialists(rows, specialist):
    def part(team, name):
        return rows(team).order_by().values_list(Value(name), specialist).annotate(count=Count("pk"))

    return part


def _hours(team, name):
    """In seconds: what is only put in order needs no other unit."""
    seconds = Cast(Sum(Extract(F("end_at") - F("start_at"), "epoch")), BigIntegerField())
    rows = figures.sessions_of(team, team.week_began_on).order_by()
    return rows.values_list(Value(name), "specialist_id").annotate(count=seconds)


def _everybody(team):
    return Client.objects.current()


def _quiet(team):
    return Client.objects.filter(figures.not_seen_lately(team), ~ASKED_FOR_SPACE)


def _waiting(team):
    return Client.objects.filter(figures.never_seen(team))


def _gathered(rows, which):
    """A case, so that PostgreSQL gathers them once and does not ask for each."""
    return rows.annotate(is_so=Case(When(which, then=True), default=False)).filter(is_so=True)


def _in_crisis(team):
    return _gathered(Client.objects, figures.in_crisis())


def _late(team):
    return figures.drafts_of(team).filter(figures.late())


WRITER = "session__specialist_id"
_COUNTED = {
    "people": _of_people(_everybody),
    "space": _of_people(lambda team: Client.objects.filter(ASKED_FOR_SPACE)),
    "not_seen": _of_people(_quiet),
    "waiting": _of_people(_waiting),
    "safety": _of_people(_in_crisis),
    "messages": _of_people(figures.who_wrote),
    "reviews": _of_people(figures.reviews_due, "client__"),
    "led": _of_goals(lambda: figures.COUNTED & (figures.BY_THEM | figures.TOGETHER)),
    "unspoken": _of_goals(lambda: figures.UNSPOKEN),
    "stepped": _of_goals(figures.stepped),
    "untouched": _of_goals(figures.untouched),
    "drafts": _of_specialists(figures.drafts_of, WRITER),
    "late": _of_specialists(_late, WRITER),
    "statements": _of_specialists(figures.statements_of, "owing"),
    "questions": _of_specialists(figures.questions_of, f"note__{WRITER}"),
    "hours": _hours,
}
