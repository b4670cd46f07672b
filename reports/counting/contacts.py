"""Delivered contacts: sessions held in the period whose note was signed when the report was made."""

from datetime import date, datetime, time
from functools import cached_property, reduce
from itertools import batched, compress
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Case, DateField, ExpressionWrapper, F, IntegerField, Q, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from notes.models import DeliveredContact

from .paid import days_paid_by
from .scope import FILTERS, OF_A_SESSION, those_in, yes_or_no
from .spans import spans_of

LONG = "floor(date_part('epoch', notes_deliveredcontact.end_at - notes_deliveredcontact.start_at) / 60)::int"
INNER = ["client_id", "program_id", "group_meeting_id", "start_at", "end_at"]
INNER += ["long", "units", "in_group", "is_billable", "was_late", "day"]
# Of somebody's contacts in one program, some may be within these filters and others not.
MAY_DIFFER = ("specialist", "payer")
TOLD_APART = ("in_group", "is_billable", "was_late")
SUMS = "count(*){which}, COALESCE(sum(long){which}, 0), COALESCE(sum(units){which}, 0)"
# Three questions in one: of several groupings in one question PostgreSQL lets only one process add up the rows.
ASKED = """
WITH contacts AS NOT MATERIALIZED ({contacts})
SELECT client_id, program_id, min(start_at), ARRAY[{told}]::boolean[], ARRAY[{sums}]
FROM contacts GROUP BY client_id, program_id {some}
UNION ALL
SELECT NULL, NULL, NULL, NULL, ARRAY[span, {all}]
FROM (SELECT *, width_bucket(start_at, %s::timestamptz[]) AS span FROM contacts WHERE {within}) AS those GROUP BY span
UNION ALL
SELECT NULL, group_meeting_id, NULL, NULL, ARRAY[floor(date_part('epoch', max(end_at) - min(start_at)) / 60)::int]
FROM contacts WHERE group_meeting_id IS NOT NULL AND {within} GROUP BY group_meeting_id
"""
BITS = {name: 1 << number for number, name in enumerate(FILTERS)}


def among(keys):
    """These keys as a subquery: one parameter, however many there are."""
    return RawSQL("SELECT unnest(%s::uuid[])", [list(keys)])


def delivered(report, by=FILTERS):
    """Signed by the time of the report; in the report's scope, on any day."""
    return those_in(report, DeliveredContact.objects, "start_at", by).filter(signed_at__lte=report.as_of)


def contacts_of(report, by=FILTERS):
    """Each with `long` (minutes), `in_group`, `is_billable` and its `day`."""
    first, after = report.moments
    rows = delivered(report, by).filter(start_at__gte=first, start_at__lt=after)
    return described(rows, report)


def described(contacts, report):
    known = contacts.annotate(
        long=RawSQL(LONG, [], IntegerField()),
        in_group=ExpressionWrapper(Q(group_meeting__isnull=False), BooleanField()),
        day=TruncDate("start_at", tzinfo=report.zone),
    )
    days = [When(program=program, then=count) for program, count in report.billable_days.items()]
    limit = Cast(Case(*days, output_field=IntegerField()), IntegerField())
    last = ExpressionWrapper(F("day") + limit, DateField())
    in_time = Q(last_to_bill=None) | Q(last_to_bill__gte=TruncDate("signed_at", tzinfo=report.zone))
    is_billable = ExpressionWrapper(Q(units__gt=0) & in_time, BooleanField())
    return known.annotate(last_to_bill=last).annotate(is_billable=is_billable)


class Sums(NamedTuple):
    count: int = 0
    minutes: int = 0
    units: int = 0

    def plus(self, other, times=1):
        return Sums(*(one + times * another for one, another in zip(self, other, strict=True)))


class Part(NamedTuple):
    """One person's contacts in one program; `within` says which filters they are within, `shares` holds the sums of
    those in a group, billable, late."""

    client: UUID
    program: UUID
    first_on: date
    within: int
    all: Sums
    shares: dict


class Contacts:
    """The sums over contacts of a period."""

    def __init__(self, parts, by_span=None, meetings=None):
        self.parts, self.by_span, self.meetings = parts, by_span or {}, meetings or {}

    @classmethod
    def of(cls, report):
        """Those by client are of everybody; those by span and by meeting of what is within all of its filters."""
        names, found = sorted(report.filters), cls([])
        for client, of, first_at, within, sums in _rows(report, names):
            if client:
                found.parts.append(_part(client, of, first_at, _bits(compress(names, within)), sums))
            elif of:
                found.meetings[of] = sums[0]
            else:
                found.by_span[sums[0]] = Sums(*sums[1:])
        return found

    def within(self, names):
        bits = _bits(names)
        return Contacts([one for one in self.parts if one.within & bits == bits], self.by_span, self.meetings)

    @cached_property
    def first_days(self):
        """{client: the day of their first contact in the period}"""
        days = {}
        for one in self.parts:
            days[one.client] = min(one.first_on, days.get(one.client, one.first_on))
        return days

    def sums_of(self, **which):
        """Of those that are so, or are not; of all where nothing is asked."""
        every = added(one.all for one in self.parts)
        if not which:
            return every
        [(name, is_so)] = which.items()
        some = added(one.shares[name] for one in self.parts)
        return some if is_so else every.plus(some, -1)


def _part(client, program, first_at, within, sums):
    every, *shares = [Sums(*some) for some in batched(sums, 3, strict=True)]
    return Part(
        client, program, timezone.localdate(first_at), within, every, dict(zip(TOLD_APART, shares, strict=True))
    )


def added(sums):
    return reduce(Sums.plus, sums, Sums())


def _bits(names):
    return sum(BITS[name] for name in names)


def _rows(report, names):
    """(client, program, first contact, whether within each of these filters, sums); or of a span, or of a meeting."""
    told = {
        f"in_{name}": yes_or_no(Q(**{OF_A_SESSION[name]: report.filters[name]})) for name in names if name != "payer"
    }
    rows = contacts_of(report, by=()).annotate(**told).order_by().values_list(*INNER, *told)
    sql, params = rows.query.sql_with_params()
    if report.payer:
        sql, params = days_paid_by(report.payer, sql, params)
    words = {
        "told": ", ".join(f"in_{name}" if name in MAY_DIFFER else f"bool_or(in_{name})" for name in names),
        "some": "".join(f", in_{name}" for name in names if name in MAY_DIFFER),
        "within": " AND ".join([f"in_{name}" for name in names] or ["TRUE"]),
        "sums": ", ".join(
            SUMS.format(which=which) for which in ("", *(f" FILTER (WHERE {one})" for one in TOLD_APART))
        ),
        "all": SUMS.format(which=""),
    }
    begins = [datetime.combine(first, time(), report.zone) for first, _last in spans_of(report)]
    with connection.cursor() as cursor:
        cursor.execute(ASKED.format(contacts=sql, **words), (*params, begins))
        return cursor.fetchall()
