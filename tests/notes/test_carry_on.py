from datetime import timedelta

import pytest

from notes.models import GoalWork, Note, draft
from tests import cast


@pytest.fixture
def last(client, specialist, program, goal):
    """A signed note of last week about the goal, with a next step agreed."""
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    type(session).objects.filter(pk=session.pk).update(
        start_at=session.start_at - timedelta(days=7), end_at=session.end_at - timedelta(days=7)
    )
    said = {"next_step": "Call the gym", "next_step_owner": "both", "next_step_goal": goal, "what_we_did": "Walked."}
    note = cast.NoteFactory(session=session, **said)
    GoalWork.objects.create(note=note, goal=goal, movement="moved", words="Went anyway")
    note = Note.of(client).get()
    draft.sign(note, specialist)
    return note


@pytest.fixture
def page(browser, specialist, client, at, last):
    return lambda: browser.enter(specialist).get(at("log", client)).text


def test_a_new_note_shows_what_was_agreed_and_the_goals_of_last_time_first(page, client, goal):
    cast.GoalFactory(client=client, own_words="A dog", created_by=client.user)
    text = page()
    assert "Call the gym" in text
    assert text.index(goal.own_words) < text.index("A dog")
    assert text.count("Last time") == 1


def test_nothing_of_its_text_comes_along(page):
    assert "Walked." not in page()
    assert "Went anyway" not in page()


def test_the_next_step_is_taken_along_with_one_tap(browser, specialist, client, goal, typed, at, last):
    browser.enter(specialist).post(at("log", client), typed(take_along="1", next_step="Rest"))
    kept = Note.objects.drafts().get()
    assert (kept.next_step, kept.next_step_owner, kept.next_step_goal) == ("Call the gym", "both", goal)
    assert "Take it along" not in browser.get(kept.get_absolute_url()).text


def test_a_goal_that_is_over_is_not_taken_along(browser, specialist, client, goal, typed, at, last):
    goal.reach(by=specialist.user)
    browser.enter(specialist).post(at("log", client), typed(take_along="1"))
    kept = Note.objects.drafts().get()
    assert (kept.next_step, kept.next_step_goal) == ("Call the gym", None)


def test_at_the_table_it_is_taken_along_and_the_page_stays(browser, specialist, client, last):
    note = draft.start_now(client, specialist)
    address = f"{note.together_url}wrap-up/"
    answer = browser.enter(specialist).post(address, {"take_along": "1", "version": note.version})
    assert answer["Location"] == address
    assert Note.objects.drafts().get().next_step == "Call the gym"


def test_a_first_note_offers_nothing(browser, specialist, client, goal, at):
    text = browser.enter(specialist).get(at("log", client)).text
    assert "Agreed last time" not in text
    assert "Last time" not in text
