"""A month that is over, and a first week of the next one."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from notes.models import Note
from reports.models import Report
from tests import cast

SINCE, UNTIL = date(2026, 9, 1), date(2026, 9, 30)
SECOND_BUSINESS_DAY = datetime(2026, 10, 2, 14, tzinfo=UTC)


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
