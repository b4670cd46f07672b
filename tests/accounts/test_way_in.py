"""The client's way in: six numbers, a link, a code by e-mail."""

import re
from datetime import timedelta

import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import SignInCode
from tests import cast


def knock(browser, number):
    return browser.post(reverse("accounts:come_in"), {"number": number})


def is_in(browser):
    return browser.get(reverse("accounts:me")).status_code == 200


def test_the_six_numbers_let_the_client_in_once(browser, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    assert knock(browser, f"{number[:3]} {number[3:]}").url == "/"
    assert is_in(browser)
    assert browser.session["is_client"] is True
    other = cast.Browser()
    answer = knock(other, number)
    assert answer.status_code == 422
    assert "Ask for a new one" in answer.content.decode()
    assert not is_in(other)


def test_looking_at_the_link_does_not_use_it_up(browser, client, specialist):
    _code, _number, token = client.make_sign_in_code(by=specialist)
    link = reverse("accounts:come_in_link", args=[token])
    for _preview in range(2):
        assert "Come in" in browser.get(link).content.decode()
    assert browser.post(link).url == "/"
    assert is_in(browser)
    answer = cast.Browser().post(link)
    assert answer.status_code == 422
    assert "used already" in answer.content.decode()


def test_after_ten_minutes_the_numbers_are_stale(browser, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    SignInCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert knock(browser, number).status_code == 422
    assert not is_in(browser)


def test_a_new_code_ends_the_one_before(browser, client, specialist):
    _code, first, _token = client.make_sign_in_code(by=specialist)
    client.make_sign_in_code(by=specialist)
    assert knock(browser, first).status_code == 422


def test_a_code_of_a_closed_account_lets_nobody_in(browser, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    client.user.is_active = False
    client.user.save()
    assert knock(browser, number).status_code == 422


def test_what_is_no_code_is_said_beside_the_field(browser):
    for typed in ("12", "abcdef", "\0" * 6, "٤٨٢٧١٥", "x" * 500, "482\u202e715"):
        answer = knock(browser, typed)
        assert answer.status_code == 422
    assert "six numbers" in answer.content.decode()


def test_after_five_misses_even_the_right_numbers_wait(browser, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    wrong = f"{(int(number) + 1) % 1_000_000:06}"
    for _try in range(5):
        assert knock(browser, wrong).status_code == 422
    answer = knock(browser, number)
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert knock(browser, wrong).status_code == 422


def test_fifty_misses_from_everywhere_close_the_door_for_all(browser):
    for n in range(50):
        browser.post(reverse("accounts:come_in"), {"number": f"{n:06}"}, REMOTE_ADDR=f"10.0.0.{n}")
    answer = browser.post(reverse("accounts:come_in"), {"number": "000000"}, REMOTE_ADDR="10.0.1.1")
    assert answer.status_code == 429


def test_a_guessed_link_counts_as_a_miss(browser):
    for n in range(5):
        browser.post(reverse("accounts:come_in_link", args=[f"guess{n}"]))
    assert browser.post(reverse("accounts:come_in_link", args=["guess"])).status_code == 429


def test_a_code_by_e_mail_lets_the_client_in_without_a_second_factor(browser, client):
    client.user.email = "marcus@harbor.example"
    client.user.save()
    browser.post(reverse("account_request_login_code"), {"email": "marcus@harbor.example"})
    letter = mail.outbox[0]
    assert "Marcus" not in letter.body + letter.subject
    number = re.search(r"\b\d{6}\b", letter.body)[0]
    assert browser.post(reverse("account_confirm_login_code"), {"code": number}).url == "/"
    assert is_in(browser)


def test_a_client_with_a_passkey_is_asked_for_nothing_more(browser, client):
    client.user.email = "marcus@harbor.example"
    client.user.save()
    client.user.authenticator_set.create(type="webauthn", data={"name": "My phone", "credential": {}})
    test_a_code_by_e_mail_lets_the_client_in_without_a_second_factor(browser, client)


def test_the_way_in_bears_the_name_and_phone_of_the_only_agency(browser):
    page = browser.get(reverse("accounts:come_in")).content.decode()
    assert "Harbor Peer Center" in page
    assert "555 0140" in page


def test_with_two_agencies_no_name_is_shown(browser, other_agency):
    page = browser.get(reverse("accounts:come_in")).content.decode()
    assert "Harbor" not in page
    assert "Another House" not in page


def test_a_client_sees_no_second_factor_pages_but_may_add_a_passkey(browser, client):
    client.user.set_unusable_password()
    client.user.save()
    browser.enter(client)
    for name in ("mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes", "account_change_password"):
        assert browser.get(reverse(name)).status_code == 404
    assert "fingerprint" in browser.get(reverse("mfa_list_webauthn")).content.decode()
    assert browser.get(reverse("mfa_add_webauthn")).status_code == 200
