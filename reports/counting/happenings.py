"""What happened beside contacts, in one question: missed sessions, open notes, goals, steps, wins, reviews of plans."""

from collections import defaultdict

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast

from clients.models import HandOff
from goals.models import Status

from . import asked
from .found import Found

OF_THE_PEOPLE = {"goals_set", "turns", "steps", "wins", "made", "completed"}
TURNED = {Status.REACHED: "goals_reached", Status.CHANGED_MY_MIND: "goals_changed", Status.RESTING: "goals_resting"}
ASKED = {
    "not_met": asked.not_met,
    "unsigned": asked.unsigned,
    "goals_set": asked.goals_set,
    "turns": asked.turns,
    "steps": asked.steps,
    "wins": asked.wins,
    "made": asked.made,
    "completed": asked.completed,
    "reviews": asked.reviews,
}


def happenings_of(report, served):
    """{(name, cell): Found}. Goals, steps, wins and hand-offs are those of the people served."""
    rows, served = defaultdict(list), set(served)
    for name, client, *row in _rows(report):
        if name not in OF_THE_PEOPLE or client in served:
            rows[name].append(row)
    return {
        **_plain("not_met", rows["not_met"]),
        **_cells("not_met", rows["not_met"]),
        **_plain("unsigned", rows["unsigned"]),
        **_plain("overdue", [row for row in rows["unsigned"] if row[-1]]),
        **_plain("goals_set", rows["goals_set"]),
        **_plain("goals_own", [row for row in rows["goals_set"] if row[-1]]),
        **_turned(rows["turns"]),
        **_plain("steps", rows["steps"]),
        **_plain("wins", rows["wins"]),
        **_by_kind("made", rows["made"]),
        **_by_kind("completed", rows["completed"]),
        **_reviewed(rows["reviews"]),
    }


def _rows(report):
    first, *others = [_as_row(name, *question(report)) for name, question in ASKED.items()]
    return first.union(*others, all=True).order_by("row_key")


def _as_row(name, rows, fields):
    told = {"key": F("pk"), "of": F("pk"), "client": F("client"), "cell": Value(""), "amount": Value(0)} | fields
    told["cell"], told["amount"] = Cast(told["cell"], CharField()), Cast(told["amount"], IntegerField())
    rows = rows.order_by().annotate(
        row_name=Value(name, CharField()), **{f"row_{key}": row for key, row in told.items()}
    )
    return rows.values_list("row_name", "row_client", "row_key", "row_of", "row_cell", "row_amount")


def _plain(name, rows):
    return {(name, ""): Found.of([key for key, _of, _cell, _amount in rows])}


def _cells(name, rows):
    cells = defaultdict(list)
    for key, _of, cell, _amount in rows:
        cells[cell].append(key)
    return {(name, cell): Found.of(keys) for cell, keys in cells.items() if cell}


def _by_kind(name, rows):
    """Of each kind, also where there is none."""
    return {(name, kind): Found() for kind in HandOff.Kind.values} | _cells(name, rows)


def _turned(rows):
    """Each goal once, by its last turn of the period."""
    last = {of: (key, cell) for key, of, cell, _amount in rows}
    found = {(name, ""): [] for name in TURNED.values()}
    for key, status in last.values():
        if status in TURNED:
            found[TURNED[status], ""].append(key)
    return {pair: Found.of(sorted(keys)) for pair, keys in found.items()}


def _reviewed(rows):
    """Each day on which a plan was due once, whatever else was changed about it."""
    due = {(key, day): (key, on_time) for key, _of, day, on_time in rows}
    on_time = [key for key, was_on_time in due.values() if was_on_time]
    return {
        ("reviews", ""): Found.of([key for key, _on_time in due.values()]),
        ("reviews_on_time", ""): Found.of(on_time),
    }
