import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from notes.models import Session
from notes.week import Week
from tests import cast

WEEK = reverse("notes:week")
NEW_YORK = ZoneInfo("America/New_York")
MOST_QUERIES = 12


@pytest.fixture
def monday(client, time_machine):
    """Monday 23 November 2026, nine in the morning."""
    time_machine.move_to(datetime(2026, 11, 23, 9, tzinfo=NEW_YORK))
    client.assignments.update(began_on=date(2026, 1, 1))


@pytest.fixture
def plan(client, specialist, program):
    def make(day, hour, minute=0, **fields):
        at = datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK)
        whose = {"client": client, "specialist": specialist, "program": program}
        return Session.objects.create(planned_at=at, **whose | fields)

    return make


@pytest.fixture
def page(browser, specialist):
    return lambda **query: browser.enter(specialist).get(WEEK, query)


def days(week):
    return [day.on.isoformat() for day in week.days]


def test_the_week_begins_as_the_agencys_language_has_it_whatever_the_reader_reads(monday, agency):
    with translation.override("es"):
        assert days(Week.around("", agency))[0] == "2026-11-22"
    agency.language = "es"
    with translation.override("en"):
        assert days(Week.around("", agency))[0] == "2026-11-23"


@pytest.mark.parametrize("day", ["22", "23", "28"])
def test_every_day_of_a_week_leads_to_it(monday, agency, day):
    assert days(Week.around(f"2026-11-{day}", agency)) == days(Week.around("2026-11-22", agency))


@pytest.mark.parametrize("typed", ["nonsense", "0001-01-01", "9999-12-31", "2026-02-30", "\0"])
def test_a_made_up_day_is_this_week(monday, page, typed):
    assert page(day=typed).context["week"].is_now


def test_it_tells_time_first_name_what_for_and_state(monday, page, plan, client):
    plan(24, 14, 30, planned_for="Work hours")
    text = page().content.decode()
    entry = re.search(r'<article class="entry">.*?</article>', text, re.S)[0]
    for words in ("2:30 p.m.", "Marcus", "Work hours", "Planned", "Start together"):
        assert words in entry
    assert "Marcus R." not in entry


def test_what_was_asks_what_came_of_it(monday, page, plan):
    plan(22, 10)
    answer = page().content.decode()
    assert "Did you meet?" in answer
    assert "Start together" not in answer


def test_held_and_missed_are_there_and_called_off_is_not(monday, page, plan):
    plan(22, 10, status="held", start_at=datetime(2026, 11, 22, 10, 5, tzinfo=NEW_YORK))
    plan(23, 8).did_not_meet("no_answer")
    plan(24, 8).call_off("i_cannot")
    assert [session.status for session in page().context["week"].sessions] == ["held", "not_met"]


def test_midnight_of_the_agency_parts_the_weeks(monday, page, plan):
    plan(22, 0)
    plan(28, 23, 59)
    plan(29, 0)
    assert len(page().context["week"].sessions) == 2
    assert len(page(day="2026-11-29").context["week"].sessions) == 1


def test_two_at_the_same_time_are_said_plainly(monday, page, plan, specialist, program):
    plan(24, 14)
    luz = cast.a_client(specialist, program, chosen_name="Luz T.")
    plan(24, 14, 30, client=luz)
    plan(24, 15, 30, client=luz)
    text = page().content.decode()
    assert "At the same time as Luz" in text
    assert "At the same time as Marcus" in text
    assert text.count("At the same time") == 2


def test_the_rows_of_the_calendar_reach_from_the_first_hour_to_the_last(monday, page, plan):
    plan(24, 9, 15)
    plan(26, 12)
    assert [(hour.hour, hour.row) for hour in page().context["week"].hours] == [(9, 1), (10, 2), (11, 3), (12, 4)]


def test_the_week_of_the_clock_change_has_each_hour_once(client, specialist, program, time_machine):
    time_machine.move_to(datetime(2026, 11, 1, 12, tzinfo=NEW_YORK))
    for hour in (5, 6):
        at = datetime(2026, 11, 1, hour, 30, tzinfo=ZoneInfo("UTC"))
        Session.objects.create(client=client, specialist=specialist, program=program, planned_at=at)
    client.assignments.update(began_on=date(2026, 1, 1))
    day = Week.of(specialist, "").days[0]
    assert [(row, len(sessions)) for row, sessions in day.rows] == [(1, 2)]


def test_an_empty_week_says_what_to_do(monday, page):
    text = page().content.decode()
    assert "Nothing stands in this week" in text
    assert reverse("clients:index") in text


def test_neither_another_specialists_nor_a_former_clients_sessions(monday, page, plan, client, cover):
    plan(24, 14, specialist=cover)
    plan(25, 14)
    assert len(page().context["week"].sessions) == 1
    client.assignments.filter(kind="primary").update(ended_on=timezone.localdate() - timedelta(days=1))
    assert page().context["week"].is_empty


def test_more_sessions_cost_no_more_queries(monday, browser, specialist, plan, django_assert_num_queries):
    browser.enter(specialist)
    for hour in range(2):
        plan(24, 9 + hour)
    browser.get(WEEK)
    with CaptureQueriesContext(connection) as few:
        browser.get(WEEK)
    for minute in range(40):
        plan(25, 9, minute)
    with django_assert_num_queries(len(few)):
        browser.get(WEEK)
    assert len(few) <= MOST_QUERIES
