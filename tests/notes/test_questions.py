"""A question about a signed note goes to its writer and comes back; the note stays as it is."""

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, transaction
from django.urls import reverse

from notes.models import Note, Question, draft


@pytest.fixture
def asked(browser, client, supervisor, signed):
    browser.enter(supervisor).post(reverse("notes:ask", args=[client.pk, signed.pk]), {"words": "Where did you meet?"})
    return Question.objects.get()


def test_it_waits_on_the_writers_today_and_the_answer_comes_back(
    browser, client, specialist, supervisor, signed, asked
):
    seal = signed.content_hash
    today = browser.enter(specialist).get(reverse("today")).content.decode()
    assert f"#question-{asked.pk}" in today
    reply = reverse("notes:question_reply", args=[client.pk, signed.pk, asked.pk])
    browser.post(reply, {"words": "At the library, I added it."})
    assert f"#question-{asked.pk}" not in browser.get(reverse("today")).content.decode()
    assert "At the library" in browser.enter(supervisor).get(reverse("supervision:notes")).content.decode()
    assert "At the library" in browser.get(signed.get_absolute_url()).content.decode()
    kept = Note.objects.get()
    assert kept.content_hash == kept.compute_hash() == seal


def test_while_it_is_open_the_note_waits_for_its_writer(browser, supervisor, client, signed, program, asked):
    page = browser.enter(supervisor).get(signed.get_absolute_url()).content.decode()
    assert "Waits for an answer." in page
    assert reverse("notes:cosign", args=[client.pk, signed.pk]) not in page


def test_nobody_but_the_writer_answers(browser, cover, supervisor, client, signed, asked):
    for other in (cover, supervisor):
        reply = reverse("notes:question_reply", args=[client.pk, signed.pk, asked.pk])
        assert browser.enter(other).post(reply, {"words": "Me"}).status_code == 404


def test_a_draft_may_be_asked_about_unread_and_signing_it_answers(browser, client, specialist, supervisor, cover, note):
    page = note.get_absolute_url()
    ask = reverse("notes:ask", args=[client.pk, note.pk])
    assert browser.enter(cover).post(ask, {"words": "Why?"}).status_code == 404
    assert browser.enter(supervisor).post(ask, {"words": "What keeps it open?"}).headers["Location"] == page
    told = browser.get(page).text
    assert "Waits for an answer." in told
    assert "Went anyway" not in told
    assert "What keeps it open?" in browser.enter(specialist).get(page).text
    draft.sign(Note.of(client).get(), specialist)
    asked = Question.objects.get()
    assert (asked.is_open, asked.answer) == (False, "Answered in the note, before it was signed.")


def test_a_draft_that_was_asked_about_is_not_thrown_away(client, note, supervisor):
    Question.ask(note, supervisor, "Why?")
    assert not draft.may_be_thrown_away(Note.of(client).get())


def test_what_was_asked_and_answered_stays(asked):
    asked.reply("At the library.")
    with pytest.raises(ValidationError):
        asked.reply("Again")
    with pytest.raises(Error, match="stays"), transaction.atomic():
        Question.objects.update(words="Something else")


def test_the_person_sees_no_talk_between_staff(browser, client, signed, asked):
    assert "Where did you meet?" not in browser.enter(client).get(reverse("portal:note", args=[signed.pk])).text


def test_an_addendum_can_be_the_answer(browser, client, specialist, supervisor, signed, asked):
    add = reverse("notes:addendum", args=[client.pk, signed.pk])
    typed = {"kind": "late", "words": "We met at the library.", "reason": "I was asked.", "answers": [asked.pk]}
    assert browser.enter(supervisor).post(add, typed).status_code == 404
    assert browser.enter(specialist).post(add, typed | {"reason": ""}).status_code == 422
    assert Question.objects.open().exists()
    assert browser.post(add, typed).status_code == 302
    asked.refresh_from_db()
    assert (asked.answer, asked.is_open) == ("We met at the library.", False)
    assert signed.addenda.get().words == "We met at the library."


def test_an_addendum_about_something_else_leaves_the_question_open(browser, client, specialist, signed, asked):
    typed = {"kind": "late", "words": "It rained.", "reason": "Forgot it."}
    browser.enter(specialist).post(reverse("notes:addendum", args=[client.pk, signed.pk]), typed)
    assert Question.objects.open().get() == asked
