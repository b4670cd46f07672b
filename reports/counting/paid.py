"""Who paid on which days: a payer may change, and what was said before stays for the days before."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, Func, OuterRef, Subquery, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from clients.models import Enrollment

TIMES = """
SELECT time.id, time.client_id, time.program_id, GREATEST(time.began_on, held.since) AS first_on,
    LEAST(COALESCE(time.ended_on, 'infinity'), held.next_on - 1) AS last_on
FROM (
    SELECT pgh_obj_id, payer, since, COALESCE(MIN(since) OVER later, 'infinity') AS next_on
    FROM (
        SELECT pgh_obj_id, pgh_id, payer,
            CASE WHEN LAG(pgh_id) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) IS NULL THEN '-infinity'
                ELSE COALESCE(payer_began_on, (pgh_created_at AT TIME ZONE %s)::date) END AS since
        FROM clients_enrollmentevent
        WHERE pgh_obj_id IN (SELECT pgh_obj_id FROM clients_enrollmentevent WHERE payer = %s)
    ) AS told
    WINDOW later AS (PARTITION BY pgh_obj_id ORDER BY pgh_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
) AS held
JOIN clients_enrollment AS time ON time.id = held.pgh_obj_id
WHERE held.payer = %s AND held.since < held.next_on
"""


def _asked(payer):
    return [timezone.get_current_timezone_name(), payer, payer]


class IsPaidBy(Func):
    """Whether this payer paid for a client in a program on a day."""

    output_field = BooleanField()

    def __init__(self, payer, client, program, day):
        super().__init__(client, program, day)
        self.payer = payer

    def as_sql(self, compiler, connection, **_options):
        (client, who), (program, where), (day, when) = map(compiler.compile, self.get_source_expressions())
        on_day = f"paid.client_id = {client} AND paid.program_id = {program} AND {day} BETWEEN first_on AND last_on"
        return f"EXISTS (SELECT 1 FROM ({TIMES}) AS paid WHERE {on_day})", [*_asked(self.payer), *who, *where, *when]


def times_paid_by(payer, since, until):
    """The times in programs for which this one paid on some of these days, as keys."""
    keys = f"SELECT id FROM ({TIMES}) AS paid WHERE first_on <= %s AND last_on >= %s AND first_on <= last_on"
    return RawSQL(keys, [*_asked(payer), until, since])


def payers_then(contacts):
    """Of a time in a program whose payer changed: who paid on the days of its contacts; else None."""
    zone, told = timezone.get_current_timezone(), Enrollment.told().filter(pgh_obj=OuterRef("pk"))
    time, day = OuterRef(OuterRef("pk")), TruncDate("start_at", tzinfo=zone)
    mine = Enrollment.told().filter(pgh_obj=time)
    since = Coalesce("payer_began_on", TruncDate("pgh_created_at", tzinfo=zone))
    by_then = mine.alias(since=since).filter(since__lte=OuterRef("day"))
    payer = Coalesce(*(Subquery(events.values("payer")[:1]) for events in (by_then, mine.order_by("pgh_id"))))
    theirs = contacts.filter(client=OuterRef("client"), program=OuterRef("program")).alias(day=day)
    theirs = theirs.filter(day__gte=OuterRef("began_on"), day__lte=Coalesce(OuterRef("ended_on"), Value(date.max)))
    paid = ArraySubquery(theirs.annotate(paid=payer).order_by().values("paid").distinct())
    return Case(When(Exists(told.exclude(payer=OuterRef("payer"))), then=paid))
