"""What a person does reaches somebody by name, and the person sees what came of it: each loop from end to end."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from clients.models import ComeBack, Opening
from goals.models import Goal
from tests import cast


def at(name, *args):
    return reverse(f"portal:{name}", args=args)


@pytest.fixture
def marcus(client):
    return cast.Browser().enter(client)


@pytest.fixture
def dana(specialist):
    return cast.Browser().enter(specialist)


@pytest.fixture
def renee(supervisor):
    return cast.Browser().enter(supervisor)


@pytest.fixture
def patricia(manager):
    return cast.Browser().enter(manager)


def today(browser):
    return browser.get(reverse("today")).text


def board(browser):
    return browser.get(reverse("supervision:board")).text


@pytest.fixture
def signed(client, specialist, program):
    note = cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    note.sign(by=specialist)
    return note


def test_agenda(marcus, dana, client, specialist, program):
    marcus.post(at("agenda"), {"words": "The letter from the court"})
    assert "The letter from the court" in dana.get(client.get_absolute_url()).text
    running = cast.SessionFactory(client=client, specialist=specialist, program=program, end_at=None)
    note = cast.NoteFactory(session=running, together_at=timezone.now())
    assert "The letter from the court" in dana.get(note.together_url).text
    dana.post(reverse("notes:together_agenda", args=[client.pk, note.pk, client.agenda.get().pk]))
    page = marcus.get(at("journey")).text
    assert "We talked about it," in page
    assert at("agenda_take_back", client.agenda.get().pk) not in page


def test_message(marcus, dana, client):
    marcus.post(at("messages"), {"words": "Can we meet at ten?"})
    assert "Marcus R." in today(dana)
    thread = client.threads.get()
    dana.post(reverse("clients:thread", args=[client.pk, thread.pk]), {"words": "Ten is good."})
    assert "New message" in marcus.get(at("journey")).text
    assert "Ten is good." in marcus.get(at("thread", thread.pk)).text


def test_statement(marcus, dana, client, signed):
    marcus.post(at("looks_right", signed.pk), {"answer": "differently", "words": "I said maybe."})
    said = signed.statements.get()
    assert said.get_absolute_url() in today(dana)
    dana.post(reverse("notes:reply", args=[client.pk, signed.pk, said.pk]), {"words": "You are right."})
    assert "Dana answered what you said" in marcus.get(at("journey")).text
    assert "You are right." in marcus.get(at("note", signed.pk)).text


def test_question_about_an_opening(marcus, patricia, client, specialist):
    opening = Opening.objects.create(client=client, user=specialist.user, role="specialist", kind="opened", page="x")
    marcus.post(at("opening_ask", opening.pk), {"words": "Why on a Sunday?"})
    asked = client.inquiries.get()
    address = reverse("clients:inquiry", args=[client.pk, asked.pk])
    assert address in board(patricia)
    patricia.post(address, {"answer": "She covered for a colleague."})
    assert "She covered for a colleague." in marcus.get(at("openings")).text


def test_declined_suggestion(marcus, dana, client, specialist):
    goal = cast.GoalFactory(client=client, created_by=specialist.user, author="suggested", own_words="Join the choir")
    marcus.post(at("goal_turn", goal.pk, Goal.Status.CHANGED_MY_MIND), {"words": "Not for me", "why": "Not for me"})
    assert "Join the choir" in today(dana)
    dana.post(reverse("goals:declined_read", args=[client.pk, goal.pk]))
    assert "Dana Whitfield, CPS read it on" in marcus.get(at("goal", goal.pk)).text


def test_request_to_change_contact_data(marcus, dana, client):
    marcus.post(at("contact"), {"what": "legal_name", "value": "Marcus Reed"})
    change = client.contact_changes.get()
    address = reverse("clients:contact_change", args=[client.pk, change.pk])
    assert address in today(dana)
    dana.post(address)
    assert "Dana Whitfield, CPS said yes on" in marcus.get(at("contact")).text


@pytest.fixture
def gone(client):
    client.archive("Moved away")
    return client


def test_come_back(marcus, renee, patricia, gone, specialist, program):
    assert at("come_back") in marcus.get(at("journey")).text
    marcus.post(at("come_back"), {"words": "I miss our talks."})
    asked = gone.come_backs.get()
    assert "Renee Okafor or a manager answers you here by" in marcus.get(at("journey")).text
    assert asked.get_absolute_url() in board(renee)
    assert asked.get_absolute_url() in board(patricia)
    assert "I miss our talks." in renee.get(asked.get_absolute_url()).text
    said = {"is_welcome": "yes", "words": "Dana calls you on Monday.", "specialist": specialist.pk}
    assert renee.post(asked.get_absolute_url(), said).status_code == 302
    page = marcus.get(at("journey")).text
    assert "Dana calls you on Monday." in page
    assert "Welcome back" in page
    assert at("goal_new") in page
    assert "Marcus R." not in board(patricia) + board(renee).split("<table")[0]
    assert "Marcus R." in today(cast.Browser().enter(specialist))


def test_both_sides_of_a_come_back_get_a_letter_that_says_nothing(
    marcus, renee, gone, django_capture_on_commit_callbacks
):
    gone.email, gone.email_is_fine = "marcus@harbor.example", True
    gone.save()
    with django_capture_on_commit_callbacks(execute=True):
        marcus.post(at("come_back"), {"words": "I miss our talks."})
    address = gone.come_backs.get().get_absolute_url()
    with django_capture_on_commit_callbacks(execute=True):
        renee.post(address, {"is_welcome": "no", "words": "Not now."})
    assert [letter.to for letter in mail.outbox] == [[gone.come_backs.get().owed_by.user.email], [gone.email]]
    for letter in mail.outbox:
        assert letter.subject == "You have a message"
        assert not {"Marcus", "talks", "Renee", "Not now"} & set(re.findall(r"\w+", letter.body))


def test_a_wish_to_look_again_at_what_is_held_back(marcus, patricia, client, signed, manager):
    held = cast.a_withholding(signed, manager)
    marcus.post(at("second_look", signed.pk))
    assert "Patricia Nowak answers you here by" in marcus.get(at("note", signed.pk)).text
    assert "Asks to look again at a note held back" in board(patricia)
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        assert "past its day" in board(cast.Browser().enter(manager))
    look = held.second_looks.get()
    patricia.post(
        reverse("notes:second_look", args=[client.pk, signed.pk, look.pk]),
        {"words": "It stays."},
    )
    assert "Patricia looked again at what is held back" in marcus.get(at("journey")).text


def test_not_now_is_an_answer_and_one_may_ask_again(marcus, patricia, gone):
    marcus.post(at("come_back"), {"words": ""})
    asked = gone.come_backs.get()
    assert asked == ComeBack.ask(gone, gone.user, "twice")
    assert patricia.post(asked.get_absolute_url(), {"is_welcome": "no"}).status_code == 422
    patricia.post(asked.get_absolute_url(), {"is_welcome": "no", "words": "We are full until May. Call the warmline."})
    assert patricia.get(asked.get_absolute_url()).status_code == 404
    page = marcus.get(at("journey")).text
    assert "We are full until May." in page
    assert at("come_back") in page
    assert "Your record here is closed." in page


def test_whoever_left_today_may_come_back_into_the_same_program_today(marcus, renee, gone, specialist, program):
    marcus.post(at("come_back"), {"words": ""})
    asked = gone.come_backs.get()
    said = {"is_welcome": "yes", "words": "Good.", "specialist": specialist.pk, "program": program.pk}
    assert renee.post(asked.get_absolute_url(), said).status_code == 302
    gone.refresh_from_db()
    assert gone.archived_on is None
    assert program in [enrollment.program for enrollment in gone.programs_now]


def test_those_who_did_not_look_after_them_find_no_such_question(marcus, dana, gone, other_supervisor, stranger):
    marcus.post(at("come_back"), {"words": ""})
    address = gone.come_backs.get().get_absolute_url()
    for browser in (dana, cast.Browser().enter(other_supervisor), cast.Browser().enter(stranger)):
        assert browser.get(address).status_code == 404


def test_whose_specialist_is_gone_may_ask_too_and_who_walks_with_one_need_not(marcus, client):
    assert at("come_back") not in marcus.get(at("journey")).text
    assert marcus.post(at("come_back"), {"words": "Me too"}).status_code == 200
    assert not client.come_backs.exists()
    yesterday = timezone.localdate() - timedelta(days=1)
    client.assignments.get().end(yesterday)
    assert at("come_back") in marcus.get(at("journey")).text


def test_an_archived_person_still_gets_in_reads_and_takes_along(gone, manager, signed):
    _code, number, _token = gone.make_sign_in_code(by=manager)
    browser = cast.Browser()
    browser.post(reverse("accounts:come_in"), {"number": number})
    for name in ("journey", "notes", "wins", "openings", "messages", "my_story", "sheet", "card", "corner", "me"):
        assert browser.get(at(name)).status_code == 200, name
    assert browser.get(at("note", signed.pk)).status_code == 200
    copy = browser.post(at("my_story_copy"), {"parts": ["goals", "notes"], "as": "json"})
    assert copy["Content-Type"] == "application/json"
    assert browser.post(at("goal_new"), {"own_words": "New"}).url == at("journey")


def test_an_archived_person_comes_in_by_e_mail_too(browser, gone):
    gone.user.email = "marcus@harbor.example"
    gone.user.save()
    browser.post(reverse("account_request_login_code"), {"email": "marcus@harbor.example"})
    number = next(word for word in mail.outbox[0].body.split() if word.isdigit())
    browser.post(reverse("account_confirm_login_code"), {"code": number})
    assert at("come_back") in browser.get(at("journey")).text


@pytest.mark.parametrize("days", [1, 20])
def test_what_is_past_its_day_is_marked_and_goes_up(marcus, dana, renee, patricia, client, specialist, manager, days):
    opening = Opening.objects.create(client=client, user=specialist.user, role="specialist", kind="opened", page="x")
    marcus.post(at("opening_ask", opening.pk), {"words": "Why?"})
    marcus.post(at("contact"), {"what": "other", "value": "A new post box"})
    change = reverse("clients:contact_change", args=[client.pk, client.contact_changes.get().pk])
    second = cast.a_member(client.agency, "manager", credential="")
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        late = days > 7
        seen = {who: board(cast.Browser().enter(who)) for who in (manager, second)}
        asked = reverse("clients:inquiry", args=[client.pk, client.inquiries.get().pk])
        assert [asked in seen[manager], asked in seen[second]] == [True, late]
        assert ("past its day" in seen[manager]) is late
        assert (change in board(cast.Browser().enter(specialist.supervisor))) is late
        assert ("past its day" in today(cast.Browser().enter(specialist))) is late
