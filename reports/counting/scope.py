"""What belongs to a report: a program, a specialist, a county, a payer, or everybody; the period is asked for apart."""

from django.db.models import Exists, OuterRef, Q

from clients.models import Assignment, Enrollment
from notes.models import Session


def sessions_in(report):
    """Sessions of the report's program, specialist, county and payer, at any time."""
    asked = {"program": report.program_id, "specialist": report.specialist_id, "client__county": report.county}
    sessions = Session.objects.filter(**{name: value for name, value in asked.items() if value})
    return sessions.filter(Exists(_paid_by(report.payer))) if report.payer else sessions


def _paid_by(payer):
    """The time in the session's program on its day, where this one pays for it."""
    day = OuterRef("happens_at__date")
    times = Enrollment.objects.filter(client=OuterRef("client"), program=OuterRef("program"), payer=payer)
    return times.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day)


def times_in(report):
    """Which times in programs belong to the report: of its payer and county, and of the people of its specialist."""
    which = Q()
    if report.county:
        which &= Q(client__county=report.county)
    if report.payer:
        which &= Q(payer=report.payer)
    if report.specialist_id:
        walks = Assignment.objects.filter(client=OuterRef("client"), specialist=report.specialist_id)
        overlapping = Q(ended_on=None) | Q(ended_on__gte=report.since)
        which &= Q(Exists(walks.filter(overlapping, began_on__lte=report.until)))
    return which


def of_program(report):
    return {"program": report.program_id} if report.program_id else {}
