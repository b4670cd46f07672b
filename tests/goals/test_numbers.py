"""A person's own numbers on the page of a goal: three rulers as lines and as a table."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import CheckIn
from goals.numbers import ROWS, numbers_of

TEN_YEARS = 3650


@pytest.fixture(params=["goals:show", "portal:goal"])
def page(request, browser, client, specialist, goal):
    """The goal's page as staff and as the person read it."""
    own = request.param.startswith("portal")
    browser.enter(client if own else specialist)
    address = reverse(request.param, args=[goal.pk] if own else [client.pk, goal.pk])
    return lambda: browser.get(address).text


def say(goal, ago=0, **said):
    on = timezone.localdate() - timedelta(days=ago)
    return CheckIn(client=goal.client, goal=goal, by=goal.created_by, on=on, **said)


def test_all_three_rulers_are_drawn_and_named_and_stand_in_the_table(page, goal):
    say(goal, ago=9, confidence=3, importance=8, readiness=2, progress="hard", words="It was a lot.").add()
    say(goal, confidence=6, importance=9, readiness=4).add()
    shown = page()
    assert "How sure: From 3 to 6, out of 10; How much it matters: From 8 to 9, out of 10; How ready" in shown
    assert all(f'<g class="{ruler}">' in shown for ruler in ("confidence", "importance", "readiness"))
    for said in ('data-label="How ready">2<', "A hard stretch", "It was a lot."):
        assert said in shown


def test_a_ruler_alone_is_drawn_without_names(page, goal):
    say(goal, ago=9, importance=8).add()
    say(goal, importance=9).add()
    shown = page()
    assert 'aria-label="From 8 to 9, out of 10"' in shown
    assert '<g class="confidence">' not in shown


def test_a_check_in_with_words_alone_stands_in_the_table_and_draws_nothing(page, goal):
    say(goal, words="Just talking.").add()
    shown = page()
    assert "Just talking." in shown
    assert '<svg class="chart"' not in shown


def test_ten_years_of_days_are_drawn_whole_and_listed_by_the_newest(page, goal):
    days = [say(goal, n, confidence=n % 11, importance=n // 3 % 11, words="I went anyway.") for n in range(TEN_YEARS)]
    CheckIn.objects.bulk_create(days)
    shown = page()
    assert shown.count('<th scope="row"') == ROWS
    assert "The newest 60." in shown
    assert len(shown.encode()) < 60_000


def test_private_days_of_the_person_draw_nothing_for_staff(client, goal, specialist):
    goal.bumps.create(client=client, by=client.user, is_shared=False)
    theirs, own = (client.goals.with_shared_way().get(), client.goals.with_way().get())
    assert [len(numbers_of(read, [], [])["events"]) for read in (theirs, own)] == [0, 1]
