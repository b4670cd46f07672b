"""Who paid on which days: a payer may change, and what was said before stays for the days before."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Case, DateTimeField, Exists, F, Func, OuterRef, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from clients.models import Enrollment

DAYS = """
SELECT time.id, time.client_id, time.program_id, held.payer, GREATEST(time.began_on, held.since) AS first_on,
    LEAST(COALESCE(time.ended_on, 'infinity'), held.next_on - 1) AS last_on
FROM (
    SELECT pgh_obj_id, payer, since, COALESCE(MIN(since) OVER later, 'infinity') AS next_on
    FROM (
        SELECT pgh_obj_id, pgh_id, payer,
            CASE WHEN LAG(pgh_id) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) IS NULL THEN '-infinity'
                ELSE COALESCE(payer_began_on, (pgh_created_at AT TIME ZONE %s)::date) END AS since
        FROM clients_enrollmentevent
        WHERE pgh_obj_id IN ({of})
    ) AS told
    WINDOW later AS (PARTITION BY pgh_obj_id ORDER BY pgh_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
) AS held
JOIN clients_enrollment AS time ON time.id = held.pgh_obj_id
WHERE held.since < held.next_on
"""
OF_A_PAYER = "SELECT pgh_obj_id FROM clients_enrollmentevent WHERE payer = %s"
OF_A_CLIENT = "SELECT id FROM clients_enrollment AS own WHERE own.client_id = {client} AND own.program_id = {program}"
# The session next to one end of some days is looked up first, and then whether it is before the other end: that takes
# one look into an index, where asking for both at once goes through all of them.
NEAREST = """
(SELECT {what} FROM ({days}) AS paid CROSS JOIN LATERAL (
    SELECT start_at FROM ({sessions}) AS sessions
    WHERE sessions.client_id = paid.client_id AND sessions.program_id = paid.program_id AND start_at {near}
    ORDER BY start_at {order} LIMIT 1) AS sessions WHERE start_at {far}{also})
"""
# Of each client in each program the first and the last moment paid for, and all days where there are gaps: only there a
# contact's day is worked out. They are handed on as arrays, so that several processes can look at the contacts.
PAID = """
WITH told AS (
    SELECT client_id, program_id, min(first_on) AS first_on, max(last_on) AS last_on,
        CASE WHEN count(*) > 1 THEN range_agg(daterange(first_on, last_on, '[]')) END AS days
    FROM ({days}) AS paid WHERE first_on <= last_on GROUP BY client_id, program_id
), paid AS MATERIALIZED (
    SELECT array_agg(client_id) AS clients, array_agg(program_id) AS programs, array_agg(days) AS days,
        array_agg(first_on::timestamp AT TIME ZONE %s) AS firsts,
        array_agg((last_on + 1)::timestamp AT TIME ZONE %s) AS lasts
    FROM told
)
SELECT contacts.*, (start_at >= first_at AND start_at < after AND (days IS NULL OR days @> day)) IS TRUE AS in_payer
FROM ({contacts}) AS contacts
LEFT JOIN unnest((SELECT clients FROM paid), (SELECT programs FROM paid), (SELECT firsts FROM paid),
    (SELECT lasts FROM paid), (SELECT days FROM paid)) AS paid (client_id, program_id, first_at, after, days)
    USING (client_id, program_id)
"""
FROM_ON, UNTIL = (
    ">= GREATEST(first_on, {since})::timestamp AT TIME ZONE %s",
    "< (last_on + 1)::timestamp AT TIME ZONE %s",
)


def _zone():
    return timezone.get_current_timezone_name()


def _paid_by(payer):
    """All that was paid by this one: a question, and what belongs into it."""
    return f"SELECT * FROM ({DAYS.format(of=OF_A_PAYER)}) AS paid WHERE payer = %s", [_zone(), payer, payer]


class IsPaidBy(Func):
    """Whether this payer paid for a client in a program on a day."""

    output_field = BooleanField()

    def __init__(self, payer, client, program, day):
        super().__init__(client, program, day)
        self.payer = payer

    def as_sql(self, compiler, connection, **_options):
        (client, who), (program, where), (day, when) = map(compiler.compile, self.get_source_expressions())
        on_day = f"paid.client_id = {client} AND paid.program_id = {program} AND {day} BETWEEN first_on AND last_on"
        days, asked = _paid_by(self.payer)
        return f"EXISTS (SELECT 1 FROM ({days}) AS paid WHERE {on_day})", [*asked, *who, *where, *when]


class _Nearest(Func):
    def __init__(self, sessions, *expressions, payer=""):
        super().__init__(*expressions)
        self.sessions, self.payer = sessions.order_by().values("client_id", "program_id", "start_at"), payer

    def _found(self, what, of, asked, since="first_on", when=(), is_first=True):
        sessions, told = self.sessions.query.sql_with_params()
        ends = (FROM_ON.format(since=since), [*when, _zone()]), (UNTIL, [_zone()])
        (near, near_told), (far, far_told) = ends if is_first else reversed(ends)
        also, payer = (" AND payer = %s", [self.payer]) if self.payer else ("", [])
        words = {"what": what, "days": DAYS.format(of=of), "sessions": sessions, "near": near, "far": far}
        sql = NEAREST.format(order="ASC" if is_first else "DESC", also=also, **words)
        return sql, [_zone(), *asked, *told, *near_told, *far_told, *payer]


class LastPaidBy(_Nearest):
    """When the last of these sessions with a client was for which this payer paid."""

    output_field = DateTimeField()

    def as_sql(self, compiler, connection, **_options):
        ((client, who),) = map(compiler.compile, self.get_source_expressions())
        of = OF_A_CLIENT.format(client=client, program="own.program_id")
        return self._found("max(start_at)", of, who, is_first=False)


class FirstPaidBy(_Nearest):
    """When the first of these sessions with a client in a program, since a day, was for which this payer paid."""

    output_field = DateTimeField()

    def as_sql(self, compiler, connection, **_options):
        (client, who), (program, where), (since, when) = map(compiler.compile, self.get_source_expressions())
        of = OF_A_CLIENT.format(client=client, program=program)
        return self._found("min(start_at)", of, [*who, *where], since, when)


class PayersOf(_Nearest):
    """Who paid for one or more of these sessions, on the days of a time in a program."""

    output_field = ArrayField(TextField())

    def as_sql(self, compiler, connection, **_options):
        ((time, which),) = map(compiler.compile, self.get_source_expressions())
        return self._found("COALESCE(array_agg(DISTINCT payer::text), '{}')", f"SELECT {time}", which)


def payers_then(sessions):
    """Of a time in a program whose payer changed at any time: who paid on the days of these sessions; else None."""
    others = Enrollment.told().filter(pgh_obj=OuterRef("pk")).exclude(payer=OuterRef("payer"))
    output = ArrayField(TextField())
    return Case(When(~Exists(others), then=Value(None)), default=PayersOf(sessions, F("pk")), output_field=output)


def days_paid_by(payer, contacts, params):
    """Of these contacts, a question and what belongs into it, also whether this one paid for each: `in_payer`."""
    days, asked = _paid_by(payer)
    return PAID.format(days=days, contacts=contacts), (*asked, _zone(), _zone(), *params)


def times_paid_by(payer, since, until):
    """The times in programs for which this one paid on some of these days, as keys."""
    days, asked = _paid_by(payer)
    keys = f"SELECT id FROM ({days}) AS paid WHERE first_on <= %s AND last_on >= %s AND first_on <= last_on"
    return RawSQL(keys, [*asked, until, since])
