"""Whole days in a real browser, against the demo agency in a database of its own."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.stories.demo import ARGUMENTS, CHROMIUM, PORT, demo_server, keep_a_demo

EVERYTHING = {"resultTypes": ["violations"]}
# All that another theme changes of a page.
COLORS = EVERYTHING | {"runOnly": ["color-contrast", "link-in-text-block"]}
# A label leads to the first of two with the same id.
TWICE = "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) < at)"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def kept_demo(tmp_path_factory):
    """Making a demo agency takes longer than most stories: one for all servers of a run."""
    place = tmp_path_factory.getbasetemp()
    return keep_a_demo(place.parent if "PYTEST_XDIST_WORKER" in os.environ else place)


@pytest.fixture(scope="session")
def demo_address(kept_demo):
    with demo_server(like=kept_demo) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.fail("There is no Chromium here; the browser stories need it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def clock(tmp_path_factory):
    """A file with the moment at which the year's server lives."""
    return tmp_path_factory.mktemp("year") / "clock"


@pytest.fixture(scope="session")
def year_address(clock, kept_demo):
    clock.write_text(datetime.now(UTC).isoformat())
    with demo_server("year", PORT + 2, clock, like=kept_demo) as address:
        yield address


@pytest.fixture
def page_for(chromium, demo_address):
    """A page of a given width, language and theme, already signed in as one of the demo's readers."""
    yield from _pages(chromium, demo_address)


@pytest.fixture
def year_page_for(chromium, year_address):
    """The same, on the server whose clock the story moves."""
    yield from _pages(chromium, year_address)


def _pages(chromium, demo_address):
    contexts = []

    def open_page(reader=None, width=1280, theme="light", locale="en-US", service_workers="block"):
        context = chromium.new_context(
            base_url=demo_address,
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            locale=locale,
            reduced_motion="reduce",
            service_workers=service_workers,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on(
            "console",
            lambda message: (
                page.problems.append(f"{message.text} {message.location['url']}") if _is_a_problem(message) else None
            ),
        )
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "request", lambda r: page.problems.append(r.url) if not r.url.startswith((demo_address, "data:")) else None
        )
        if reader:
            page.goto("/demo/")
            page.get_by_role("button", name=reader).click()
            page.wait_for_load_state()
            speak(page, locale[:2])
        return page

    yield open_page
    for context in contexts:
        context.close()


def speak(page, language):
    """A reader keeps the language that the story before chose."""
    if page.locator("html").get_attribute("lang") != language:
        page.locator(f"button[value={language}]").first.click()
        page.wait_for_load_state()


def _is_a_problem(message):
    """Chromium also reports the 422 with which a form asks for something."""
    return message.type == "error" and "422" not in message.text


@pytest.fixture
def looks_well():
    """axe finds nothing, no id stands twice, nothing is cut off, the console is silent, no third party is asked."""

    def look(page, themes=("light", "dark")):
        page.wait_for_load_state()  # a click returns as soon as the next page begins; it has no words yet
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page, options=EVERYTHING if theme == themes[0] else COLORS)
            assert found.violations_count == 0, found.generate_report()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide"
        assert page.evaluate(TWICE) == [], page.url
        assert page.problems == []

    return look
