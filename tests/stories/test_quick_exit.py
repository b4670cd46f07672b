"""Somebody comes into the room: one button or one key, and nothing is left to see."""

import pytest

from tests.stories.conftest import speak
from tests.stories.demo import CHROMIUM

NEUTRAL = "https://www.weather.gov/"


@pytest.fixture
def marcus(chromium, demo_address):
    """A phone of Marcus, with or without scripts; the neutral page is not asked for in a test."""
    contexts = []

    def open_page(**options):
        assert CHROMIUM
        context = chromium.new_context(base_url=demo_address, viewport={"width": 390, "height": 800}, **options)
        context.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
        contexts.append(context)
        page = context.new_page()
        page.goto("/demo/")
        page.get_by_role("button", name="Marcus").click()
        page.wait_for_url("**/journey/")
        speak(page, "en")
        return page

    yield open_page
    for context in contexts:
        context.close()


def by_button(page):
    page.locator(".quick-exit button").first.click()


def by_key(page):
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("leave", "options"), [(by_button, {}), (by_key, {}), (by_button, {"java_script_enabled": False})]
)
def test_out_at_once_and_back_shows_nothing(marcus, chromium, demo_address, leave, options):
    page = marcus(**options)
    page.goto("/journey/wins/")
    cookies = page.context.cookies()
    leave(page)
    page.wait_for_url(f"{NEUTRAL}**")
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        assert "/journey" not in page.url
        assert "Marcus" not in page.locator("main, body").first.inner_text() or "/demo/" in page.url
    stolen = chromium.new_context(base_url=demo_address)
    stolen.add_cookies(cookies)
    kept = stolen.new_page()
    kept.goto("/journey/")
    assert "/journey" not in kept.url.replace("next=/journey", "")
    stolen.close()


def test_every_page_of_a_client_has_the_way_out_and_says_the_key(marcus):
    page = marcus()
    for address in (
        "/journey/",
        "/journey/goals/new/",
        "/journey/notes/",
        "/journey/me/",
        "/crisis/",
        "/no-such-page/",
    ):
        page.goto(address)
        assert page.get_by_role("button", name="Quick exit").first.is_visible(), address
    page.goto("/journey/")
    assert page.get_by_text("or the Esc key twice").is_visible()
