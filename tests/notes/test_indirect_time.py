from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from notes.models import IndirectTime
from peersupport import caseload
from tests import cast

TIME = reverse("notes:time")
MOST_QUERIES = 12


@pytest.fixture
def typed(program):
    """What the form sends."""
    kept = {"kind": "travel", "on": timezone.localdate(), "minutes": 45, "client": "", "program": program.pk}
    return lambda **more: kept | {"words": ""} | more


@pytest.fixture
def kept(specialist, program):
    def make(**fields):
        usual = {"specialist": specialist, "program": program, "on": timezone.localdate()}
        return IndirectTime.objects.create(**usual | {"kind": "calls", "minutes": 25} | fields)

    return make


def test_time_is_kept_and_shown_with_what_the_week_comes_to(browser, specialist, client, typed):
    browser.enter(specialist).post(TIME, typed(client=client.pk, words="to the clinic"))
    browser.post(TIME, typed(kind="calls", minutes=20))
    page = browser.get(TIME)
    assert "to the clinic" in page.text
    assert page.context["sums"] == [("Calls and letters", "20 minutes"), ("Travel", "45 minutes")]
    assert page.context["whole"] == "1 h 5 min"


def test_it_is_never_a_contact_nor_billed(client, specialist, program, kept):
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    before = (session.units, session.around.month_minutes, session.around.overlapping)
    kept(client=client, minutes=600, on=timezone.localdate(session.start_at))
    assert (session.units, session.around.month_minutes, session.around.overlapping) == before
    quiet = cast.a_client(specialist, program)
    kept(client=quiet)
    people = {one.pk: one.last_met for one in caseload.people([quiet.pk])}
    assert people == {quiet.pk: None}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"minutes": 0}, "Between 1 minute and 24 hours"),
        ({"minutes": 1441}, "Between 1 minute and 24 hours"),
        ({"minutes": "99999999999"}, "Write 32767 or less"),
        ({"on": "2126-01-01"}, "has not come yet"),
        ({"on": "1899-12-31"}, "too long ago"),
        ({"kind": ""}, "required"),
        ({"words": "x" * 201}, "at most 200"),
    ],
)
def test_what_cannot_be_is_said_and_kept_in_the_form(browser, specialist, typed, wrong, words):
    page = browser.enter(specialist).post(TIME, typed(**{"words": "to the bus"} | wrong))
    assert page.status_code == 422
    assert words in page.text
    assert not IndirectTime.objects.exists()


def test_only_ones_own_people_can_be_named(browser, specialist, other_client, typed):
    page = browser.enter(specialist).post(TIME, typed(client=other_client.pk))
    assert page.status_code == 422
    assert other_client.chosen_name not in page.text


def test_the_person_must_have_been_in_the_program(browser, specialist, client, typed):
    long_ago = client.enrollments.get().began_on - timedelta(days=1)
    page = browser.enter(specialist).post(TIME, typed(client=client.pk, on=long_ago))
    assert "not in this program on that day" in page.text


def test_an_entry_is_put_right_taken_back_and_put_back(browser, specialist, kept, typed):
    one = kept()
    browser.enter(specialist).post(one.get_absolute_url(), typed(minutes=30))
    one.refresh_from_db()
    assert (one.minutes, one.kind) == (30, "travel")
    browser.post(reverse("notes:time_off", args=[one.pk]))
    assert browser.get(TIME).context["sums"] == []
    browser.post(reverse("notes:time_back", args=[one.pk]))
    assert browser.get(TIME).context["entries"] == [one]


def test_a_program_that_closed_stays_with_what_was_kept_under_it(browser, specialist, program, kept, typed):
    one = kept()
    program.close()
    assert browser.enter(specialist).post(one.get_absolute_url(), typed()).status_code == 302
    assert browser.post(TIME, typed()).status_code == 422


def test_whom_one_no_longer_walks_with_is_not_named(browser, specialist, client, kept):
    one = kept(client=client, words="to their sister")
    client.assignments.update(
        began_on=timezone.localdate() - timedelta(days=9), ended_on=timezone.localdate() - timedelta(days=1)
    )
    page = browser.enter(specialist).get(TIME)
    assert client.chosen_name not in page.text
    assert "to their sister" not in page.text
    assert browser.get(one.get_absolute_url()).status_code == 404


def test_the_record_shows_it_apart_from_the_sessions(browser, supervisor, client, kept):
    kept(client=client, words="to the housing office")
    page = browser.enter(supervisor).get(reverse("notes:sessions", args=[client.pk]))
    assert "to the housing office" in page.text
    assert page.context["past"] == []


def test_a_full_week_costs_no_more_queries(browser, specialist, client, kept):
    browser.enter(specialist)
    for _more in range(30):
        kept(client=client)
    with CaptureQueriesContext(connection) as asked:
        browser.get(TIME)
    assert len(asked) <= MOST_QUERIES
