"""A plan as other calendars read it (RFC 5545): initials and times, never a name, a place or what it is for."""

from datetime import UTC, timedelta
from uuid import uuid5

from icalendar import Calendar, Event

from notes.models.session import PLAN_LASTS

READ_AGAIN = timedelta(hours=1)


def calendar_of(sessions):
    calendar = Calendar()
    calendar.add("prodid", "-//PeerSupport//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "PeerSupport")
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for session in sessions:
        calendar.add_component(_event(session))
    return calendar.to_ical()


def _event(session):
    event = Event()
    event.add("uid", f"{uuid5(session.pk, 'calendar')}@peersupport")  # The session's own key does not leave the house.
    event.add("summary", session.initials)
    event.add("dtstamp", session.updated_at.astimezone(UTC))
    event.add("dtstart", session.planned_at.astimezone(UTC))
    event.add("dtend", (session.planned_at + PLAN_LASTS).astimezone(UTC))
    event.add("class", "PRIVATE")
    return event
