"""Two minutes before we meet, and what becomes of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notes.models import AgendaItem, Arriving, Note, Session, draft

BEFORE, JOURNEY = reverse("portal:before"), reverse("portal:journey")


@pytest.fixture
def planned(client, specialist, program):
    def at(**ahead):
        whose = {"client": client, "specialist": specialist, "program": program}
        return Session.objects.create(planned_at=timezone.now() + timedelta(**ahead), **whose)

    return at


SAID = {"feeling": "tired", "words": "Slept badly", "talk_about": "The letter", "did": "I called the clinic"}


def test_what_they_say_before_is_there_when_they_meet(browser, client, specialist, planned):
    session = planned(hours=1)
    browser.enter(client).post(BEFORE, SAID)
    note = draft.start(session, specialist)
    table = browser.enter(specialist).get(note.together_url).text
    for words in ("Tired", "Slept badly", "I called the clinic", "The letter"):
        assert words in table


def test_it_stands_beside_the_session_on_today(browser, client, specialist, planned):
    planned(minutes=1)
    browser.enter(client).post(BEFORE, SAID)
    today = browser.enter(specialist).get(reverse("today")).text
    assert "Tired · “Slept badly”" in today


def test_everything_may_be_left_empty_and_changed(browser, client, planned):
    planned(hours=5)
    browser.enter(client).post(BEFORE, {})
    browser.post(BEFORE, {"feeling": "good"})
    assert Arriving.objects.get().feeling == "good"
    assert not AgendaItem.objects.exists()


def test_it_is_offered_when_a_session_is_near(browser, client, planned):
    planned(days=3)
    assert BEFORE not in browser.enter(client).get(JOURNEY).text
    assert browser.get(BEFORE)["Location"] == JOURNEY
    planned(days=1)
    assert BEFORE in browser.get(JOURNEY).text
    assert browser.get(BEFORE).status_code == 200


def test_each_session_keeps_its_own(browser, client, specialist, planned):
    first = planned(hours=1)
    browser.enter(client).post(BEFORE, {"feeling": "hard"})
    draft.start(first, specialist)
    planned(hours=2)
    browser.post(BEFORE, {"feeling": "good"})
    assert [one.feeling for one in Arriving.objects.order_by("at")] == ["hard", "good"]
    assert Note.objects.get().session.arriving.feeling == "hard"


@pytest.mark.parametrize("wrong", [{"words": "x" * 301}, {"did": "x" * 2001}, {"feeling": "best"}, {"words": "a\0b"}])
def test_what_cannot_be_kept_stays_in_the_form(browser, client, planned, wrong):
    planned(hours=1)
    assert browser.enter(client).post(BEFORE, SAID | wrong).status_code == 422
    assert not Arriving.objects.exists()
