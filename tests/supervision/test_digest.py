"""The week's numbers by e-mail: asked for, once a week, in one's own language, the board's numbers and no name."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.scopes import scope
from supervision.board import Board
from supervision.digest import counts_for, send_what_is_due
from supervision.models import DigestWish
from supervision.team import Team
from tests import cast

NEW_YORK = ZoneInfo("America/New_York")
MONDAY_SIX, MONDAY_SEVEN = datetime(2027, 3, 1, 6, 59, tzinfo=NEW_YORK), datetime(2027, 3, 1, 7, 0, tzinfo=NEW_YORK)


def wish(member, **fields):
    wished_at = datetime(2027, 2, 24, tzinfo=NEW_YORK)
    return DigestWish.objects.create(member=member, agency_id=member.agency_id, wished_at=wished_at, **fields)


def hourly(time_machine, moment):
    """What cron does; how many letters came."""
    time_machine.move_to(moment)
    before = len(mail.outbox)
    with scope(None):
        call_command("digest", verbosity=0)
    return len(mail.outbox) - before


def test_nobody_gets_one_who_did_not_ask(time_machine, supervisor, specialist, manager):
    assert hourly(time_machine, MONDAY_SEVEN) == 0


def test_it_comes_at_its_hour_by_the_agencys_clock_and_once_a_week(time_machine, supervisor):
    wish(supervisor)
    assert hourly(time_machine, MONDAY_SIX) == 0
    assert [hourly(time_machine, MONDAY_SEVEN) for _again in range(3)] == [1, 0, 0]
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=5)) == 0
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=8)) == 1


def test_a_late_run_still_sends_it_and_another_day_never_makes_two_in_a_week(time_machine, supervisor):
    kept = wish(supervisor)
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=2)) == 1
    kept.refresh_from_db()
    kept.weekday = 3
    kept.save()
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=4, hour=9)) == 0
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=11, hour=9)) == 1


def test_who_asks_after_this_weeks_hour_waits_for_the_next(time_machine, browser, supervisor):
    time_machine.move_to(MONDAY_SEVEN.replace(hour=12))
    browser.enter(supervisor).post(reverse("supervision:digest"), {"weekday": 0, "hour": 7})
    assert hourly(time_machine, MONDAY_SEVEN.replace(hour=13)) == 0
    assert hourly(time_machine, MONDAY_SEVEN.replace(day=8)) == 1


def test_it_speaks_the_readers_language(time_machine, supervisor):
    supervisor.user.speak("es")
    wish(supervisor)
    hourly(time_machine, MONDAY_SEVEN)
    assert mail.outbox[0].subject == "Tu semana en PeerSupport"


@pytest.mark.parametrize("who", ["supervisor", "manager", "specialist"])
def test_its_numbers_are_the_boards_and_each_link_opens_for_its_reader(request, browser, who, client, other_client):
    member = request.getfixturevalue(who)
    own = [member] if who == "specialist" else None
    n = Board(Team.of(member, own), is_own=bool(own)).together.n
    counts = {one.path.rstrip("/").rsplit("/", 1)[-1]: one for one in counts_for(member)}
    told = [counts[which].count for which in ("people", "waiting", "late", "messages", "milestones")]
    assert told == [n["people"], n["waiting"], n["late"], n["messages"], n["milestones"]]
    assert n["people"] == (2 if who == "manager" else 1)
    browser.enter(member)
    assert {browser.get(one.path).status_code for one in counts.values()} == {200}


def test_it_names_nobody_and_says_nothing_that_was_written(time_machine, supervisor, specialist, client, goal, agency):
    cast.NoteFactory(
        session=cast.SessionFactory(client=client, specialist=specialist, program=client.enrollments.get().program)
    )
    wish(supervisor)
    hourly(time_machine, MONDAY_SEVEN)
    letter = mail.outbox[0]
    whole = letter.subject + letter.body + letter.alternatives[0].content
    said = [client.chosen_name, client.first_name, specialist.name, supervisor.name, goal.own_words, agency.name]
    assert [words for words in said if words in whole] == []
    assert "People supported: 1" in letter.body
    assert f"http://localhost:8000{reverse('supervision:list_all', args=['people'])}" in letter.body


def test_who_no_longer_works_here_gets_none(time_machine, supervisor, manager):
    wish(supervisor)
    supervisor.deactivate(by=manager)
    assert hourly(time_machine, MONDAY_SEVEN) == 0


def test_a_letter_that_is_refused_keeps_nobody_else_from_theirs(time_machine, supervisor, manager, monkeypatch):
    wish(supervisor)
    wish(manager)
    sent = EmailMultiAlternatives.send

    def refuse_one(letter):
        if letter.to == [supervisor.user.email]:
            raise SMTPRecipientsRefused({})
        return sent(letter)

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", refuse_one)
        assert hourly(time_machine, MONDAY_SEVEN) == 1
    assert hourly(time_machine, MONDAY_SEVEN + timedelta(hours=1)) == 1


def test_who_waits_is_asked_in_a_transaction_because_only_there_the_scope_holds(supervisor):
    wish(supervisor)
    with CaptureQueriesContext(connection) as asked:
        send_what_is_due()
    assert asked[0]["sql"].startswith("SAVEPOINT")


def test_another_agency_is_never_counted(time_machine, supervisor, manager, client, elsewhere):
    with scope(elsewhere.manager.agency_id):
        wish(elsewhere.manager)
        cast.a_client(elsewhere.specialist)
    wish(manager)
    assert hourly(time_machine, MONDAY_SEVEN) == 2
    counted = {letter.to[0]: re.search(r"People supported: (\d+)", letter.body)[1] for letter in mail.outbox}
    assert counted == {manager.user.email: "1", elsewhere.manager.user.email: "2"}


def test_the_letters_link_ends_it_without_signing_in(time_machine, supervisor):
    wish(supervisor)
    hourly(time_machine, MONDAY_SEVEN)
    leave = re.search(r"http://localhost:8000(\S+/leave/\S+)", mail.outbox[0].body)[1]
    somebody = cast.Browser(enforce_csrf_checks=True)
    assert "End the weekly e-mail?" in somebody.get(leave).content.decode()
    assert DigestWish.objects.exists()
    for _again in range(2):
        assert "It is ended" in somebody.post(leave, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert not DigestWish.objects.exists()
    assert somebody.get(leave[:-3] + "abc/").status_code == 404


def test_one_to_try_comes_at_once_and_asks_for_nothing(browser, specialist):
    browser.enter(specialist).post(reverse("supervision:digest_now"))
    assert mail.outbox[0].to == [specialist.user.email]
    assert "/leave/" not in mail.outbox[0].body
    assert not DigestWish.objects.exists()


def test_a_day_that_is_none_is_refused_and_it_is_ended_with_a_tap(browser, specialist):
    page = reverse("supervision:digest")
    assert browser.enter(specialist).post(page, {"weekday": 9, "hour": 3}).status_code == 422
    browser.post(page, {"weekday": 2, "hour": 8})
    browser.post(page, {"weekday": 4, "hour": 8})
    assert DigestWish.objects.get().weekday == 4
    browser.post(reverse("supervision:digest_end"))
    assert not DigestWish.objects.exists()
