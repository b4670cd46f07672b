"""A month of sessions to be billed, on the days of the cast's program."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from notes.models import GoalWork
from tests import cast


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
