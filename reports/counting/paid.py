"""Who paid on which days: a payer may change, and what was said before stays for the days before."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Case, Exists, Func, OuterRef, Subquery, TextField, Value, When
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


def payers_then(report, contacts):
    """Of a time in a program whose payer changed at any time: who paid on the days of its contacts; else None. Each
    contact is asked about only where the change came in the period."""
    mine, others = _told("pk"), _told("pk").exclude(payer=OuterRef("payer"))
    on_first_day = _payer_on(mine, report.since)
    changed = Exists(mine.filter(since__gt=report.since).exclude(payer=_payer_on(_told("pgh_obj"), report.since)))
    one = Func(on_first_day, template="ARRAY[%(expressions)s]", output_field=ArrayField(TextField()))
    return Case(
        When(~Exists(others), then=Value(None)),
        When(changed, then=ArraySubquery(_payers_of(contacts))),
        default=one,
        output_field=ArrayField(TextField()),
    )


def _payers_of(contacts):
    """Who paid for each of the contacts of a time in a program, each payer once."""
    zone = timezone.get_current_timezone()
    last = Coalesce(OuterRef("ended_on"), Value(date.max))
    theirs = contacts.filter(client=OuterRef("client"), program=OuterRef("program"))
    theirs = theirs.alias(day=TruncDate("start_at", tzinfo=zone)).filter(day__gte=OuterRef("began_on"), day__lte=last)
    paid = _payer_on(_told(OuterRef("pk")), OuterRef("day"))
    return theirs.annotate(paid=paid).order_by().values("paid").distinct()


def _told(time):
    """What was written of a time in a program, the newest first, with the day from which it holds."""
    since = Coalesce("payer_began_on", TruncDate("pgh_created_at", tzinfo=timezone.get_current_timezone()))
    return Enrollment.told().alias(since=since).filter(pgh_obj=OuterRef(time))


def _payer_on(told, day):
    """By the last that was written of all that held by then; what was written first held from the start."""
    by_then, first = told.filter(since__lte=day), told.order_by("pgh_id")
    return Coalesce(*(Subquery(events.values("payer")[:1]) for events in (by_then, first)), output_field=TextField())
