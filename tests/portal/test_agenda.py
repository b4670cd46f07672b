"""What the person would like to talk about, and what they say to a note."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notes.models import AgendaItem, Note, ReadBack, Statement
from tests import cast


@pytest.fixture
def note(client, specialist, program):
    start = timezone.now() - timedelta(days=1)
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    return cast.NoteFactory(session=session)


def test_what_they_want_to_talk_about_is_on_the_specialists_table(browser, client, specialist, note):
    browser.enter(client).post(reverse("portal:agenda"), {"words": "The letter from court"})
    assert "The letter from court" in browser.get(reverse("portal:journey")).content.decode()
    assert "The letter from court" in browser.enter(specialist).get(note.together_url).content.decode()


def test_nothing_is_not_put_on_the_list(browser, client):
    assert browser.enter(client).post(reverse("portal:agenda"), {"words": " "}).status_code == 422
    assert not AgendaItem.objects.exists()


def test_it_can_be_taken_off_again(browser, client):
    item = AgendaItem.objects.create(client=client, words="My rent", language="en", added_by=client.user)
    browser.enter(client).post(reverse("portal:agenda_take_back", args=[item.pk]))
    assert not client.agenda.waiting().exists()
    assert AgendaItem.objects.exists()


def test_a_draft_is_read_back_only_on_the_lent_device(browser, client, specialist, note):
    Note.objects.update(together_at=timezone.now())
    page = reverse("portal:looks_right", args=[note.pk])
    assert browser.enter(client).get(page).status_code == 404
    browser.enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    assert browser.get(page).status_code == 200
    browser.post(page, {"answer": "sounds_like_me"})
    assert ReadBack.objects.get().how == "shared_screen"


def test_a_signed_note_is_answered_on_their_own_device(browser, client, specialist, note):
    note.sign(by=specialist)
    page = reverse("portal:looks_right", args=[note.pk])
    browser.enter(client).post(page, {"answer": "differently", "words": "I said maybe."})
    said = ReadBack.objects.get()
    assert (said.answer, said.how, said.by) == ("differently", "own_device", client.user)
    assert Statement.objects.get().words == "I said maybe."


def test_a_signed_note_cannot_be_asked_to_change(browser, client, specialist, note):
    note.sign(by=specialist)
    page = reverse("portal:looks_right", args=[note.pk])
    assert browser.enter(client).post(page, {"answer": "change_it"}).status_code == 422
