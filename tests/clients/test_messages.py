from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Message, Thread
from tests import cast

MINE = reverse("portal:messages")
MOST_QUERIES = 12


@pytest.fixture
def staff_side(client):
    return reverse("clients:messages", args=[client.pk])


@pytest.fixture
def asked(client):
    """The person wrote: may I come on Friday?"""
    thread = Thread(client=client, about="Friday")
    thread.write(client.user, "May I come on Friday?", "en")
    return thread


def today(browser, specialist):
    return browser.enter(specialist).get(reverse("today")).context["messages_waiting"]


def test_what_they_write_is_on_the_specialists_today_until_it_is_answered(browser, client, specialist, staff_side):
    browser.enter(client).post(MINE, {"about": "Friday", "words": "May I come on Friday?"})
    thread = Thread.objects.get()
    assert [(name, url) for name, url, _promised in today(browser, specialist)] == [(client.chosen_name, staff_side)]
    browser.post(thread.get_absolute_url(), {"words": "Yes, at ten."})
    assert today(browser, specialist) == []
    page = browser.enter(client).get(reverse("portal:thread", args=[thread.pk])).text
    assert "Yes, at ten." in page
    assert "Dana Whitfield" in page


def test_the_answer_is_announced_until_it_is_read(browser, client, specialist, asked):
    asked.write(specialist.user, "Yes, at ten.", "en")
    journey = reverse("portal:journey")
    assert browser.enter(client).get(journey).context["client"].new_messages
    browser.get(reverse("portal:thread", args=[asked.pk]))
    assert not browser.get(journey).context["client"].new_messages


def test_the_promise_is_kept_in_business_days(client, asked, time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 20, tzinfo=ZoneInfo("America/New_York")))  # A Friday.
    message, _first = asked.write(client.user, "And on Saturday?", "en")
    assert message.answer_by == datetime(2026, 11, 24, 17, tzinfo=ZoneInfo("America/New_York"))


def test_past_the_promise_it_is_on_the_supervisors_board(browser, client, supervisor, specialist, asked, time_machine):
    board, behind = reverse("supervision:board"), reverse("supervision:list", args=[specialist.pk, "messages"])
    assert browser.enter(supervisor).get(board).context["board"].together.n["messages_late"] == 0
    client.assignments.update(began_on=timezone.localdate() - timedelta(days=9))
    time_machine.move_to(timezone.now() + timedelta(days=8))
    page = browser.enter(supervisor).get(board)
    assert page.context["board"].together.n["messages_late"] == 1
    assert behind in page.text
    assert client.chosen_name in browser.get(behind).text
    asked.write(supervisor.user, "Dana is away. Yes.", "en")
    assert browser.get(board).context["board"].together.n["messages_late"] == 0


def test_cover_receives_it_too(browser, cover, asked):
    assert len(today(browser, cover)) == 1


def test_with_nobody_beside_them_the_managers_receive_it(browser, client, manager, asked):
    yesterday = timezone.localdate() - timedelta(days=1)
    client.assignments.update(began_on=yesterday, ended_on=yesterday)
    assert manager.name in browser.enter(client).get(MINE).text
    assert client.chosen_name in browser.enter(manager).get(reverse("supervision:board")).text


def test_the_page_says_who_reads_how_soon_and_that_nobody_watches(browser, client):
    page = browser.enter(client).get(MINE).text
    assert "Dana Whitfield" in page
    assert "within 2 working days" in page
    assert "Nobody watches this page at night" in page


def test_what_needs_no_answer_leaves_the_list_and_they_see_who_read_it(browser, client, specialist, asked):
    browser.enter(specialist).post(reverse("clients:thread_spare", args=[client.pk, asked.pk]))
    assert today(browser, specialist) == []
    page = browser.enter(client).get(reverse("portal:thread", args=[asked.pk])).text
    assert "Dana Whitfield, CPS: read, it needs no answer." in page


@pytest.mark.parametrize("side", ["client", "specialist"])
def test_both_close_and_writing_opens_again(browser, client, specialist, asked, side):
    if side == "client":
        browser.enter(client).post(reverse("portal:thread_close", args=[asked.pk]))
    else:
        browser.enter(specialist).post(reverse("clients:thread_close", args=[client.pk, asked.pk]))
    asked.refresh_from_db()
    assert not asked.is_open
    assert not client.messages.waiting().exists()
    asked.write(client.user, "One more thing.", "en")
    asked.refresh_from_db()
    assert asked.is_open
    assert client.messages.waiting().count() == 1


def test_the_database_lets_nobody_change_a_word(asked):
    for change in ({"words": "No"}, {"answer_by": timezone.now()}, {"by_name": "Kim"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.all().delete()


def test_a_message_is_seen_once(browser, specialist, supervisor, asked):
    browser.enter(specialist).get(asked.get_absolute_url())
    browser.enter(supervisor).get(asked.get_absolute_url())
    assert Message.objects.get().seen_by_name == "Dana Whitfield, CPS"


@pytest.mark.parametrize("words", ["", " ", "\0", "x" * 10_001])
def test_what_cannot_be_sent_stays_in_the_box(browser, client, words):
    assert browser.enter(client).post(MINE, {"words": words}).status_code == 422
    assert not Thread.objects.exists()


def test_an_archived_record_is_read_not_written(browser, client, asked):
    client.archive("Moved")
    assert browser.enter(client).get(MINE).status_code == 200
    browser.post(MINE, {"words": "Hello?"})
    assert Message.objects.count() == 1


class TestNotices:
    @pytest.fixture(autouse=True)
    def _committed(self, django_capture_on_commit_callbacks):
        self.committed = django_capture_on_commit_callbacks

    def test_the_specialist_is_told_once_until_they_read(self, browser, client, specialist):
        with self.committed(execute=True):
            browser.enter(client).post(MINE, {"about": "Rent", "words": "I am short on rent."})
        with self.committed(execute=True):
            browser.post(reverse("portal:thread", args=[Thread.objects.get().pk]), {"words": "Still."})
        assert [letter.to for letter in mail.outbox] == [[specialist.user.email]]
        assert mail.outbox[0].subject == "You have a message"
        assert "rent" not in mail.outbox[0].body.lower()
        assert client.chosen_name not in mail.outbox[0].body

    @pytest.mark.parametrize(("fine", "letters"), [(True, 1), (False, 0)])
    def test_the_person_is_told_only_if_they_said_so(self, browser, client, specialist, asked, fine, letters):
        client.email, client.email_is_fine, client.language = "m@example.org", fine, "es"
        client.save()
        with self.committed(execute=True):
            browser.enter(specialist).post(asked.get_absolute_url(), {"words": "Yes."})
        assert [letter.subject for letter in mail.outbox] == ["Tienes un mensaje"] * letters


def test_messages_since_last_time_are_on_the_table(browser, client, specialist, program, asked):
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=timezone.now())
    note = cast.NoteFactory(session=session)
    assert "May I come on Friday?" in browser.enter(specialist).get(note.together_url).text


@pytest.mark.parametrize("side", ["client", "specialist"])
def test_many_messages_cost_no_more_queries(browser, client, specialist, asked, staff_side, side):
    for n in range(60):
        asked.write(client.user, f"Number {n}", "en")
        Thread(client=client).write(specialist.user, "Hello", "en")
    mine = MINE, reverse("portal:thread", args=[asked.pk]), reverse("portal:journey")
    for address in mine if side == "client" else (staff_side, asked.get_absolute_url(), reverse("today")):
        browser.enter(client if side == "client" else specialist).get(address)
        with CaptureQueriesContext(connection) as told:
            assert browser.get(address).status_code == 200
        asks = [query for query in told.captured_queries if "SAVEPOINT" not in query["sql"]]
        assert len(asks) <= MOST_QUERIES, address


def test_older_messages_are_a_page_away(browser, client, asked):
    for n in range(55):
        asked.write(client.user, f"Number {n}.", "en")
    page = browser.enter(client).get(reverse("portal:thread", args=[asked.pk]))
    assert "Number 54." in page.text
    assert "Number 0." not in page.text
    older = browser.get(reverse("portal:thread", args=[asked.pk]) + page.context["older_url"]).text
    assert "Number 0." in older
    assert "May I come on Friday?" in older
