"""On the home screen and without a network: a name that tells nothing, and help that needs no sign-in."""

import json

import pytest

from accounts.models import CrisisPage
from tests import cast


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_held_page_offers_every_way_and_says_that_nobody_watches(agency, language):
    page = cast.Browser().get(f"/crisis/held/{language}/").text
    for way in ("tel:988", "sms:988", "sms:988?body=AYUDA", "sms:838255", "tel:5550199", "tel:911"):
        assert f'href="{way}"' in page
    watches = {"en": "Nobody watches this page", "es": "Nadie"}[language]
    assert watches in page
    assert "<script" not in page


def test_the_held_page_is_the_same_for_everybody(browser, client, agency):
    held = browser.enter(client).get("/crisis/held/en/").text
    assert held == cast.Browser().get("/crisis/held/en/").text
    assert "Marcus" not in held
    assert agency.name not in held


def test_there_is_no_held_page_in_another_language(agency):
    assert cast.Browser().get("/crisis/held/xx/").status_code == 404


def test_a_neutral_name_says_nothing_anywhere(browser, client):
    browser.enter(client).post(
        "/journey/me/looks/", {"theme": "auto", "text_size": "normal", "motion": "auto", "is_neutral": "on"}
    )
    page = browser.get("/journey/me/").text
    assert 'rel="manifest" href="/page.webmanifest"' in page
    assert "app.webmanifest" not in page
    told = browser.get("/page.webmanifest").text.lower()
    for word in ("peer", "support", "recovery", "harbor"):
        assert word not in told


def test_the_icons_of_both_names_are_there(agency, settings):
    for name in ("app", "page"):
        icons = json.loads(cast.Browser().get(f"/{name}.webmanifest").text)["icons"]
        assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
        for icon in icons:
            assert (settings.BASE_DIR / icon["src"].lstrip("/")).exists()


def test_the_card_to_keep_holds_my_people_and_the_lines(browser, client):
    client.supporters.create(client=client, name="Ray", phone="555 0107")
    card = browser.enter(client).get("/journey/corner/card/held/").text
    assert "Ray" in card
    assert "tel:555 0107" in card
    assert "tel:988" in card
    assert "<script" not in card


def test_a_lent_device_offers_to_keep_nothing(browser, client):
    browser.enter(client)
    assert "data-keep-card" in browser.get("/journey/corner/card/").text
    session = browser.session
    session["handed_over"] = "x"
    session.save()
    assert "data-keep-card" not in browser.get("/journey/corner/card/").text


def test_quick_exit_empties_what_the_browser_holds(browser, client):
    assert '"storage"' in browser.enter(client).post("/leave/").headers["Clear-Site-Data"]


def test_other_words_on_the_crisis_page_are_fetched_by_the_phones_that_hold_it(browser, manager):
    held = cast.Browser().get("/worker.js").content
    assert cast.Browser().get("/worker.js").content == held
    page = CrisisPage.being_written(manager.agency)
    page.switch("veterans", on=False)
    assert cast.Browser().get("/worker.js").content == held
    page.publish(manager, page.fingerprint)
    assert cast.Browser().get("/worker.js").content != held


def test_a_page_of_no_agency_does_not_take_the_place_of_ones_own(agency, client, other_agency):
    assert "X-Agency" not in cast.Browser().get("/crisis/held/en/").headers
    assert "X-Agency" in cast.Browser().enter(client).get("/crisis/held/en/").headers
