from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from accounts.models import Agency, Membership, Program, User
from clients.models import Client
from goals.models import Step
from notes.models import CosignRequest, GoalWork, Note, Review, Session, WrittenElsewhere, draft
from tests import cast


def refused(deed):
    with pytest.raises(DatabaseError), transaction.atomic():
        deed()
    return True


def test_a_signed_note_cannot_be_changed_or_deleted_through_the_orm(signed):
    assert refused(lambda: Note.objects.filter(pk=signed.pk).update(takeaway="Something else"))
    assert refused(lambda: Note.objects.filter(pk=signed.pk).update(signed_at=None))
    assert refused(lambda: Note.objects.filter(pk=signed.pk)._raw_delete("default"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notes_note SET takeaway = 'x' WHERE id = %s",
        "DELETE FROM notes_note WHERE id = %s",
        "UPDATE notes_goalwork SET words = 'x' WHERE note_id = %s",
        "DELETE FROM notes_goalwork WHERE note_id = %s",
        "UPDATE notes_session SET start_at = start_at - interval '1 hour'"
        " WHERE id = (SELECT session_id FROM notes_note WHERE id = %s)",
        "DELETE FROM notes_session WHERE id = (SELECT session_id FROM notes_note WHERE id = %s)",
    ],
)
def test_the_database_itself_refuses_to_touch_what_is_signed(signed, statement):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement, [signed.pk])

    assert refused(run)


def test_nothing_is_added_to_a_signed_note_but_addenda(signed, client):
    other = cast.GoalFactory(client=client, created_by=client.user)
    assert refused(lambda: GoalWork.objects.create(note=signed, goal=other, movement="moved"))


def a_signed_note_of_the_owner():
    """Made by the owner of the tables, in the owner's own connection."""
    kept = []

    def keep(model, **fields):
        row = model(**fields)
        row.save(using="owner")
        kept.append(row)
        return row

    agency = keep(Agency, name="Harbor")
    common = {"agency_id": agency.pk}
    dana = keep(Membership, user=keep(User, name="Dana", **common), role="specialist", **common)
    program, marcus = keep(Program, name="Support", **common), keep(Client, chosen_name="Marcus", **common)
    who = {"client": marcus, "specialist": dana, "program": program}
    session = keep(Session, status="held", start_at=timezone.now(), **who, **common)
    return keep(Note, session=session, signed_at=timezone.now(), **common)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("statement", ["UPDATE notes_note SET takeaway = 'x'", "DELETE FROM notes_note"])
def test_the_owner_of_the_tables_is_refused_as_well(statement):
    note = a_signed_note_of_the_owner()
    with pytest.raises(DatabaseError), transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"{statement} WHERE id = %s", [note.pk])


def test_the_seal_is_that_of_what_was_signed(signed):
    kept = Note.objects.get(pk=signed.pk)
    assert len(kept.content_hash) == 64
    assert kept.compute_hash() == kept.content_hash


@pytest.mark.parametrize("field", ["takeaway", "what_we_did", "next_step", "focus", "feeling", "signed_name"])
def test_another_word_makes_another_seal(signed, field):
    setattr(signed, field, "another word")
    assert signed.compute_hash() != signed.content_hash


def test_signing_keeps_name_credential_units_and_hour(signed, specialist):
    kept = Note.objects.get(pk=signed.pk)
    assert (kept.signed_name, kept.signed_units) == ("Dana Whitfield, CPS", 3)
    assert kept.signed_by == specialist
    assert not kept.was_late


def test_a_late_note_asks_why_and_says_so_for_good(note, specialist):
    note.due_at = timezone.now() - timedelta(hours=1)
    with pytest.raises(ValidationError, match="past its day"):
        note.sign(specialist)
    note.late_because = "I was ill."
    note.sign(specialist)
    assert note.was_late


def test_only_its_own_specialist_signs_and_only_once(note, other_specialist, specialist):
    with pytest.raises(ValidationError):
        note.sign(other_specialist)
    note.sign(specialist)
    with pytest.raises(ValidationError):
        note.sign(specialist)


def test_a_session_without_an_end_cannot_be_signed(note, specialist):
    note.session.end_at = None
    with pytest.raises(ValidationError, match="Start and end"):
        note.sign(specialist)


def test_the_next_step_becomes_a_step_of_the_one_goal_worked_on(note, specialist, goal):
    note.next_step, note.next_step_owner = "Ask about the gym", "both"
    draft.sign(note, specialist)
    step = goal.steps.get()
    assert (step.words, step.owner, step.created_by) == ("Ask about the gym", Step.Owner.BOTH, specialist.user)


def test_with_two_goals_the_chosen_one_gets_the_step(note, specialist, client, goal):
    other = cast.GoalFactory(client=client, created_by=client.user)
    GoalWork.objects.create(note=note, goal=other, movement="steady")
    note.next_step, note.next_step_goal = "Call the landlord", other
    draft.sign(note, specialist)
    assert [step.goal for step in Step.objects.all()] == [other]


def test_with_two_goals_and_no_choice_there_is_no_step(note, specialist, client):
    GoalWork.objects.create(note=note, goal=cast.GoalFactory(client=client, created_by=client.user), movement="steady")
    note.next_step = "Call the landlord"
    draft.sign(note, specialist)
    assert not Step.objects.exists()


def test_an_overlap_is_asked_about_and_does_not_block(note, specialist, program, other_client):
    cast.SessionFactory(client=other_client, specialist=specialist, program=program, start_at=note.session.start_at)
    assert any("overlaps another session of yours" in str(sentence) for sentence in note.questions())
    assert note.contradictions() == []


def test_sessions_that_only_touch_do_not_overlap(note, specialist, program, other_client):
    cast.SessionFactory(client=other_client, specialist=specialist, program=program, start_at=note.session.end_at)
    assert note.questions() == []


def test_a_service_log_needs_no_story(note, program):
    program.documentation = "service_log"
    note.session.program = program
    note.what_we_did, note.did, note.takeaway = "", [], ""
    note.goal_work.all().delete()
    assert (note.questions(), note.contradictions()) == ([], [])


def test_an_old_version_is_turned_away(note):
    with pytest.raises(WrittenElsewhere):
        draft.lock(note, note.version + 1)


def test_starting_makes_the_session_held_with_a_draft_that_has_its_hour(planned, cover):
    note = draft.start(planned, cover)
    session = Session.objects.get(pk=planned.pk)
    assert (session.status, session.specialist) == ("held", cover)
    assert note.due_at == session.note_due_at
    with pytest.raises(ValidationError):
        draft.start(planned, cover)


def test_cosigning_needs_a_program_that_asks_and_happens_once(signed, supervisor):
    with pytest.raises(ValidationError):
        Review.cosign(signed, supervisor)
    CosignRequest.ask([signed])
    Review.cosign(signed, supervisor)
    with pytest.raises(ValidationError):
        Review.cosign(signed, supervisor)
