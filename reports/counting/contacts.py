"""Delivered contacts: sessions held in the period whose note was signed when the report was made."""

from datetime import date
from itertools import compress
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Case, DateField, ExpressionWrapper, F, IntegerField, Q, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from .paid import arrays_paid_by
from .scope import FILTERS, OF_A_SESSION, sessions_in, yes_or_no

LONG = "floor(date_part('epoch', notes_session.end_at - notes_session.start_at) / 60)::int"
INNER = ["client_id", "program_id", "group_meeting_id", "start_at", "end_at"]
INNER += ["long", "in_units", "in_group", "is_billable", "was_late", "day"]
# Whether it is within each filter are columns of their own: of a yes or no the planner knows that there are two.
SUMS = """
SELECT GROUPING(client_id, day), client_id, program_id, in_group, is_billable, was_late, day, group_meeting_id,
    count(*), sum(long), sum(in_units), min(day), floor(date_part('epoch', max(end_at) - min(start_at)) / 60)::int
    {within}
FROM ({contacts}) AS contacts
GROUP BY GROUPING SETS ((client_id, program_id, in_group, is_billable, was_late {within}), (day {within}),
    (group_meeting_id {within}))
"""
# The days that were paid come as arrays: so several processes can look at the contacts.
PAID = """
SELECT contacts.*, (day BETWEEN first_on AND last_on AND COALESCE(days @> day, TRUE)) IS TRUE AS in_payer
FROM ({contacts}) AS contacts
LEFT JOIN unnest({arrays}) AS paid (client_id, program_id, first_on, last_on, days) USING (client_id, program_id)
"""
BY_CLIENT, BY_DAY, BY_MEETING, SUMMED = 1, 2, 3, 13
BITS = {name: 1 << number for number, name in enumerate(FILTERS)}


def among(keys):
    """These keys as a subquery: one parameter, however many there are."""
    return RawSQL("SELECT unnest(%s::uuid[])", [list(keys)])


def delivered(report, by=FILTERS):
    """Held, and signed by the time of the report; in the report's scope, on any day."""
    held = sessions_in(report, by).held().filter(end_at__isnull=False)
    return held.filter(note__signed_at__lte=report.as_of)


def contacts_of(report, by=FILTERS):
    """Each with `long` (minutes), `in_units`, `in_group`, `is_billable`, `was_late` and its `day`."""
    first, after = report.moments
    rows = delivered(report, by).filter(start_at__gte=first, start_at__lt=after)
    return described(rows, report.billable_days)


def described(sessions, billable_days):
    zone = timezone.get_current_timezone()
    signed_on = TruncDate("note__signed_at", tzinfo=zone)
    known = sessions.annotate(
        long=RawSQL(LONG, [], IntegerField()),
        in_units=Coalesce("note__signed_units", 0),
        was_late=F("note__was_late"),
        in_group=ExpressionWrapper(Q(group_meeting__isnull=False), BooleanField()),
        day=TruncDate("start_at", tzinfo=zone),
    )
    days = [When(program=program, then=count) for program, count in billable_days.items()]
    limit = Cast(Case(*days, output_field=IntegerField()), IntegerField())
    last = ExpressionWrapper(F("day") + limit, DateField())
    in_time = Q(last_to_bill=None) | Q(last_to_bill__gte=signed_on)
    is_billable = ExpressionWrapper(Q(in_units__gt=0) & in_time, BooleanField())
    return known.annotate(last_to_bill=last).annotate(is_billable=is_billable)


class Part(NamedTuple):
    """One person's contacts in one program, as far as they are alike; `within` says which filters they are within."""

    client: UUID
    program: UUID
    in_group: bool
    is_billable: bool
    was_late: bool
    within: int
    count: int
    minutes: int
    units: int
    first_on: date


class Contacts:
    """The sums over contacts of a period."""

    def __init__(self, parts, by_day=None, meetings=()):
        self.parts, self.by_day, self.meetings = parts, by_day or {}, meetings

    @classmethod
    def of(cls, report):
        """From one look at everybody's. Those by day and by meeting are only of what is within all of its filters."""
        parts, by_day, meetings, names = [], {}, [], list(report.filters)
        for kind, *who, day, meeting, count, minutes, units, first, span, within in _rows(report, names):
            if kind == BY_CLIENT:
                parts.append(Part(*who, _bits(compress(names, within)), count, minutes, units, first))
            elif all(within) and kind == BY_DAY:
                by_day[day] = (count, minutes, units)
            elif all(within) and meeting:
                meetings.append((meeting, span))
        return cls(parts, by_day, meetings)

    def within(self, names):
        bits = _bits(names)
        return Contacts([one for one in self.parts if one.within & bits == bits], self.by_day, self.meetings)

    @property
    def first_days(self):
        """{client: the day of their first contact in the period}"""
        days = {}
        for one in self.parts:
            days[one.client] = min(one.first_on, days.get(one.client, one.first_on))
        return days

    def sums(self, **which):
        """(count, minutes, units) of those that are so."""
        chosen = [one for one in self.parts if all(getattr(one, name) == so for name, so in which.items())]
        return tuple(sum(getattr(one, name) for one in chosen) for name in ("count", "minutes", "units"))


def _bits(names):
    return sum(BITS[name] for name in names)


def _rows(report, names):
    """Each with a tuple at its end: whether it is within each of these filters."""
    told = {
        f"in_{name}": yes_or_no(Q(**{OF_A_SESSION[name]: report.filters[name]})) for name in names if name != "payer"
    }
    rows = contacts_of(report, by=()).annotate(**told).order_by().values_list(*INNER, *told)
    sql, params = rows.query.sql_with_params()
    if report.payer:
        arrays, asked = arrays_paid_by(report.payer)
        sql, params = PAID.format(contacts=sql, arrays=arrays), (*params, *asked)
    within = "".join(f", in_{name}" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(SUMS.format(contacts=sql, within=within), params)
        return [(*row[:SUMMED], row[SUMMED:]) for row in cursor.fetchall()]
