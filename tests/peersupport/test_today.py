from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import Cheer
from notes.models import Review, Session, draft
from tests import cast

TODAY = reverse("today")
MOST_QUERIES = 14  # Two of them are the savepoint of a page inside a test.


@pytest.fixture
def page(browser, specialist):
    return lambda: browser.enter(specialist).get(TODAY)


@pytest.fixture
def held(client, specialist, program):
    return cast.SessionFactory(client=client, specialist=specialist, program=program)


def flags(page):
    return {row.chosen_name: row.flag for row in page.context["people"]}


@pytest.mark.parametrize(("hour", "words"), [(8, "Good morning"), (13, "Good afternoon"), (19, "Good evening")])
def test_the_greeting_knows_the_hour_of_the_agency(page, client, time_machine, hour, words):
    time_machine.move_to(datetime(2026, 11, 23, hour, tzinfo=ZoneInfo("America/New_York")))
    assert f"{words}, Dana" in page().content.decode()


def test_a_planned_session_starts_from_today(browser, page, client, specialist, program):
    planned = Session.objects.create(
        client=client, specialist=specialist, program=program, planned_at=timezone.now(), planned_for="Work hours"
    )
    answer = page()
    assert "Work hours" in answer.content.decode()
    start = reverse("notes:start", args=[client.pk, planned.pk])
    browser.post(start, {"once": str(uuid4())})
    assert "Open note" in page().content.decode()


def test_a_plan_of_yesterday_asks_what_came_of_it(page, client, specialist, program):
    yesterday = timezone.now() - timedelta(days=1)
    Session.objects.create(client=client, specialist=specialist, program=program, planned_at=yesterday)
    assert "Did you meet?" in page().content.decode()


def test_a_draft_waits_with_its_hour_until_it_is_signed(page, held, specialist):
    note = cast.NoteFactory(session=held, due_at=held.note_due_at, no_goal="outreach")
    answer = page()
    assert [row.pk for row in answer.context["drafts"]] == [note.pk]
    assert "due " in answer.context["drafts"][0].due
    draft.sign(note, specialist)
    assert "All notes are signed" in page().content.decode()


def test_a_goal_that_nobody_touched_is_a_question_to_bring(page, client, specialist, goal):
    cast.SessionFactory(client=client, specialist=specialist, program=client.enrollments.get().program)
    type(goal).objects.update(status="working", updated_at=timezone.now() - timedelta(days=46))
    assert flags(page()) == {"Marcus R.": "still"}
    goal.keep(by=specialist.user)
    assert flags(page()) == {"Marcus R.": ""}


def test_each_person_has_one_gentle_flag(page, client, specialist, program, goal):
    start = timezone.now() - timedelta(days=30)
    cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    cast.a_client(specialist, program, chosen_name="Sam K.")
    assert flags(page()) == {"Marcus R.": "call", "Sam K.": "new"}
    cast.MilestoneFactory(goal=goal, created_by=client.user, reached_on=timezone.localdate())
    assert flags(page())["Marcus R."] == "reached"


def test_nobody_is_called_who_asked_for_space(page, client, specialist, program, goal):
    start = timezone.now() - timedelta(days=30)
    cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    client.asked_for_space_on = timezone.localdate()
    client.save()
    assert flags(page())["Marcus R."] == ""


def test_wins_and_own_steps_of_the_week_are_shown_and_cheered_once(page, client, goal, specialist):
    win = cast.WinFactory(client=client, by=client.user, words="Went anyway")
    cast.WinFactory(client=client, by=client.user, words="A private one", is_shared=False)
    cast.StepFactory(goal=goal, created_by=client.user, words="Ask Ray along")
    answer = page().content.decode()
    assert "Went anyway" in answer
    assert "Ask Ray along" in answer
    assert "A private one" not in answer
    assert reverse("goals:cheer", args=[client.pk, win.pk]) in answer
    Cheer.objects.create(client=client, win=win, words="Well done", by=specialist.user)
    assert "You cheered" in page().content.decode()


def test_praise_from_the_supervisor_arrives(page, held, specialist, supervisor):
    note = cast.NoteFactory(session=held, due_at=held.note_due_at, no_goal="outreach")
    draft.sign(note, specialist)
    Review.praise(note, supervisor, "You let him lead.")
    assert "You let him lead." in page().content.decode()


def test_what_ended_or_is_another_specialists_is_not_here(page, client, other_client):
    assert list(flags(page())) == ["Marcus R."]
    client.assignments.update(began_on=date(2026, 1, 1), ended_on=timezone.localdate() - timedelta(days=1))
    assert "Nobody is assigned to you yet" in page().content.decode()


def test_today_is_for_specialists(browser, supervisor, manager, client):
    for person in (supervisor, manager, client):
        assert browser.enter(person).get(TODAY).status_code == 404


def a_caseload(specialist, program, count):
    for place in range(count):
        client = cast.a_client(specialist, program, with_user=True)
        goal = cast.GoalFactory(client=client, created_by=client.user)
        cast.StepFactory(goal=goal, created_by=client.user)
        cast.WinFactory(client=client, by=client.user)
        cast.CheckInFactory(client=client, goal=goal, confidence=place % 11, by=client.user)
        people = {"client": client, "specialist": specialist, "program": program}
        cast.NoteFactory(session=cast.SessionFactory(**people), due_at=timezone.now())
        Session.objects.create(planned_at=timezone.now(), **people)


def test_today_needs_few_queries_and_no_more_for_many(
    browser, specialist, program, django_assert_max_num_queries, django_assert_num_queries
):
    a_caseload(specialist, program, 10)
    browser.enter(specialist).get(TODAY)
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        browser.get(TODAY)
    a_caseload(specialist, program, 40)
    with django_assert_num_queries(len(few)):
        answer = browser.get(TODAY)
    assert len(answer.context["people"]) == 25
    assert answer.context["everybody"] == 50
