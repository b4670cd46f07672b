"""A device that is not one's own, guesses at codes, and the sign-ins elsewhere."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.logs import HideSecretAddresses
from tests import cast

EVERYTHING = '"cache", "cookies", "storage"'


def come_in(browser, client, specialist, **tick):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    return browser.post(reverse("accounts:come_in"), {"number": number, **tick})


@pytest.fixture
def library(browser, client, specialist):
    come_in(browser, client, specialist, not_mine="on")
    return browser


@pytest.fixture
def with_email(client):
    client.user.email = "marcus@harbor.example"
    client.user.save()
    return client


def is_in(browser):
    return browser.get(reverse("portal:journey")).status_code == 200


def test_on_a_borrowed_device_five_quiet_minutes_end_the_stay(browser, client, specialist):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        come_in(browser, client, specialist, not_mine="on")
        clock.shift(timedelta(minutes=4))
        assert is_in(browser)
        clock.shift(timedelta(minutes=6))
        answer = browser.get(reverse("portal:journey"))
    assert answer.status_code == 302
    assert answer["Clear-Site-Data"] == EVERYTHING


def test_ones_own_device_stays_longer(browser, client, specialist):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        come_in(browser, client, specialist)
        is_in(browser)
        clock.shift(timedelta(minutes=8))
        assert is_in(browser)


def test_words_that_are_not_sent_wait_on_ones_own_device_only(browser, client, specialist):
    come_in(browser, client, specialist)
    assert 'id="away"' in browser.get(reverse("portal:journey")).text
    browser.post(reverse("portal:not_my_device"))
    page = browser.get(reverse("portal:journey")).text
    assert 'id="away"' not in page
    assert "This is not your device: save now" in page


@pytest.mark.parametrize("way_out", ["account_logout", "quick_exit"])
def test_whoever_leaves_a_borrowed_device_leaves_nothing_on_it(library, way_out):
    answer = library.post(reverse(way_out))
    assert answer["Clear-Site-Data"] == EVERYTHING
    assert answer["Cache-Control"] == "no-store"
    assert not is_in(library)


def test_a_borrowed_device_is_offered_no_passkey_and_gets_none(library):
    assert library.get("/").url == reverse("portal:journey")
    assert library.get(reverse("portal:passkey_offer")).url == reverse("portal:journey")
    assert "data-keep-card" not in library.get(reverse("portal:card")).text
    assert reverse("mfa_add_webauthn") not in library.get(reverse("portal:me")).text
    assert library.get(reverse("mfa_add_webauthn")).url == reverse("mfa_list_webauthn")
    assert reverse("mfa_add_webauthn") not in library.get(reverse("mfa_list_webauthn")).text


def test_the_tick_holds_for_a_code_by_e_mail_and_for_the_link(browser, with_email, specialist):
    browser.post(reverse("account_request_login_code"), {"email": "marcus@harbor.example", "not_mine": "on"})
    number = next(word for word in mail.outbox[0].body.split() if word.isdigit())
    browser.post(reverse("account_confirm_login_code"), {"code": number})
    _code, _number, token = with_email.make_sign_in_code(by=specialist)
    other = cast.Browser()
    other.post(reverse("accounts:come_in_link", args=[token]), {"not_mine": "on"})
    assert browser.session["borrowed"]
    assert other.session["borrowed"]


def test_it_can_be_said_afterwards(browser, client):
    browser.enter(client).post(reverse("portal:not_my_device"))
    assert "Not your device" in browser.get(reverse("portal:journey")).text


def test_after_a_first_code_a_passkey_is_offered_and_later_is_a_good_answer(browser, client, specialist):
    come_in(browser, client, specialist)
    offer = reverse("portal:passkey_offer")
    assert browser.get("/").url == offer
    assert reverse("mfa_add_webauthn") in browser.get(offer).text
    assert browser.post(offer).url == reverse("portal:journey")
    assert browser.get("/").url == reverse("portal:journey")


def test_who_has_a_passkey_is_offered_none(browser, client, specialist):
    client.user.authenticator_set.create(type="webauthn", data={"name": "My phone", "credential": {}})
    come_in(browser, client, specialist)
    assert browser.get("/").url == reverse("portal:journey")


def test_a_known_and_an_unknown_e_mail_get_the_same_answers(with_email):
    answers = []
    for email in ("marcus@harbor.example", "nobody@harbor.example"):
        browser = cast.Browser()
        asked = browser.post(reverse("account_request_login_code"), {"email": email})
        page = browser.get(asked.url)
        wrong = browser.post(asked.url, {"code": "000001"})
        answers.append((asked.status_code, asked.url, page.status_code, wrong.status_code, _without(page, email)))
    assert answers[0] == answers[1]


def _without(page, email):
    lines = page.text.replace(email, "").splitlines()
    return [line for line in lines if "csrf" not in line.lower() and "once" not in line]


def test_five_guesses_at_a_code_by_e_mail_close_the_door_for_whoever_guesses_from_there(with_email):
    """The count lies in the shared cache: new sessions and other workers count on."""
    answers = []
    for n in range(6):
        browser = cast.Browser()
        browser.post(reverse("account_request_login_code"), {"email": "marcus@harbor.example"})
        cache.delete_many(["allauth"])
        answers.append(browser.post(reverse("account_confirm_login_code"), {"code": f"00000{n}"}).status_code)
    assert answers[5] == 429


def test_guesses_at_both_kinds_of_code_count_together(browser, with_email, specialist):
    for n in range(5):
        browser.post(reverse("accounts:come_in"), {"number": f"00000{n}"})
    _code, number, _token = with_email.make_sign_in_code(by=specialist)
    browser.post(reverse("account_request_login_code"), {"email": "marcus@harbor.example"})
    right = next(word for word in mail.outbox[0].body.split() if word.isdigit())
    assert browser.post(reverse("account_confirm_login_code"), {"code": right}).status_code == 429
    assert browser.post(reverse("accounts:come_in"), {"number": number}).status_code == 429


@pytest.mark.parametrize("address", ["/good-news/abcdef123/", "/come-in/abcdef123/"])
def test_a_secret_address_is_not_in_the_log(address):
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Internal Server Error: %s", (address,), None)
    HideSecretAddresses().filter(record)
    assert "abcdef123" not in record.getMessage()


def test_i_see_and_end_one_of_my_other_sign_ins(browser, client, specialist):
    phone = cast.Browser()
    come_in(phone, client, specialist)
    come_in(browser, client, specialist)
    there = client.user.usersession_set.get(session_key=phone.session.session_key)
    assert "Sign out there" in browser.get(reverse("usersessions_list")).text
    browser.post(reverse("accounts:sign_in_end", args=[there.pk]))
    assert not is_in(phone)
    assert is_in(browser)


def test_nobody_ends_the_sign_in_of_somebody_else(browser, client, other_client, specialist):
    phone = cast.Browser()
    come_in(phone, client, specialist)
    there = client.user.usersession_set.get()
    assert browser.enter(other_client).post(reverse("accounts:sign_in_end", args=[there.pk])).status_code == 404
    assert is_in(phone)


def test_a_lent_device_is_listed_as_what_it_is(browser, client, specialist):
    come_in(browser, client, specialist)
    cast.Browser().enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    assert "Lent to me by Dana Whitfield" in browser.get(reverse("usersessions_list")).text
