"""The specialist helps somebody to sign in, and the person sees who helped and when."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import SignInCode, SignInHelp
from tests import cast


@pytest.fixture
def dana(specialist):
    return cast.Browser().enter(specialist)


def a_passkey(client, name):
    return client.user.authenticator_set.create(type="webauthn", data={"name": name, "credential": {}})


def come_in(browser, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    browser.post(reverse("accounts:come_in"), {"number": number})
    return browser


def lost_phone(browser, client, *passkeys):
    address = reverse("clients:lost_phone", args=[client.pk])
    return browser.post(address, {"passkey": [key.pk for key in passkeys]})


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("sign_in_code", "Showed you a code"),
        ("sign_in_code_print", "Printed a code"),
        ("lost_phone", "Signed you out everywhere"),
    ],
)
def test_the_person_sees_who_helped(dana, browser, client, page, words):
    dana.post(reverse(f"clients:{page}", args=[client.pk]))
    client.user.refresh_from_db()
    record = browser.enter(client).get(reverse("portal:openings")).text
    assert "Help to sign in" in record
    assert words in record
    assert "Dana Whitfield, CPS" in record


def test_the_person_sees_that_a_device_was_lent(browser, client, specialist):
    cast.Browser().enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    assert "Lent you a device" in browser.enter(client).get(reverse("portal:openings")).text


def test_help_once_written_stays(client, specialist):
    client.make_sign_in_code(by=specialist)
    with pytest.raises(DatabaseError), transaction.atomic():
        SignInHelp.objects.update(by_name="Nobody")


def test_a_lost_phone_is_signed_out_and_a_new_code_is_there(dana, client, specialist):
    phone = come_in(cast.Browser(), client, specialist)
    assert phone.get(reverse("portal:journey")).status_code == 200
    page = lost_phone(dana, client)
    assert phone.get(reverse("portal:journey")).status_code == 302
    assert not client.user.usersession_set.exists()
    number = page.context["number"].replace(" ", "")
    assert cast.Browser().post(reverse("accounts:come_in"), {"number": number}).url == "/"


def test_only_the_passkeys_that_the_person_names_are_removed(dana, client):
    phone, tablet = a_passkey(client, "My phone"), a_passkey(client, "Mom’s tablet")
    assert "Mom’s tablet" in dana.get(reverse("clients:lost_phone", args=[client.pk])).text
    lost_phone(dana, client, phone)
    assert list(client.user.authenticator_set.all()) == [tablet]
    assert SignInHelp.objects.filter(kind="lost").get().passkeys_removed == 1


def test_nobody_elses_passkey_is_removed(dana, client, other_client):
    theirs = a_passkey(other_client, "Luz’s phone")
    lost_phone(dana, client, theirs)
    assert other_client.user.authenticator_set.exists()


def test_a_code_made_before_the_phone_was_lost_is_dead(dana, client, specialist):
    _code, number, _token = client.make_sign_in_code(by=specialist)
    lost_phone(dana, client)
    assert cast.Browser().post(reverse("accounts:come_in"), {"number": number}).status_code == 422
    assert SignInCode.objects.live().count() == 1


def test_a_nonsense_passkey_is_no_obstacle(dana, client):
    answer = dana.post(reverse("clients:lost_phone", args=[client.pk]), {"passkey": ["x", "٣", "-1", "9" * 18]})
    assert answer.status_code == 200


def test_on_a_lent_device_how_one_signs_in_is_out_of_reach(browser, client, specialist):
    browser.enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    for page in ("me", "contact", "openings", "corner", "wins"):
        assert browser.get(reverse(f"portal:{page}")).status_code == 200
    mine = browser.get(reverse("portal:me")).text
    for name in ("mfa_add_webauthn", "mfa_list_webauthn", "usersessions_list"):
        assert reverse(name) not in mine
        assert browser.get(reverse(name)).url == reverse("portal:journey")
    assert browser.get("/").url == reverse("portal:journey")


def test_staff_act_as_the_person_only_on_a_device_that_was_lent_on_record(browser, client, specialist):
    browser.enter(specialist)
    assert browser.get(reverse("portal:journey")).status_code == 404
    browser.post(reverse("clients:hand_over", args=[client.pk]))
    assert browser.get(reverse("portal:journey")).status_code == 200
    assert client.hand_overs.get().member == specialist
