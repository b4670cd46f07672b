"""How staff come in, how long they stay, and what happens to words typed too late."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import reverse

from tests import cast

PASSWORD = "a kitchen table in May"
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def numbers(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def newcomer(agency):
    """A specialist with a password and no second factor yet."""
    member = cast.a_member(
        agency, second_factor=False, user_fields={"name": "Ivy Sommers", "email": "ivy@harbor.example"}
    )
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


@pytest.fixture
def two_factors(newcomer):
    TOTP.activate(newcomer.user, "JBSWY3DPEHPK3PXP")
    return newcomer


def sign_in(browser, email="ivy@harbor.example", password=PASSWORD):
    return browser.post(reverse("account_login"), {"login": email, "password": password})


def test_without_a_second_factor_staff_are_sent_to_set_one_up(browser, newcomer):
    sign_in(browser)
    answer = browser.get(reverse("clients:index"))
    assert answer.status_code == 302
    assert answer.url == reverse("mfa_index")
    assert "passkey" in browser.get(answer.url).content.decode()


def test_a_manager_without_a_second_factor_sees_no_staff_page(browser, agency):
    manager = cast.a_member(agency, "manager", second_factor=False)
    assert browser.enter(manager).get(reverse("accounts:staff")).url == reverse("mfa_index")


def test_with_an_app_the_password_alone_lets_nobody_in(browser, two_factors):
    assert sign_in(browser).url == reverse("mfa_authenticate")
    assert browser.get(reverse("accounts:me")).status_code == 302
    assert "six numbers" in browser.get(reverse("mfa_authenticate")).content.decode()
    answer = browser.post(reverse("mfa_authenticate"), {"code": numbers("JBSWY3DPEHPK3PXP")})
    assert answer.url == "/"
    assert browser.get(reverse("accounts:me")).status_code == 200


def test_the_same_six_numbers_work_once(browser, two_factors):
    code = numbers("JBSWY3DPEHPK3PXP")
    sign_in(browser)
    browser.post(reverse("mfa_authenticate"), {"code": code})
    other = cast.Browser()
    sign_in(other)
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert other.get(reverse("accounts:me")).status_code == 302


def test_the_secret_of_the_app_is_kept_encrypted(two_factors):
    kept = Authenticator.objects.get(user=two_factors.user, type="totp")
    assert "JBSWY3DPEHPK3PXP" not in str(kept.data)


def test_setting_up_the_app_asks_for_the_password_again_and_shows_codes_to_keep(browser, newcomer):
    sign_in(browser)
    again = browser.get(reverse("mfa_activate_totp"))
    assert again.url.startswith(reverse("account_reauthenticate"))
    assert "Is it you?" in browser.get(again.url).content.decode()
    browser.post(again.url, {"password": PASSWORD})
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="num">(\w+)</code>', page)[1]
    answer = browser.post(reverse("mfa_activate_totp"), {"code": numbers(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert browser.get(answer.url).content.decode().count("<li><code") == 10
    assert browser.get(reverse("mfa_index")).status_code == 200


def test_six_wrong_passwords_are_answered_with_wait(browser, newcomer):
    answers = [sign_in(browser, password=f"wrong {n}").content.decode() for n in range(7)]
    assert "Too many tries" in answers[-1]
    assert "Too many tries" in sign_in(browser).content.decode()


def test_sign_in_and_its_mistakes_say_tu(browser, newcomer):
    page = browser.get(reverse("account_login"), headers={"accept-language": "es"}).content.decode()
    assert "¿Olvidaste tu contraseña?" in page
    assert "placeholder" not in page
    typed = {"login": "ivy", "password": "wrong"}
    answer = browser.post(reverse("account_login"), typed, headers={"accept-language": "es"}).content.decode()
    assert "Escribe un correo completo" in answer


def test_a_deactivated_person_is_out_on_the_next_request(browser, specialist, client):
    browser.enter(specialist)
    assert browser.get(reverse("accounts:me")).status_code == 200
    client.assignments.update(ended_on=client.assignments.get().began_on)
    specialist.deactivate()
    assert browser.get(reverse("accounts:me")).status_code == 302


def test_after_fifteen_minutes_away_one_is_signed_out(browser, specialist):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(specialist)
        assert browser.get(reverse("accounts:me")).status_code == 200
        clock.shift(timedelta(minutes=14))
        assert browser.get(reverse("accounts:me")).status_code == 200
        clock.shift(timedelta(minutes=16))
        assert browser.get(reverse("accounts:me")).status_code == 302


def test_a_client_is_signed_out_sooner(browser, client):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(client)
        assert browser.get(reverse("accounts:me")).status_code == 200
        clock.shift(timedelta(minutes=11))
        assert browser.get(reverse("accounts:me")).status_code == 302


def test_an_autosave_keeps_nobody_signed_in(browser, specialist):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(specialist).get(reverse("accounts:me"))
        for _minute in range(4):
            clock.shift(timedelta(minutes=4))
            answer = browser.get(reverse("accounts:me"), headers={"X-Autosave": "1"})
        assert answer.status_code == 302


def test_saying_still_here_keeps_one_signed_in(browser, specialist):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(specialist).get(reverse("accounts:me"))
        for _quarter in range(3):
            clock.shift(timedelta(minutes=10))
            assert browser.post(reverse("accounts:stay")).status_code == 204


def test_after_twelve_hours_everybody_signs_in_again(browser, specialist):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(specialist).get(reverse("accounts:me"))
        for _hour in range(12 * 6 + 1):
            clock.shift(timedelta(minutes=10))
            answer = browser.get(reverse("accounts:me"))
        assert answer.status_code == 302


def test_words_typed_before_the_time_out_come_back(browser, manager):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(manager).get(reverse("accounts:me"))
        clock.shift(timedelta(minutes=20))
        answer = browser.post(reverse("accounts:program_new"), {"name": "Walking group", "password": "secret"})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert 'value="Walking group"' in page
    assert "secret" not in page
    assert f'action="{reverse("accounts:program_new")}"' in page


def test_quick_exit_leaves_also_after_the_time_out(browser, client):
    with time_machine.travel(MONDAY, tick=False) as clock:
        browser.enter(client).get(reverse("accounts:me"))
        clock.shift(timedelta(minutes=20))
        answer = browser.post(reverse("quick_exit"))
    assert answer.url == "https://www.weather.gov/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_quick_exit_signs_out(browser, client):
    browser.enter(client)
    browser.post(reverse("quick_exit"))
    assert browser.get(reverse("accounts:me")).status_code == 302


def test_one_signs_out_everywhere_else(browser, newcomer):
    phone = cast.Browser()
    for device in (browser, phone):
        sign_in(device)
    assert "Sign out everywhere else" in browser.get(reverse("usersessions_list")).content.decode()
    browser.post(reverse("usersessions_list"))
    assert phone.get(reverse("accounts:me")).status_code == 302
    assert browser.get(reverse("accounts:me")).status_code == 200


def test_a_forgotten_password_is_chosen_anew_by_mail(browser, newcomer):
    browser.post(reverse("account_reset_password"), {"email": "ivy@harbor.example"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = browser.get(link).url
    browser.post(form, {"password1": "a new kitchen table", "password2": "a new kitchen table"})
    assert sign_in(browser, password="a new kitchen table").status_code == 302


def test_a_client_gets_no_password_by_mail(browser, client):
    client.user.email = "marcus@harbor.example"
    client.user.save()
    browser.post(reverse("account_reset_password"), {"email": "marcus@harbor.example"})
    assert mail.outbox == []


def test_an_unknown_address_is_told_the_same_and_gets_no_letter(browser):
    answer = browser.post(reverse("account_request_login_code"), {"email": "nobody@harbor.example"})
    assert "six numbers" in browser.get(answer.url).content.decode()
    assert mail.outbox == []


def test_a_capital_letter_in_the_e_mail_is_no_obstacle(browser, agency):
    member = cast.a_member(agency, second_factor=False, user_fields={"email": "Mo.Green@Harbor.example"})
    member.user.set_password(PASSWORD)
    member.user.save()
    assert sign_in(browser, "MO.green@harbor.example").status_code == 302


def test_whether_one_is_a_client_is_known_from_the_sign_in(browser, client, specialist):
    assert browser.enter(client).session["is_client"] is True
    assert cast.Browser().enter(specialist).session["is_client"] is False


def test_after_signing_in_again_the_old_page_is_sent_once_more(manager):
    old_tab = cast.Browser(enforce_csrf_checks=True).enter(manager)
    answer = old_tab.post(
        reverse("accounts:program_new"), {"name": "Walking group"}, headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 403
    assert 'value="Walking group"' in answer.content.decode()


def test_a_page_elsewhere_cannot_put_words_into_a_form_of_ours(manager):
    lured = cast.Browser(enforce_csrf_checks=True).enter(manager)
    answer = lured.post(reverse("accounts:program_new"), {"name": "Mine"}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert "Mine" not in answer.content.decode()


def test_a_client_who_was_away_comes_back_by_the_clients_door(browser):
    answer = browser.get(reverse("portal:journey"))
    assert browser.get(answer.url).url == reverse("accounts:come_in")
