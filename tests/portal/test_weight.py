"""A slow phone with little data: the journey is light, and its scripts are not needed to begin."""

import re
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from tests import cast

GOALS, PAGE_AT_MOST, VISIT_AT_MOST = 4, 40_000, 120_000


@pytest.fixture
def journey(browser, client, specialist, program):
    """The page of somebody with a full life here."""
    for n in range(GOALS):
        goal = cast.GoalFactory(client=client, created_by=client.user, confirmed_at=timezone.now())
        for _ in range(4):
            cast.MilestoneFactory(goal=goal, created_by=client.user, reached_on=timezone.localdate())
            cast.StepFactory(goal=goal, created_by=client.user)
        start = timezone.now() - timedelta(days=n + 1)
        cast.NoteFactory(
            session=cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
        ).sign(by=specialist)
    return browser.enter(client).get(reverse("portal:journey")).content


def _assets(page):
    """What the page loads at once, and what its style sheets do: every font but the one for other alphabets."""
    named = re.findall(r'<(?:script|link)[^>]+(?:src|href)="/static/([^"]+)"', page.decode())
    for name in dict.fromkeys(named):
        yield name
        if name.endswith(".css"):
            folder = name.rpartition("/")[0]
            for font in re.findall(r"url\(\"?([^)\"]+woff2)", Path(finders.find(name)).read_text()):
                if "latin-ext" not in font:
                    yield f"{folder}/{font}"


def _weight(name):
    body = Path(finders.find(name)).read_bytes()
    return len(body) if name.endswith(".woff2") else len(brotli.compress(body))


def test_the_journey_is_light(journey):
    assert len(journey) < PAGE_AT_MOST


def test_a_first_visit_is_light(journey):
    weights = {name: _weight(name) for name in _assets(journey)}
    assert any(name.endswith(".woff2") for name in weights)
    assert len(brotli.compress(journey)) + sum(weights.values()) < VISIT_AT_MOST, weights


def test_nothing_holds_the_page_up_but_its_style(journey):
    for script in re.findall(rb"<script[^>]*>", journey):
        assert b"defer" in script
    assert b"http://" not in journey.replace(b"http://www.w3.org/2000/svg", b"")
