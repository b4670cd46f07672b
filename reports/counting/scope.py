"""What belongs to a report: a program, a specialist, a county, a payer, or everybody; the period is asked for apart."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from clients.models import Assignment
from notes.models import Session

from .paid import IsPaidBy, times_paid_by


def sessions_in(report):
    """Sessions of the report's program, specialist, county and payer, at any time."""
    asked = {"program": report.program_id, "specialist": report.specialist_id, "client__county": report.county}
    sessions = Session.objects.filter(**{name: value for name, value in asked.items() if value})
    return sessions.filter(_is_paid_by(report.payer)) if report.payer else sessions


def _is_paid_by(payer):
    """Of the session's day, not of today."""
    return IsPaidBy(payer, F("client"), F("program"), TruncDate("happens_at", tzinfo=timezone.get_current_timezone()))


def times_in(report, key="pk"):
    """Which times in programs belong to the report: of its payer and county, and of the people of its specialist."""
    which = Q()
    if report.county:
        which &= Q(client__county=report.county)
    if report.payer:
        which &= Q(**{f"{key}__in": times_paid_by(report.payer, report.since, report.until)})
    if report.specialist_id:
        walks = Assignment.objects.filter(client=OuterRef("client"), specialist=report.specialist_id)
        overlapping = Q(ended_on=None) | Q(ended_on__gte=report.since)
        which &= Q(Exists(walks.filter(overlapping, began_on__lte=report.until)))
    return which


def of_program(report):
    return {"program": report.program_id} if report.program_id else {}
