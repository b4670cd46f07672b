"""Supervision given in the months of the period, and how much was asked for."""

from accounts.models import Membership
from supervision.given import attended, given_to

from .found import Found


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
    """Who works here today."""
    if report.specialist_id:
        return [report.specialist] if report.specialist.is_specialist and not report.specialist.ended_at else []
    return list(Membership.objects.specialists().by_name())
