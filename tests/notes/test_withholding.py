"""A note kept from its person: lawful, dated, told to the person, and answerable."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from notes.models import SecondLook, Withholding
from portal.mine import Story
from tests import cast

KEPT = "Talked about the walk."


@pytest.fixture
def kept(signed, manager):
    return cast.a_withholding(signed, manager)


def test_paper_says_that_a_note_is_held_back_and_why(browser, client, manager, signed, kept, at):
    page = browser.enter(manager).get(at("note_print", client, signed)).text
    assert "Held back from Marcus" in page
    assert f"{kept.get_reason_display()}." in page
    assert kept.words not in page
    kept.end(manager)
    assert "Was held back from Marcus until" in browser.get(at("note_print", client, signed)).text


def test_the_persons_copy_says_that_something_is_held_back_and_how_to_ask(client, kept):
    [chapter] = Story(client, ["notes"]).chapters
    [line] = chapter["lines"]
    assert "ask to look at it again" in line.says
    assert KEPT not in line.words
    assert kept.get_reason_display() not in line.says


def typed(**changes):
    day = timezone.localdate() + timedelta(days=30)
    return {"reason": "court", "words": "For the hearing in May.", "review_on": day.isoformat()} | changes


def read(browser, name, *args):
    return browser.get(reverse(name, args=args)).content.decode()


def test_a_manager_holds_back_a_note_with_a_reason_and_a_day(browser, client, manager, signed, at):
    answer = browser.enter(manager).post(at("withhold", client, signed), typed())
    assert answer.status_code == 302
    row = Withholding.objects.get()
    assert (row.note, row.by, row.is_current) == (signed, manager, True)
    assert "Held back from Marcus" in browser.get(signed.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"review_on": ""}, {"review_on": "2020-01-01"}, {"review_on": "2099-01-01"}, {"reason": ""}, {"words": " "},
     {"reason": "danger"}, {"reason": "because"}],
)  # fmt: skip
def test_nothing_is_held_back_without_what_the_law_asks_for(browser, client, manager, signed, at, changes):
    assert browser.enter(manager).post(at("withhold", client, signed), typed(**changes)).status_code == 422
    assert not Withholding.objects.exists()


def test_a_supervisor_cannot_hold_back(browser, client, supervisor, signed, at):
    assert browser.enter(supervisor).post(at("withhold", client, signed), typed()).status_code == 404


def test_no_page_of_the_person_shows_what_is_held_back(browser, client, signed, kept):
    browser.enter(client)
    pages = [("portal:journey",), ("portal:notes",), ("portal:note", signed.pk), ("portal:sheet",)]
    for page in pages:
        assert KEPT not in read(browser, *page)
    assert browser.get(reverse("portal:looks_right", args=[signed.pk])).status_code == 404


def test_the_page_says_that_it_is_held_back_why_and_how_to_ask(browser, client, signed, kept):
    browser.enter(client)
    assert "This note is held back for now." in read(browser, "portal:notes")
    page = read(browser, "portal:note", signed.pk)
    assert "It was written for a court case." in page
    assert "Look at it again, please" in page
    assert "For the hearing." not in page


def test_asking_again_reaches_the_manager_and_the_answer_comes_back(browser, client, manager, signed, kept, at):
    ask = reverse("portal:second_look", args=[signed.pk])
    browser.enter(client).post(ask)
    browser.post(ask)
    look = SecondLook.objects.get()
    board = read(browser.enter(manager), "supervision:board")
    assert "Asks to look again at a note held back" in board
    assert kept.get_absolute_url() in board
    browser.post(at("second_look", client, signed, look), {"words": "It stays so until the hearing."})
    assert kept.get_absolute_url() not in read(browser, "supervision:board")
    assert "Patricia looked again at what is held back" in read(browser.enter(client), "portal:journey")
    assert "It stays so until the hearing." in read(browser, "portal:note", signed.pk)
    assert "Patricia looked again" not in read(browser, "portal:journey")


def test_when_it_ends_the_person_reads_all_of_it(browser, client, manager, signed, kept, at):
    browser.enter(manager).post(at("withhold_end", client, signed, kept))
    assert KEPT in read(browser.enter(client), "portal:note", signed.pk)
    assert KEPT in signed_page(browser, signed)


def signed_page(browser, signed):
    return read(browser, "portal:looks_right", signed.pk)


def test_past_its_day_it_is_on_the_managers_page_alone(browser, manager, supervisor, kept, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=31), tick=False)
    assert "A note held back had to be looked at by" in read(browser.enter(manager), "supervision:board")
    assert "A note held back" not in read(browser.enter(supervisor), "supervision:board")


@pytest.mark.parametrize("change", [{"words": "Other"}, {"review_on": timezone.localdate() + timedelta(days=60)}])
def test_the_database_keeps_what_was_withheld_and_why(kept, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Withholding.objects.filter(pk=kept.pk).update(**change)


def test_the_database_lets_no_withholding_last_longer_or_go(signed, manager, kept):
    with pytest.raises(DatabaseError), transaction.atomic():
        Withholding.objects.filter(pk=kept.pk).delete()
    kept.end(manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        cast.a_withholding(signed, manager, review_on=timezone.localdate() + timedelta(days=200))


def test_what_was_agreed_in_a_note_held_back_is_not_on_the_shared_screen(client, specialist, program, signed, manager):
    from notes.since import last_time

    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    cast.a_withholding(signed, manager)
    assert last_time(client, session)["agreed"] is None
