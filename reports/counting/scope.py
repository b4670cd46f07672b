"""What belongs to a report: a program, a specialist, or everybody; the period is asked for apart."""

from django.db.models import Exists, OuterRef, Q, Value

from clients.models import Assignment
from notes.models import Session


def sessions_in(report):
    """Sessions of the report's program and specialist, at any time."""
    asked = {"program": report.program_id, "specialist": report.specialist_id}
    return Session.objects.filter(**{name: key for name, key in asked.items() if key})


def times_in(report, times):
    """Times in programs, of the report's program and of the people of its specialist."""
    if report.program_id:
        times = times.filter(program=report.program_id)
    return times.filter(is_in(report)) if report.specialist_id else times


def is_in(report):
    """Whether this time in a program is of somebody whom the report's specialist walked with in the period."""
    if not report.specialist_id:
        return Value(True)
    walks = Assignment.objects.filter(client=OuterRef("client"), specialist=report.specialist_id)
    return Exists(walks.filter(Q(ended_on=None) | Q(ended_on__gte=report.since), began_on__lte=report.until))
