"""Everything that was written down about a goal, in one query: turns, changes, bumps, wins, check-ins."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    F,
    JSONField,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
    When,
    Window,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, JSONObject, Lag, Least, NullIf, TruncDate

from accounts.models import User

OF_A_GOAL = ["own_words", "language", "author", "required_by", "life_area", "why", "translation", "payer_wording"]
OF_A_GOAL += ["proposed_words", "confirmed_at", "confirmed_how"]
OF_A_MILESTONE = ["words", "reached_on", "made_it_happen"]
OF_A_STEP = ["words", "done_at", "put_aside_at", "put_aside_as"]
OF_A_SCALE = ["much_more", "somewhat_more", "expected", "somewhat_less", "much_less"]
KINDS = ["goal", "milestone", "step", "scale", "turn", "bump", "win", "check_in"]
NOTHING = Value(None, JSONField())


@dataclass(frozen=True)
class Written:
    """One row of the record: what it says, and what the row before it said (None where it is the first)."""

    kind: str
    on: date
    at: datetime
    key: str
    user_id: str | None
    name: str
    now: dict
    before: dict | None

    @property
    def place(self):
        """Where it stands in time; what is written in one transaction has one time."""
        return (self.at, KINDS.index(self.kind), self.key.zfill(36))


def written_about(goal, bumps, wins, most=None):
    """The rows in no order; `most` leaves out old bumps, wins and check-ins for which so short a page has no room."""
    said = goal.check_ins.exclude(words="")
    status_before = _before(_told(["status"]), "goal", "at", "pk")
    parts = [
        _changes("Goal", "pgh_obj", goal, OF_A_GOAL),
        _changes("Milestone", "goal", goal, OF_A_MILESTONE),
        _changes("Step", "goal", goal, OF_A_STEP),
        _changes("Scale", "goal", goal, OF_A_SCALE),
        _moments(goal.history, "turn", "at", ["status", "words"], status_before),
        _moments(bumps, "bump", "created_at", ["label", "happened", "learned", "is_shared"])[:most],
        _moments(wins, "win", "created_at", ["words", "is_shared"])[:most],
        _moments(said, "check_in", "created_at", ["words", "progress"])[:most],
    ]
    return [Written(*row) for row in parts[0].union(*parts[1:], all=True)]


def _changes(noun, link, goal, fields):
    """Each event beside the one before it of the same row; those that only say that it was touched are left out."""
    by_hand = Cast(NullIf(KT("pgh_context__user"), Value("")), UUIDField())
    events = apps.get_model("goals", f"{noun}Event").objects.filter(**{link: goal.pk})
    events = events.annotate(
        moment=_at_first(Least("created_at", "pgh_created_at"), F("pgh_created_at"), DateTimeField()),
        user=Coalesce(by_hand, _at_first(F("created_by_id"), None, UUIDField())),
    )
    name = Subquery(User.objects.filter(pk=OuterRef("user")).values("name"))
    before = _before(_told(fields), "pgh_obj", "pgh_id")
    row = _row(events, noun.lower(), TruncDate("moment"), "moment", "pgh_id", "user", name, fields, before)
    return row.filter(Q(told_before__isnull=True) | ~Q(told_before=F("told_now")))


def _at_first(value, otherwise, field):
    return Case(When(pgh_label="insert", then=value), default=otherwise, output_field=field)


def _moments(rows, kind, moment, fields, before=NOTHING):
    newest_first = rows.order_by("-on", f"-{moment}", "-pk")
    return _row(newest_first, kind, F("on"), moment, "pk", "by_id", F("by__name"), fields, before)


def _row(rows, kind, day, moment, key, user, name, fields, before):
    """One part of the union; all have the same columns."""
    said = {
        "kind": Value(kind),
        "day": day,
        "at": F(moment),
        "key": Cast(key, CharField()),
        "user_id": Cast(user, CharField()),
        "name": Coalesce(name, Value(""), output_field=CharField()),
        "now": _told(fields),
        "before": before,
    }
    told = rows.annotate(**{f"told_{name}": value for name, value in said.items()})
    return told.values_list(*[f"told_{name}" for name in said])


def _told(fields):
    return JSONObject(**{name: F(name) for name in fields})


def _before(told, of, *order):
    return Window(Lag(told), partition_by=of, order_by=order)
