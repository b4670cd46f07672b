from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notes.models import GoalWork, Note, Session, draft
from tests import cast


@pytest.fixture
def held(client, specialist, program):
    """A session of fifty minutes, over since an hour."""
    start = timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=110)
    return cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)


@pytest.fixture
def note(held, goal):
    note = cast.NoteFactory(session=held, due_at=timezone.now() + timedelta(days=2))
    GoalWork.objects.create(note=note, goal=goal, movement="moved", words="Went anyway")
    return note


@pytest.fixture
def signed(note, specialist):
    note = Note.of(note.session.client).get()
    draft.sign(note, specialist)
    return note


@pytest.fixture
def planned(client, specialist, program):
    return Session.objects.create(client=client, specialist=specialist, program=program, planned_at=timezone.now())


@pytest.fixture
def typed(program):
    """What the page sends for a note: a morning session of yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)

    def fields(**changes):
        usual = {"day": yesterday.isoformat(), "start": "09:00", "end": "09:50", "method": "in_person", "place": "11"}
        usual |= {"program": program.pk, "did": ["listened"], "what_we_did": "Talked about the walk.", "version": "0"}
        return {name: value for name, value in (usual | changes).items() if value is not None}

    return fields


@pytest.fixture
def at():
    """The address of a page of a client, a session or a note."""
    return lambda name, client, *rest: reverse(f"notes:{name}", args=[client.pk, *[row.pk for row in rest]])
