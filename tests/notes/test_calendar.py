import logging
from datetime import UTC, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.logs import HideSecretAddresses
from accounts.scopes import scope
from notes.models import CalendarFeed, Session
from tests import cast


@pytest.fixture
def token(specialist):
    return CalendarFeed.make(specialist)


@pytest.fixture
def read():
    """What a calendar, signed in as nobody, finds at an address."""
    return lambda token: cast.Browser().get(reverse("notes:calendar", args=[token]))


@pytest.fixture
def plan(client, specialist, program):
    def make(**ahead):
        at = timezone.now().replace(microsecond=0) + timedelta(**ahead)
        whose = {"client": client, "specialist": specialist, "program": program}
        return Session.objects.create(planned_at=at, planned_for="Court on Friday", place="09", **whose)

    return make


def events(answer):
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_initials_and_times_and_nothing_else(read, token, plan, program):
    session = plan(days=3)
    answer = read(token)
    [event] = events(answer)
    assert set(event) == {"UID", "SUMMARY", "DTSTAMP", "DTSTART", "DTEND", "CLASS"}
    assert event["SUMMARY"] == "M. R."
    assert event["DTSTART"].dt == session.planned_at.astimezone(UTC)
    text = answer.content.decode()
    for secret in ("Marcus", "Court", "Jail", program.name, "Harbor", str(session.pk), str(session.client_id)):
        assert secret not in text
    assert "X-PUBLISHED-TTL:PT1H" in text


def test_a_session_keeps_its_name_when_it_is_moved(read, token, plan):
    session = plan(days=3)
    [before] = events(read(token))
    session.planned_at += timedelta(days=1)
    session.replan()
    [after] = events(read(token))
    assert before["UID"] == after["UID"]
    assert before["DTSTART"].dt != after["DTSTART"].dt


def test_two_weeks_back_and_sixty_days_ahead_without_what_is_called_off(read, token, plan):
    kept = [plan(days=days) for days in (-13, -1, 59)]
    plan(days=-15), plan(days=61)
    plan(days=2).call_off("i_cannot")
    kept[1].hold(start_at=kept[1].planned_at)
    assert len(events(read(token))) == 3


def test_the_sessions_of_others_are_not_in_it(read, token, plan, cover, client):
    Session.objects.filter(pk=plan(days=1).pk).update(specialist=cover)
    plan(days=2)
    assert len(events(read(token))) == 1
    client.assignments.filter(kind="primary").update(ended_on=timezone.localdate() - timedelta(days=1))
    assert events(read(token)) == []


def test_the_answer_is_never_kept_and_says_what_it_is(read, token):
    answer = read(token)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("token", ["a", "x" * 43, "é", "%00", "a.ics", "-"])
def test_a_guess_finds_nothing(read, db, token):
    assert read(token).status_code == 404


def test_replaced_turned_off_and_left_are_all_alike(read, specialist, browser, token):
    new = CalendarFeed.make(specialist)
    assert (read(token).status_code, read(new).status_code) == (404, 200)
    assert browser.enter(specialist).post(reverse("notes:feed_off")).status_code == 302
    assert read(new).content == read(token).content == read("unknown").content
    last = CalendarFeed.make(specialist)
    specialist.deactivate()
    assert read(last).status_code == 404


def test_who_is_a_specialist_no_more_has_no_feed(read, token, specialist):
    specialist.take_role("supervisor", None)
    assert read(token).status_code == 404


def test_the_address_is_shown_once_and_kept_only_as_a_digest(browser, specialist, read):
    page = browser.enter(specialist).post(reverse("notes:feed"))
    address = page.context["address"]
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert address in page.content.decode()
    assert len(token) >= 43
    assert token not in CalendarFeed.objects.get().digest
    assert token not in browser.get(reverse("notes:feed")).content.decode()
    assert read(token).status_code == 200


def test_each_agency_reads_its_own(read, token, plan, elsewhere):
    plan(days=1)
    with scope(elsewhere.agency):
        theirs = CalendarFeed.make(elsewhere.specialist)
        assert CalendarFeed.behind(token) is None
    assert events(read(theirs)) == []
    assert len(events(read(token))) == 1


def test_it_costs_no_more_queries_for_many(read, token, plan, django_assert_max_num_queries):
    for hours in range(30):
        plan(hours=hours)
    with django_assert_max_num_queries(12):
        assert len(events(read(token))) == 30


@pytest.mark.parametrize(
    "path", ["/calendar/s3cret.ics", "/come-in/s3cret/", "/invitations/1-2/s3cret/", "/password/new/1-s3cret/"]
)
def test_no_secret_address_stands_in_the_log(path):
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Internal Server Error: %s", (path,), None)
    assert HideSecretAddresses().filter(record)
    assert "s3cret" not in record.getMessage()
    assert record.getMessage().startswith("Internal Server Error: /")
