"""The rule of the product: whatever bumps come, nothing that was shown for progress is shown as less, anywhere."""

from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goals.models import Bump, CheckIn, Milestone, Step, Win
from tests import cast

BUMPS = st.lists(
    st.builds(
        dict,
        ago=st.integers(0, 400),
        label=st.sampled_from(["", "A setback", "I went back to using"]),
        is_shared=st.booleans(),
        learned=st.sampled_from(["", "Call Ray first."]),
    ),
    min_size=1,
    max_size=6,
)
EXAMPLES = {
    "deadline": None,
    "phases": [Phase.generate],
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


class Shown(HTMLParser):
    """What a reader sees: texts, what a screen reader says of a drawing, how far a course is sailed, bars, lines."""

    def __init__(self, page):
        super().__init__()
        self.facts = Counter()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if told.get("aria-label"):
            self.facts["said", told["aria-label"].partition(" milestones reached")[0]] += 1
        if tag == "path" and told.get("class") == "sailed":
            self.facts["sailed", told["d"]] += 1
        if tag == "rect":
            self.facts["bar", told.get("width")] += 1
        if tag == "circle" and told.get("class") in ("done", "next"):
            self.facts[told["class"], told["cx"]] += 1
        if tag == "path" and told.get("class", "").startswith("line"):
            heights = tuple(point.split(" ")[1] for point in told["d"].removeprefix("M").split(" L"))
            self.facts["heights", heights] += 1

    def handle_data(self, text):
        if words := " ".join(text.split()):
            self.facts["text", words] += 1


@pytest.fixture
def way(client, goal, specialist):
    """A goal on its way: two of three milestones reached, a step done, numbers that rise, a win."""
    by = specialist.user
    for number in range(5):
        cast.GoalFactory(client=client, created_by=by, status="working", confirmed_at=timezone.now(), author="mine")
        CheckIn(client=client, goal=goal, by=by, confidence=3 + number, progress="moving").add()
    for place in ("First walk", "With Ray", "The gym"):
        Milestone(goal=goal, words=place).add(by)
    for place in list(goal.milestones.all())[:2]:
        place.reach()
    for words in ("Call Ray", "Find shoes"):
        Step(goal=goal, words=words).add(by)
    goal.steps.first().tick(by)
    Win(client=client, goal=goal, by=by, words="Walked in the rain").add()
    return goal


@pytest.fixture
def screens(agency, client, way, specialist, supervisor):
    """(browser, address) of every screen and export that shows progress, to each reader."""
    person, dana, renee = (cast.Browser().enter(who) for who in (client, specialist, supervisor))
    of_goal = [client.pk, way.pk]
    staff = [reverse("overview", args=[client.pk]), reverse("goals:index", args=[client.pk])]
    staff += [reverse("goals:print", args=[client.pk]), reverse("goals:show", args=of_goal)]
    board = [reverse(f"supervision:{name}") for name in ("board", "board_export")]
    lists = [reverse("supervision:list_all", args=[which]) for which in ("goals", "step", "milestones")]
    mine = [reverse("portal:journey"), reverse("portal:goal", args=[way.pk]), reverse("portal:wins")]
    own = [reverse("today"), reverse("supervision:mirror"), reverse("clients:index")]
    return (
        [(person, page) for page in mine]
        + [(dana, page) for page in staff + own]
        + [(renee, page) for page in staff + board + lists]
    )


def shown_on(screens):
    return [(page, Shown(browser.get(page).content.decode()).facts) for browser, page in screens]


def hit(goal, bumps, rest=False):
    goal.refresh_from_db()
    for told in bumps:
        on = timezone.localdate() - timedelta(days=told["ago"])
        told = {name: value for name, value in told.items() if name != "ago"}
        Bump(client=goal.client, goal=goal, by=goal.created_by, on=on, rest_for_now=rest, **told).add()


@settings(max_examples=4, **EXAMPLES)
@given(bumps=BUMPS)
def test_whatever_bumps_come_nothing_that_was_shown_is_gone_or_less(way, screens, bumps):
    before = shown_on(screens)
    with transaction.atomic():
        hit(way, bumps)
        for (page, was), (_page, now) in zip(before, shown_on(screens), strict=True):
            gone = {fact for fact in was - now if fact != ("text", NO_BUMPS_YET)}
            assert not gone, f"{page} no longer shows {gone}"
        transaction.set_rollback(True)


NO_BUMPS_YET = "None written down. A bump is part of the way, and nothing you reached is lost."


@settings(max_examples=2, **EXAMPLES)
@given(bumps=BUMPS)
def test_a_bump_after_which_the_goal_rests_takes_nothing_back(way, screens, bumps):
    before = shown_on(screens)
    with transaction.atomic():
        hit(way, bumps, rest=True)
        for (page, was), (_page, now) in zip(before, shown_on(screens), strict=True):
            reached = {fact for fact in was - now if fact[0] in ("sailed", "done", "heights", "said")}
            assert not reached, f"{page} takes back {reached}"
        way.refresh_from_db()
        assert (way.status, way.reached_count()) == ("resting", 2)
        transaction.set_rollback(True)
