from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.scopes import scope
from tests import cast

MOST_QUERIES = 12


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)


def a_full_goal(client, by, **fields):
    goal = cast.GoalFactory(client=client, created_by=by, **fields)
    for n in range(3):
        cast.MilestoneFactory(goal=goal, created_by=by, reached_on=days_ago(20 - n) if n < 2 else None)
        cast.StepFactory(goal=goal, created_by=by)
        cast.CheckInFactory(client=client, goal=goal, by=by, confidence=3 + n, on=days_ago(30 - n * 5))
    goal.bumps.create(client=client, by=by, label="Shift change", on=days_ago(15))
    goal.bumps.create(client=client, by=by, label="Only mine", is_shared=False, on=days_ago(14))
    cast.WinFactory(client=client, goal=goal, by=by, words="Walked with Ray")
    return goal


def queries_of(browser, client):
    browser.get(client.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(client.get_absolute_url()).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def text_of(browser, client):
    return browser.get(client.get_absolute_url()).content.decode()


def test_the_page_tells_of_goals_wins_and_the_last_time_together(browser, specialist, program, client):
    goal = a_full_goal(client, client.user)
    cast.SessionFactory(client=client, specialist=specialist, program=program)
    text = text_of(browser.enter(specialist), client)
    for words in (goal.own_words, "Walked with Ray", "Session, in person", "50 min", "How sure Marcus feels"):
        assert words in text


def test_a_bump_that_is_not_shared_is_not_shown(browser, specialist, client):
    a_full_goal(client, client.user)
    text = text_of(browser.enter(specialist), client)
    assert "Shift change" in text
    assert "Only mine" not in text


def test_many_goals_take_as_many_queries_as_one(browser, specialist, program, client):
    a_full_goal(client, client.user)
    cast.SessionFactory(client=client, specialist=specialist, program=program)
    browser.enter(specialist)
    few = queries_of(browser, client)
    for _ in range(9):
        a_full_goal(client, client.user)
        client.supporters.create(name="Ray")
    assert queries_of(browser, client) == few <= MOST_QUERIES


def test_somebody_new_is_no_empty_page(browser, specialist, client):
    text = text_of(browser.enter(specialist), client)
    assert "Getting to know each other is work too." in text
    assert "Start together" in text


@pytest.mark.parametrize("who", ["supervisor", "manager"])
def test_supervisor_and_manager_read_and_do_not_write(browser, request, who, client):
    text = text_of(browser.enter(request.getfixturevalue(who)), client)
    assert "Start together" not in text
    assert "with Dana Whitfield since" in text


def test_start_together_leads_to_the_session_planned_for_today(browser, specialist, program, client):
    planned = client.sessions.create(
        specialist=specialist, program=program, planned_at=timezone.now().replace(second=0), status="planned"
    )
    assert planned.get_absolute_url() in text_of(browser.enter(specialist), client)


def test_opening_the_page_is_written_down(browser, manager, client):
    browser.enter(manager).get(client.get_absolute_url())
    assert client.openings.get().user == manager.user


def test_a_stranger_finds_no_such_client(browser, stranger, other_specialist, client):
    for member in (stranger, other_specialist):
        with scope(None):
            browser.enter(member)
        assert browser.get(client.get_absolute_url()).status_code == 404
