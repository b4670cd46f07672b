"""What belongs to a report: a program, a specialist, a county, a payer, or everybody; the period is asked for apart."""

from itertools import combinations

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from clients.models import Assignment
from notes.models import Session

from .paid import IsPaidBy, times_paid_by

FILTERS = ("program", "specialist", "county", "payer")
OF_A_SESSION = {"program": "program", "specialist": "specialist", "county": "client__county"}


def sessions_in(report):
    """Sessions of the report's program, specialist, county and payer, at any time."""
    return those_in(report, Session.objects, "happens_at")


def those_in(report, rows, at, by=FILTERS):
    """Those of these rows that belong to it, or belong to it by some of its filters. `at`: when each was."""
    told = {name: value for name, value in report.filters.items() if name in by}
    rows = rows.filter(**{OF_A_SESSION[name]: value for name, value in told.items() if name != "payer"})
    return rows.filter(_is_paid_by(told["payer"], at)) if "payer" in told else rows


def _is_paid_by(payer, at):
    """Of the day on which it was, not of today."""
    return IsPaidBy(payer, F("client"), F("program"), TruncDate(at, tzinfo=timezone.get_current_timezone()))


def times_in(report, key="pk"):
    """Which times in programs belong to the report: of its payer and county, and of the people of its specialist."""
    which = Q()
    for name in report.filters.keys() - {"program"}:
        which &= belongs(report, name, key)
    return which


def belongs(report, name, key="pk"):
    """Whether a time in a program is of the report's county, payer or specialist."""
    if name == "county":
        return Q(client__county=report.county)
    if name == "payer":
        return Q(**{f"{key}__in": times_paid_by(report.payer, report.since, report.until)})
    walks = Assignment.objects.filter(client=OuterRef("client"), specialist=report.specialist_id)
    overlapping = Q(ended_on=None) | Q(ended_on__gte=report.since)
    return Q(Exists(walks.filter(overlapping, began_on__lte=report.until)))


def of_program(report):
    return {"program": report.program_id} if report.program_id else {}


def yes_or_no(which):
    return ExpressionWrapper(which, BooleanField())


def parts_of(names):
    """Every choice of these filters, from none to all of them."""
    return [frozenset(some) for size in range(len(names) + 1) for some in combinations(sorted(names), size)]
