"""Supervision given in the months of the period, and how much was asked for."""

from django.db.models import Q

from accounts.models import Membership
from clients.models import Assignment, Enrollment
from supervision.given import attended, given_to

from .found import Found
from .scope import of_program, times_in


def supervision_of(report):
    """By whole months that begin in the period. Minutes beyond what a month asks for make up for no other month."""
    specialists, months = _specialists(report), report.months
    meetings = list(attended([one.pk for one in specialists], months).select_related("meeting"))
    given = given_to(specialists, meetings, months) if months else []
    asked = {one.specialist.pk: sum(one.asked.values()) for one in given}
    met = {one.specialist.pk: sum(min(one.minutes[month], one.asked[month]) for month in months) for one in given}
    meetings.sort(key=lambda one: (one.meeting.starts_at, one.pk))
    minutes = {one.pk: one.meeting.minutes for one in meetings}
    return {
        ("supervision", ""): Found.of(minutes, minutes.values()),
        ("supervision_asked", ""): Found.of(asked, asked.values()),
        ("supervision_met", ""): Found.of(met, met.values()),
    }


def _specialists(report):
    """Who works here today: the one who was asked for, or those who in the period walked with somebody of the report's
    program, county and payer."""
    if report.specialist_id:
        return [report.specialist] if report.specialist.is_specialist and not report.specialist.ended_at else []
    here = Membership.objects.specialists().by_name()
    if report.filters:
        times = _in_the_period(report, Enrollment.objects).filter(times_in(report), **of_program(report))
        walks = _in_the_period(report, Assignment.objects).filter(client__in=times.values("client"))
        here = here.filter(pk__in=walks.values("specialist"))
    return list(here)


def _in_the_period(report, rows):
    return rows.filter(Q(ended_on=None) | Q(ended_on__gte=report.since), began_on__lte=report.until)
