"""Sessions to be billed, on the days of the cast's program; and a month that is over, looked at on its second business
day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from notes.models import GoalWork, Note
from reports.models import Report
from tests import cast

SINCE, UNTIL = date(2026, 9, 1), date(2026, 9, 30)
SECOND_BUSINESS_DAY = datetime(2026, 10, 2, 14, tzinfo=UTC)


@pytest.fixture
def a_contact(client, specialist, program, goal):
    """A held session `ago` days ago from an hour on the clock, signed an hour after; `signed=False` leaves a draft."""

    def make(ago=3, at=(10, 0), minutes=45, *, signed=True, linked=True, note=None, **fields):
        day = timezone.localdate() - timedelta(days=ago)
        start = datetime.combine(day, time(*at), timezone.get_current_timezone())
        who = {"client": client, "specialist": specialist, "program": program} | fields
        session = cast.SessionFactory(start_at=start, end_at=start + timedelta(minutes=minutes), **who)
        written = cast.NoteFactory(session=session, **(note or {}))
        if linked:
            theirs = {"client": session.client, "created_by": session.specialist.user}
            own = goal if session.client_id == client.pk else cast.GoalFactory(**theirs)
            GoalWork.objects.create(note=written, goal=own, movement="moved")
        if signed:
            written.sign(by=session.specialist)
        return written

    return make


@pytest.fixture
def _second_business_day():
    with time_machine.travel(SECOND_BUSINESS_DAY, tick=False):
        yield


def at(month, day, hour=10, minute=0):
    """A moment of the year 2026 by the agency's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=timezone.get_current_timezone())


@pytest.fixture
def contact(specialist, program):
    """A session held at 10 on a day of September, its note signed at once unless `signed` says otherwise."""

    def make(client, day, minutes=50, signed=True, **fields):
        start = at(9, day) if isinstance(day, int) else day
        usual = {"specialist": specialist, "program": program, "end_at": start + timedelta(minutes=minutes)}
        note = cast.NoteFactory(session=cast.SessionFactory(client=client, start_at=start, **usual | fields))
        if signed:
            sign(note)
        return note

    return make


def sign(note, at=None):
    at = at or note.session.end_at + timedelta(hours=1)
    signed = {"signed_at": at, "signed_by": note.session.specialist, "signed_units": note.session.minutes // 15}
    Note.objects.filter(pk=note.pk).update(**signed)


@pytest.fixture
def september(agency):
    return Report(agency=agency, since=SINCE, until=UNTIL)


@pytest.fixture
def frozen(september, manager):
    def freeze():
        september.as_of = timezone.now()
        september.freeze(manager)
        return Report.objects.get(pk=september.pk)

    return freeze
