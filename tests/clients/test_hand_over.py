"""The specialist lends the device; only they can open their own pages on it again."""

import pytest
from django.urls import reverse

from accounts.models import Pin
from clients.models import HandOver

BACK = reverse("clients:take_back")


@pytest.fixture
def lent(browser, specialist, client):
    Pin.choose(specialist, "2468")
    browser.enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    return browser


def test_the_lent_device_shows_the_persons_pages_and_nothing_else(lent, client):
    assert lent.get(reverse("portal:journey")).status_code == 200
    for closed in (reverse("today"), reverse("clients:index"), client.get_absolute_url(), reverse("mfa_index")):
        assert lent.get(closed)["Location"] == reverse("portal:journey")


def test_nothing_of_it_stays_in_the_cache(browser, specialist, client):
    answer = browser.enter(specialist).post(reverse("clients:hand_over", args=[client.pk]))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("secret", ["2468", "correct horse battery"])
def test_the_pin_or_the_password_brings_it_back(lent, specialist, client, secret):
    specialist.user.set_password("correct horse battery")
    specialist.user.save()
    answer = lent.post(BACK, {"secret": secret})
    assert answer["Location"] == client.get_absolute_url()
    assert lent.get(reverse("today")).status_code == 200
    assert HandOver.objects.get().ended_at


def test_five_wrong_tries_sign_the_device_out(lent):
    for _try in range(4):
        assert lent.post(BACK, {"secret": "1111"}).status_code == 422
    assert lent.post(BACK, {"secret": "1111"})["Location"] == reverse("account_login")
    assert lent.get(reverse("portal:journey")).status_code != 200


def test_after_five_wrong_tries_the_right_pin_opens_nothing(lent, specialist):
    lending = HandOver.objects.get()
    for _try in range(5):
        assert not lending.take_back("1111")
    assert not lending.take_back("2468")


def test_what_the_person_does_on_it_is_theirs(lent, client, goal):
    lent.post(reverse("portal:win_new"), {"words": "I came here today", "share": "yes"})
    assert client.wins.get().by == client.user


def test_who_was_lent_nothing_gives_nothing_back(browser, client):
    assert browser.enter(client).get(BACK).status_code == 404


def test_a_strange_address_is_no_way_back(browser, specialist, client):
    Pin.choose(specialist, "2468")
    browser.enter(specialist).post(
        reverse("clients:hand_over", args=[client.pk]), {"back": "https://elsewhere.example/"}
    )
    assert browser.post(BACK, {"secret": "2468"})["Location"] == client.get_absolute_url()


def test_a_pin_is_four_to_eight_numbers_typed_twice(browser, specialist):
    browser.enter(specialist)
    for number, again in (("12", "12"), ("abcd", "abcd"), ("1234", "4321")):
        assert browser.post(reverse("accounts:pin"), {"number": number, "again": again}).status_code == 422
    assert browser.post(reverse("accounts:pin"), {"number": "1234", "again": "1234"}).status_code == 302
    assert Pin.is_right(specialist, "1234")
    assert not Pin.is_right(specialist, "4321")
    assert "1234" not in Pin.objects.get().digest
