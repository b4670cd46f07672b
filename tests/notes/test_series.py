from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from notes.models import Session, SessionSeries, draft
from tests import cast

NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def winter(client, time_machine):
    """The 23rd of November, after the clocks went back; they jump ahead on 14 March 2027."""
    time_machine.move_to(datetime(2026, 11, 23, 9, tzinfo=NEW_YORK))
    client.enrollments.update(began_on=date(2026, 1, 1), referred_on=None)
    client.assignments.update(began_on=date(2026, 1, 1))


@pytest.fixture
def weekly(browser, specialist, client, program, at):
    """What the form sends for every Wednesday at two, and the page that answers."""

    def send(**changes):
        typed = {"day": "2026-11-25", "time": "14:00", "program": program.pk, "method": "phone", "weekly": "on"}
        sent = {name: value for name, value in (typed | {"times": "4"} | changes).items() if value is not None}
        return browser.enter(specialist).post(at("plan", client), sent, follow=True)

    return send


def clock(sessions):
    return [f"{timezone.localtime(session.planned_at):%m-%d %H:%M}" for session in sessions.soonest_first()]


def test_every_week_is_planned_at_once(winter, weekly, client):
    page = weekly().content.decode()
    assert clock(client.sessions) == ["11-25 14:00", "12-02 14:00", "12-09 14:00", "12-16 14:00"]
    assert "Planned 4 times. Every Wednesday at 2 p.m., until 16 Dec 2026." in page


def test_a_last_day_ends_it_too(winter, weekly, client):
    weekly(times="", until="2026-12-15")
    assert len(clock(client.sessions)) == 3
    assert SessionSeries.objects.get().until_on == date(2026, 12, 9)


def test_without_the_tick_it_is_one_session(winter, weekly, client):
    weekly(weekly=None)
    assert client.sessions.get().series is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"times": ""}, "Say how many times, or give the last day"),
        ({"until": "2026-12-30"}, "Say how many times, or give the last day"),
        ({"times": "27"}, "Write 26 or less."),
        ({"times": "1"}, "Write 2 or more."),
        ({"times": "", "until": "2027-11-30"}, "more than 26 weeks"),
        ({"times": "", "until": "2026-11-26"}, "less than a week after"),
        ({"times": "", "until": "2020-01-01"}, "less than a week after"),
        ({"day": "2020-01-01"}, "This day is over"),
        ({"day": ""}, "This field is required"),
    ],
)
def test_an_end_that_makes_no_sense_is_said_beside_the_field(winter, weekly, client, changes, sentence):
    answer = weekly(**changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not client.sessions.exists()


def test_the_time_on_the_clock_stays_when_the_clocks_jump_ahead(winter, weekly, client):
    weekly(day="2027-03-10", times="2")
    assert clock(client.sessions) == ["03-10 14:00", "03-17 14:00"]
    before, after = client.sessions.soonest_first()
    assert after.planned_at - before.planned_at == timedelta(days=7, hours=-1)


def test_the_time_on_the_clock_stays_when_the_clocks_go_back(winter, weekly, client):
    weekly(day="2027-11-03", times="2")
    before, after = client.sessions.soonest_first()
    assert after.planned_at - before.planned_at == timedelta(days=7, hours=1)


def test_where_the_hour_does_not_come_it_is_an_hour_later_and_said(winter, weekly, client):
    page = weekly(day="2027-03-07", time="02:30", times="3").content.decode()
    assert clock(client.sessions) == ["03-07 02:30", "03-14 03:30", "03-21 02:30"]
    assert "On Sun 14 Mar it is at 3:30 a.m., because the clocks jump ahead." in page


def test_where_the_hour_comes_twice_it_is_the_first(winter, weekly, client):
    weekly(day="2027-10-31", time="01:30", times="2")
    assert client.sessions.soonest_first()[1].planned_at == datetime(2027, 11, 7, 5, 30, tzinfo=ZoneInfo("UTC"))


def test_after_the_program_has_ended_nothing_is_planned_and_it_is_said(winter, weekly, client):
    client.enrollments.update(ended_on=date(2026, 12, 9))
    page = weekly().content.decode()
    assert clock(client.sessions)[-1] == "12-09 14:00"
    assert "Not planned: Wed 16 Dec." in page
    answer = weekly(day="2026-12-10")
    assert "has ended" in answer.content.decode()
    assert client.sessions.count() == 3


def test_a_cover_plans_no_further_than_the_cover_lasts(winter, browser, client, cover, program, at):
    typed = {"day": "2026-11-25", "time": "14:00", "program": program.pk, "weekly": "on", "times": "4"}
    cover.assignments.update(began_on=date(2026, 11, 1), ended_on=date(2026, 12, 2))
    browser.enter(cover).post(at("plan", client), typed)
    assert clock(client.sessions) == ["11-25 14:00", "12-02 14:00"]


def test_sent_twice_nothing_is_planned_twice(winter, weekly, client):
    key = str(uuid4())
    weekly(once=key)
    weekly(once=key)
    assert client.sessions.count() == 4


def test_twenty_six_cost_no_more_queries_than_two(winter, weekly, client):
    asked = []
    for times in ("2", "2", "26"):
        with CaptureQueriesContext(connection) as queries:
            weekly(times=times)
        asked.append(len(queries))
    assert client.sessions.count() == 30
    assert asked[1] == asked[2]


def test_a_series_belongs_to_the_agency_of_its_sessions(winter, weekly, client, elsewhere):
    weekly()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE notes_session SET series_id = gen_random_uuid()")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


# Changing


@pytest.fixture
def change(winter, weekly, browser, client, program, at):
    """The second of four is changed."""
    weekly()
    second = client.sessions.soonest_first()[1]

    def send(**changes):
        typed = {"day": "2026-12-02", "time": "14:00", "program": program.pk, "method": "phone"}
        return browser.post(at("session", client, second), typed | changes, follow=True)

    return send


def test_changing_one_changes_only_it_and_says_so(change, client):
    page = change(time="15:30", day="2026-12-03").content.decode()
    assert clock(client.sessions) == ["11-25 14:00", "12-03 15:30", "12-09 14:00", "12-16 14:00"]
    assert "Only this session" in page


def test_this_and_all_later_move_together_and_the_earlier_stay(change, client):
    page = change(time="15:30", day="2026-12-03", all_later="on").content.decode()
    assert clock(client.sessions) == ["11-25 14:00", "12-03 15:30", "12-10 15:30", "12-17 15:30"]
    assert "3 sessions are changed" in page
    old, new = SessionSeries.objects.order_by("created_at")
    assert (old.until_on, new.until_on, new.weekday, new.time) == (
        date(2026, 12, 1), date(2026, 12, 17), 3, time(15, 30)
    )  # fmt: skip


def test_what_was_not_changed_stays_as_it_is_in_each(change, client):
    last = client.sessions.soonest_first().last()
    Session.objects.filter(pk=last.pk).update(planned_for="Go to the library")
    change(method="in_person", all_later="on")
    assert {session.method for session in client.sessions.all()} == {"phone", "in_person"}
    last.refresh_from_db()
    assert (last.planned_for, last.method) == ("Go to the library", "in_person")
    assert clock(client.sessions)[-1] == "12-16 14:00"


def test_one_that_went_its_own_way_falls_in_line_and_no_two_meet(change, client):
    third = client.sessions.soonest_first()[2]
    Session.objects.filter(pk=third.pk).update(planned_at=third.planned_at + timedelta(days=5))
    change(day="2026-12-04", all_later="on")
    assert clock(client.sessions) == ["11-25 14:00", "12-04 14:00", "12-18 14:00", "12-25 14:00"]


def test_what_has_begun_meanwhile_is_not_planned_again(change, client, specialist):
    second = client.sessions.soonest_first()[1]
    draft.start(Session.objects.get(pk=second.pk), specialist)
    with pytest.raises(ValidationError, match="begun or ended"):
        second.replan()


# Calling off


def test_calling_off_needs_a_reason_and_nothing_vanishes(browser, specialist, client, planned, at):
    assert browser.enter(specialist).post(at("call_off", client, planned)).status_code == 422
    page = browser.post(at("call_off", client, planned), {"because": "they_asked"}, follow=True).content.decode()
    planned.refresh_from_db()
    assert (planned.status, planned.called_off_because) == ("off", "they_asked")
    assert "They asked to call it off" in page
    assert "They asked" in browser.get(at("session", client, planned)).content.decode()


def test_what_is_called_off_is_neither_planned_nor_held_nor_missed(browser, specialist, client, planned, at):
    planned.call_off("i_cannot")
    assert not (client.sessions.planned() | client.sessions.held() | client.sessions.past()).exists()
    assert browser.enter(specialist).post(at("start", client, planned)).status_code == 302
    assert browser.get(at("not_met", client, planned)).status_code == 404
    assert client.sessions.get().is_called_off


def test_what_has_begun_is_not_called_off(planned, specialist):
    draft.start(planned, specialist)
    with pytest.raises(ValidationError, match="begun or ended"):
        planned.call_off("i_cannot")


def test_one_of_a_series_is_called_off_alone_or_with_all_later(winter, weekly, browser, client, at):
    weekly()
    first, second, *_rest = client.sessions.soonest_first()
    browser.post(at("call_off", client, first), {"because": "they_asked"})
    assert client.sessions.planned().count() == 3
    page = browser.post(at("call_off", client, second), {"because": "other", "all_later": "on"}, follow=True)
    assert "3 sessions are called off" in page.content.decode()
    assert not client.sessions.planned().exists()
    assert client.sessions.called_off().count() == 4


# What the person sees


def test_the_next_one_is_on_the_journey_unless_called_off_or_the_specialist_left(winter, weekly, client):
    weekly()
    first = client.sessions.soonest_first()[0]
    journey = cast.Browser().enter(client)
    assert journey.get(reverse("portal:journey")).context["next_session"] == first
    first.call_off("i_cannot")
    second = client.sessions.planned().soonest_first()[0]
    assert journey.get(reverse("portal:journey")).context["next_session"] == second
    client.assignments.update(ended_on=date(2026, 12, 1))
    assert journey.get(reverse("portal:journey")).context["next_session"] is None
