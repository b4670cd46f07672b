"""The person asks why their record was opened, and asks to change how they are reached. Both get an answer."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models.membership import Role
from clients.models import ContactChange, Inquiry, Opening
from tests import cast
from tests.test_budgets import AT_MOST, _queries


def at(name, *args):
    return reverse(f"portal:{name}", args=args)


def opened_by(member, client):
    return Opening.objects.create(client=client, user=member.user, role=member.role, kind="opened", page="overview")


@pytest.fixture
def marcus(browser, client):
    return browser.enter(client)


@pytest.fixture
def patricia(manager):
    return cast.Browser().enter(manager)


@pytest.fixture
def dana(specialist):
    return cast.Browser().enter(specialist)


@pytest.fixture
def second_manager(agency, manager):
    return cast.a_member(agency, Role.MANAGER, credential="", user_fields={"name": "Ana Ruiz"})


def board(browser):
    return browser.get(reverse("supervision:board")).text


def answer(browser, asked, words="She covered for Dana."):
    return browser.post(reverse("clients:inquiry", args=[asked.client_id, asked.pk]), {"answer": words})


def test_a_question_about_an_opening_reaches_a_manager_and_the_answer_comes_back(
    marcus, patricia, client, specialist, manager
):
    opening = opened_by(specialist, client)
    assert at("opening_ask", opening.pk) in marcus.get(at("openings")).text
    marcus.post(at("opening_ask", opening.pk), {"words": "Why on a Sunday?"})
    asked = client.inquiries.get()
    assert "Patricia Nowak owes you an answer by" in marcus.get(at("openings")).text
    assert reverse("clients:inquiry", args=[client.pk, asked.pk]) in board(patricia)
    assert answer(patricia, asked).status_code == 302
    page = marcus.get(at("openings")).text
    assert "Patricia Nowak answered on" in page
    assert "She covered for Dana." in page
    assert "Marcus R." not in board(patricia)


def test_who_opened_it_does_not_answer_where_somebody_else_can(marcus, client, manager, second_manager):
    marcus.post(at("opening_ask", opened_by(manager, client).pk), {"words": "Why you?"})
    asked = client.inquiries.get()
    assert asked.owed_by == second_manager
    assert answer(cast.Browser().enter(manager), asked).status_code == 404
    assert "Marcus R." not in board(cast.Browser().enter(manager))


def test_about_a_manager_the_other_managers_all_see_it(marcus, agency, client, manager, second_manager):
    third = cast.a_member(agency, Role.MANAGER, credential="")
    marcus.post(at("opening_ask", opened_by(manager, client).pk), {"words": "Why you?"})
    for member in (second_manager, third):
        assert "why Patricia Nowak opened their record" in board(cast.Browser().enter(member))


def test_the_question_of_a_manager_who_left_goes_to_the_others(client, specialist, manager, second_manager):
    asked = Inquiry.ask(opened_by(specialist, client), "Why?")
    manager.deactivate()
    assert answer(cast.Browser().enter(second_manager), asked).status_code == 302


def test_what_was_asked_and_answered_stays(client, specialist, manager):
    asked = Inquiry.ask(opened_by(specialist, client), "Why?")
    with pytest.raises(DatabaseError), transaction.atomic():
        Inquiry.objects.update(words="Never mind")
    asked.reply("To plan.", by=manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        Inquiry.objects.update(answer="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Inquiry.objects.all().delete()


def test_an_empty_question_or_answer_is_said_beside_the_field(marcus, patricia, client, specialist):
    opening = opened_by(specialist, client)
    assert marcus.post(at("opening_ask", opening.pk), {"words": " "}).status_code == 422
    assert answer(patricia, Inquiry.ask(opening, "Why?"), " ").status_code == 422


def test_where_there_is_no_manager_it_says_to_call(marcus, client, specialist):
    answer = marcus.post(at("opening_ask", opened_by(specialist, client).pk), {"words": "Why?"})
    assert answer.status_code == 422
    assert "Please call us" in answer.text


def test_a_new_phone_holds_at_once_and_is_shown_to_the_specialist(marcus, dana, client):
    seen = marcus.get(at("me")).context["form"]["seen"].value()
    marcus.post(at("me"), {"seen": seen, "chosen_name": "Marcus R.", "language": "en", "phone": "555 0177"})
    client.refresh_from_db()
    assert client.phone == "555 0177"
    change = client.contact_changes.get(what="phone")
    look = reverse("clients:contact_change", args=[client.pk, change.pk])
    assert look in dana.get(reverse("today")).text
    assert "555 0177" in dana.get(look).text
    dana.post(look)
    assert look not in dana.get(reverse("today")).text
    assert "Dana Whitfield, CPS saw it on" in marcus.get(at("contact")).text


def test_a_new_e_mail_waits_for_a_yes_and_then_opens_the_door(marcus, dana, client):
    marcus.post(at("contact"), {"what": "email", "value": "marcus@new.example"})
    assert "Dana Whitfield has it on their list" in marcus.get(at("contact")).text
    change = client.contact_changes.get()
    client.user.refresh_from_db()
    assert client.user.email is None
    look = reverse("clients:contact_change", args=[client.pk, change.pk])
    assert look in dana.get(reverse("today")).text
    dana.post(look)
    client.user.refresh_from_db()
    assert client.user.email == "marcus@new.example"
    assert "said yes on" in marcus.get(at("contact")).text


def test_the_specialist_asks_back_and_the_person_sends_it_again(marcus, dana, client):
    marcus.post(at("contact"), {"what": "legal_name", "value": "Marcus Reed"})
    first = client.contact_changes.get()
    look = reverse("clients:contact_change", args=[client.pk, first.pk])
    dana.post(look, {"ask": "1", "question": "Is it on your ID yet?"})
    assert "Is it on your ID yet?" in marcus.get(at("contact")).text
    assert look not in dana.get(reverse("today")).text
    marcus.post(at("contact"), {"what": "legal_name", "value": "Marcus Reed, yes, since May"})
    first.refresh_from_db()
    assert first.replaced_at
    assert ContactChange.objects.waiting().get().value.endswith("since May")


def test_an_e_mail_of_somebody_else_is_not_taken_over(marcus, dana, client, specialist):
    marcus.post(at("contact"), {"what": "email", "value": specialist.user.email})
    look = reverse("clients:contact_change", args=[client.pk, client.contact_changes.get().pk])
    assert "Somebody signs in with this e-mail already" in dana.post(look).text
    assert ContactChange.objects.waiting().exists()


@pytest.mark.parametrize(
    "typed", [{"what": "email", "value": "x"}, {"what": "born_on", "value": "1"}, {"what": "email"}]
)
def test_a_request_that_makes_no_sense_is_said(marcus, typed):
    assert marcus.post(at("contact"), typed).status_code == 422


def test_a_request_with_nobody_beside_the_person_reaches_the_manager(marcus, patricia, client):
    client.assignments.all().delete()
    marcus.post(at("contact"), {"what": "other", "value": "My letters go to P.O. box 7"})
    assert "Patricia Nowak has it on their list" in marcus.get(at("contact")).text
    assert "asks for a change" in board(patricia)


def test_read_aloud_is_there_for_who_switched_it_on(marcus):
    assert "read-aloud.js" not in marcus.get(at("journey")).text
    marcus.post(at("looks"), {"theme": "auto", "text_size": "normal", "motion": "less", "reads_aloud": "on"})
    page = marcus.get(at("journey")).text
    assert "read-aloud.js" in page
    assert 'data-motion="less"' in page


def test_more_questions_cost_no_more_queries(marcus, patricia, client, specialist, manager):
    pages = [(marcus, at("openings")), (marcus, at("contact")), (patricia, reverse("supervision:board"))]

    def one_more():
        Inquiry.ask(opened_by(specialist, client), "Why?")
        ContactChange(client=client, by=client.user, what="other", value="x").ask_for()

    one_more()
    few = [(_queries(*page), _queries(*page))[1] for page in pages]
    for _ in range(10):
        one_more()
    assert [_queries(*page) for page in pages] == few
    assert max(few) <= AT_MOST
