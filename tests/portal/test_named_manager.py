"""What is asked of the managers is owed by one of them, whom the person knows by name; it is handed on."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models.membership import Role
from clients.models import ContactChange, Inquiry, Opening, Thread
from notes.models import SecondLook
from tests import cast


@pytest.fixture
def quinn(agency, manager):
    """A manager who has been here longer than Patricia."""
    member = cast.a_member(agency, Role.MANAGER, credential="", user_fields={"name": "Quinn Abara"})
    type(member).objects.filter(pk=member.pk).update(began_on=timezone.localdate() - timedelta(days=900))
    return member


def board(who):
    return cast.Browser().enter(who).get(reverse("supervision:board")).text


@pytest.fixture
def alone(client):
    """Nobody walks with them since yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    client.assignments.update(began_on=yesterday, ended_on=yesterday)
    return cast.Browser().enter(client)


def test_a_message_while_nobody_walks_with_them_comes_to_one_manager(
    alone, client, quinn, manager, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        alone.post(reverse("portal:messages"), {"words": "Is anybody there?", "about": ""})
    assert [letter.to for letter in mail.outbox] == [[quinn.user.email]]
    page = alone.get(reverse("portal:messages")).text
    assert "Quinn Abara" in page
    assert "Patricia Nowak" not in page
    assert client.chosen_name in board(quinn)
    assert client.chosen_name not in board(manager)


def test_a_manager_takes_it_on_and_what_waits_comes_along(alone, client, quinn, manager):
    Thread(client=client).write(client.user, "Is anybody there?", "en")
    cast.Browser().enter(quinn).post(reverse("accounts:take_answers", args=[manager.pk]))
    assert "Patricia Nowak" in alone.get(reverse("portal:messages")).text
    assert client.chosen_name in board(manager)
    assert client.chosen_name not in board(quinn)


def test_past_the_promise_every_manager_finds_it(alone, client, quinn, manager, time_machine):
    Thread(client=client).write(client.user, "Is anybody there?", "en")
    time_machine.move_to(timezone.now() + timedelta(days=9))
    assert client.chosen_name in board(quinn)
    assert client.chosen_name in board(manager)


@pytest.fixture
def signed(client, specialist, program):
    note = cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    note.sign(by=specialist)
    return note


@pytest.mark.parametrize(("keeper", "answers"), [("manager", "Quinn Abara"), ("quinn", "Patricia Nowak")])
def test_a_second_look_is_owed_by_another_manager(client, signed, request, quinn, manager, keeper, answers):
    cast.a_withholding(signed, request.getfixturevalue(keeper))
    person = cast.Browser().enter(client)
    person.post(reverse("portal:second_look", args=[signed.pk]))
    page = person.get(reverse("portal:note", args=[signed.pk])).text
    assert f"You asked. {answers} answers you here by" in page
    found = {one.name: "Asks to look again" in board(one) for one in (quinn, manager)}
    assert [name for name, is_there in found.items() if is_there] == [answers]


def test_when_they_leave_it_is_handed_on(client, signed, quinn, manager):
    held = cast.a_withholding(signed, manager)
    assert SecondLook.ask(held, by=client.user).owing_name == "Quinn Abara"
    quinn.deactivate(by=manager)
    assert SecondLook.of(signed).get().owing_name == "Patricia Nowak"
    assert "Asks to look again" in board(manager)


def test_a_question_about_an_opening_is_handed_on_too(client, specialist, quinn, manager):
    opening = Opening.objects.create(client=client, user=specialist.user, role="specialist", kind="opened", page="x")
    Inquiry.ask(opening, "Why?")
    person = cast.Browser().enter(client)
    assert "Quinn Abara owes you an answer" in person.get(reverse("portal:openings")).text
    quinn.deactivate(by=manager)
    assert "Patricia Nowak owes you an answer" in person.get(reverse("portal:openings")).text


def test_only_a_manager_answers_for_the_managers(browser, manager, supervisor):
    assert browser.enter(manager).post(reverse("accounts:take_answers", args=[supervisor.pk])).status_code == 404


def test_more_requests_with_nobody_beside_me_cost_no_more_queries(alone, client, manager):
    counts = []
    alone.get(reverse("portal:contact"))
    for whats in (["email", "other"], ["legal_name", "phone", "pronouns"]):
        for what in whats:
            ContactChange.objects.create(client=client, by=client.user, what=what, value="x", answer_by=timezone.now())
        with CaptureQueriesContext(connection) as asked:
            assert "Patricia Nowak has it on their list." in alone.get(reverse("portal:contact")).text
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
