"""A client's page for staff: what they want, how sure they feel, who is there, what happened lately."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, IntegerField, OuterRef, Prefetch, Value, When
from django.db.models.functions import Cast, Extract, JSONObject, Substr, TruncDate
from django.utils import timezone

from clients.models import Client, Supporter
from goals.models import Bump, Milestone, Step
from notes.models import AgendaItem, Session

LATELY, AGENDA = 6, 8
A_YEAR = timedelta(days=365)
MOST_ANSWERS = 200
MOST_EVENTS = 40
SHORT = 160
CORNER = JSONObject(name="name", relation="relation", helps_with="helps_with")
ITEM = JSONObject(words="words", language="language")
NOTHING = Value("", output_field=CharField())
NO_NUMBER = Cast(Value(None), IntegerField())


@dataclass
class Moment:
    """Something on a day: an answer, a bump, a win, a milestone, a session."""

    kind: str
    day: date
    moment: datetime
    what: str
    more: str
    number: int | None
    row: UUID

    @property
    def status(self):
        return Session.Status(self.what).label

    @property
    def method(self):
        return Session.Method(self.more).label if self.more else ""

    @property
    def because(self):
        return Session.NotMetBecause(self.more).label if self.more else ""

    @property
    def minutes(self):
        return None if self.number is None else self.number // 60


class Overview:
    """Everything that the page shows, in few queries."""

    def __init__(self, client, member):
        self.goals = list(_goals(client))
        self.supporters, self.agenda = _beside(client)
        self.moments = _moments(client, member)

    @property
    def planned_today(self):
        """The key of the session that this member planned for today."""
        return next((moment.row for moment in self._of("planned")), None)

    @property
    def answers(self):
        """How sure they feel, oldest first."""
        return sorted(self._of("answer"), key=lambda answer: (answer.day, answer.moment))

    @property
    def lines(self):
        return {"confidence": [(answer.day, answer.number) for answer in self.answers]}

    @property
    def events(self):
        """Of the year that the line covers."""
        since = timezone.localdate() - A_YEAR
        return [(moment.day, moment.kind) for moment in self._of("milestone", "bump", "win") if moment.day >= since]

    @property
    def story(self):
        """The chart in words: answers and what happened, newest first."""
        return _newest_first(self._of("answer", "milestone", "bump", "win"))

    @property
    def lately(self):
        return _newest_first(self._of("held", "not_met", "win", "milestone"))[:LATELY]

    def _of(self, *kinds):
        return [moment for moment in self.moments if moment.kind in kinds]


def _beside(client):
    """Who is in their corner, and what they would like to talk about: one query."""
    corner = Supporter.objects.filter(client=OuterRef("pk")).current().values(told=CORNER)
    agenda = AgendaItem.objects.filter(client=OuterRef("pk")).waiting().oldest_first().values(told=ITEM)
    both = Client.objects.filter(pk=client.pk).values_list(ArraySubquery(corner), ArraySubquery(agenda[:AGENDA]))
    return both.get()


def _newest_first(moments):
    return sorted(moments, key=lambda moment: (moment.day, moment.moment, str(moment.row)), reverse=True)


def _goals(client):
    """Open goals with their way; of the bumps only those that the person shares."""
    steps = Step.objects.open().select_related("owner_supporter").order_by("position", "pk")
    bumps = Prefetch("bumps", Bump.objects.shared())
    return client.goals.open().in_order().prefetch_related("milestones", Prefetch("steps", steps), bumps)


def _moments(client, member):
    """Rows of five tables in one query, each cut to what a page can show."""
    since = timezone.localdate() - A_YEAR
    answers = client.check_ins.exclude(confidence=None).filter(on__gte=since)
    parts = [
        _row(answers, "answer", "on", "created_at", number=Cast("confidence", IntegerField()))[:MOST_ANSWERS],
        _row(client.bumps.shared().filter(on__gte=since), "bump", "on", "created_at", F("label"))[:MOST_EVENTS],
        _row(client.wins.shared(), "win", "on", "created_at", Substr("words", 1, SHORT), F("by__name"))[:MOST_EVENTS],
        _row(_reached(client), "milestone", "reached_on", "created_at", F("words"), F("goal__own_words"))[:MOST_EVENTS],
        _sessions(client.sessions.past())[:LATELY],
        _sessions(client.sessions.planned().on_day(timezone.localdate()).filter(specialist=member))[:1],
    ]
    return [Moment(*row) for row in parts[0].union(*parts[1:], all=True)]


def _reached(client):
    return Milestone.objects.filter(goal__client=client).exclude(reached_on=None)


def _sessions(sessions):
    minutes = Cast(Extract(F("end_at") - F("start_at"), "epoch"), IntegerField())
    more = Case(When(status="not_met", then="not_met_because"), default="method", output_field=CharField())
    return _row(sessions, F("status"), TruncDate("happens_at"), "happens_at", F("status"), more, minutes)


def _row(rows, kind, day, moment, what=NOTHING, more=NOTHING, number=NO_NUMBER):
    """One part of the union; all have the same columns. The newest come first, so a cut leaves the old ones out."""
    said = {
        "kind": Cast(Value(kind) if isinstance(kind, str) else kind, CharField()),
        "day": F(day) if isinstance(day, str) else day,
        "moment": F(moment),
        "what": Cast(what, CharField()),
        "more": Cast(more, CharField()),
        "number": number,
        "row": F("pk"),
    }
    told = rows.annotate(**{f"told_{name}": value for name, value in said.items()})
    newest_first = told.order_by("-told_day", "-told_moment", "-pk")
    return newest_first.values_list(*[f"told_{name}" for name in said])
