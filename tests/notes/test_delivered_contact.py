"""A signed session is counted by a row of its own, which the database writes and nobody changes."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from notes.models import DeliveredContact, Note
from tests import cast


@pytest.fixture
def note(client, specialist, program):
    start = timezone.now() - timedelta(hours=2)
    who = {"client": client, "specialist": specialist, "program": program}
    return cast.NoteFactory(
        session=cast.SessionFactory(start_at=start, end_at=start + timedelta(minutes=50), **who), is_crisis=True
    )


def test_it_is_there_from_the_signature_on_and_says_the_same(note, specialist, goal):
    assert not DeliveredContact.objects.exists()
    note.goal_work.create(goal=goal, movement="moved")
    note.sign(by=specialist)
    delivered = DeliveredContact.objects.get()
    note.refresh_from_db()
    for name in ("client", "specialist", "program", "group_meeting", "start_at", "end_at", "minutes"):
        assert getattr(delivered, name) == getattr(note.session, name)
    assert delivered.pk == note.session_id
    told = (note.signed_at, note.signed_units, note.was_late, True)
    assert (delivered.signed_at, delivered.units, delivered.was_late, delivered.is_crisis) == told


def test_a_session_without_an_end_or_not_held_is_none(note):
    type(note.session).objects.filter(pk=note.session_id).update(end_at=None)
    Note.objects.filter(pk=note.pk).update(signed_at=timezone.now())
    assert not DeliveredContact.objects.exists()


@pytest.mark.parametrize("change", [lambda rows: rows.update(units=99), lambda rows: rows.delete()])
def test_the_app_can_neither_change_nor_remove_it(note, change):
    Note.objects.filter(pk=note.pk).update(signed_at=timezone.now(), signed_units=3)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change(DeliveredContact.objects.all())
    assert DeliveredContact.objects.get().units == 3
