"""What the person says to a note reaches a named person, and the answer comes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notes.models import Statement


@pytest.fixture
def said(browser, client, signed):
    page = reverse("portal:looks_right", args=[signed.pk])
    browser.enter(client).post(page, {"answer": "differently", "words": "I said maybe, not no."})
    return Statement.objects.get()


def test_it_waits_on_the_specialists_today_and_the_answer_comes_back(browser, client, specialist, signed, said):
    today = browser.enter(specialist).get(reverse("today")).content.decode()
    assert said.get_absolute_url() in today
    browser.post(reverse("notes:reply", args=[client.pk, signed.pk, said.pk]), {"words": "Thank you for saying it."})
    assert said.get_absolute_url() not in browser.get(reverse("today")).content.decode()
    page = browser.enter(client).get(reverse("portal:note", args=[signed.pk])).content.decode()
    assert "Thank you for saying it." in page
    assert "Dana Whitfield, CPS answered" in page


def test_until_then_the_person_sees_who_answers_and_by_when(browser, client, signed, said):
    page = browser.enter(client).get(reverse("portal:note", args=[signed.pk])).content.decode()
    assert "I said maybe, not no." in page
    assert "Dana answers by" in page
    assert said.due_on == timezone.localdate() + timedelta(days=7)


def test_an_answer_without_words_is_no_answer(browser, client, specialist, signed, said):
    browser.enter(specialist).post(reverse("notes:reply", args=[client.pk, signed.pk, said.pk]), {"words": " "})
    assert not Statement.objects.get().is_answered


def test_cover_does_not_answer_for_a_writer_who_is_there(browser, client, cover, signed, said):
    answer = browser.enter(cover).post(reverse("notes:reply", args=[client.pk, signed.pk, said.pk]), {"words": "Hi"})
    assert answer.status_code == 404


def test_when_the_writer_no_longer_walks_with_them_the_next_one_answers(
    client, specialist, other_specialist, signed, said
):
    client.assignments.filter(specialist=specialist).update(ended_on=timezone.localdate() - timedelta(days=1))
    client.assignments.create(specialist=other_specialist, began_on=timezone.localdate())
    assert not Statement.objects.owed_by(specialist).exists()
    assert Statement.objects.owed_by(other_specialist).get() == said


def test_what_was_said_stands_on_the_staff_page_with_how(browser, client, supervisor, signed, said):
    page = browser.enter(supervisor).get(signed.get_absolute_url()).content.decode()
    assert "I said maybe, not no." in page
    assert "tapped on their own device" in page
    assert "Dana Whitfield, CPS answers by" in page
