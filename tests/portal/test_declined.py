"""A goal that somebody else brought and the person says no to: the specialist reads it, the person sees that."""

import pytest
from django.urls import reverse

from goals.models import Goal
from tests import cast

READ_IT = "I read it"


@pytest.fixture
def suggested(client, specialist):
    return cast.GoalFactory(
        client=client,
        created_by=specialist.user,
        author=Goal.Author.SUGGESTED,
        own_words="Join a choir",
        status="dream",
    )


@pytest.fixture
def declined(client, suggested):
    page = reverse("portal:goal_turn", args=[suggested.pk, "changed"])
    cast.Browser().enter(client).post(page, {"words": "I do not sing.", "on": ""})
    suggested.refresh_from_db()
    return suggested


def test_a_no_reaches_the_specialist_and_the_person_sees_that_it_was_read(browser, client, specialist, declined):
    assert declined.status == Goal.Status.CHANGED_MY_MIND
    own = reverse("portal:goal", args=[declined.pk])
    assert "Your specialist will read that." in cast.Browser().enter(client).get(own).content.decode()
    today = browser.enter(specialist).get(reverse("today")).content.decode()
    assert "Join a choir" in today
    assert "I do not sing." in today
    browser.post(reverse("goals:declined_read", args=[client.pk, declined.pk]))
    assert "Join a choir" not in browser.get(reverse("today")).content.decode()
    assert "Dana Whitfield, CPS read it on" in browser.enter(client).get(own).content.decode()


def test_an_own_goal_let_go_is_nobody_elses_news(browser, client, specialist, goal):
    goal.turn("changed", by=client.user)
    assert READ_IT not in browser.enter(specialist).get(reverse("today")).content.decode()


def test_what_the_specialist_ends_with_them_is_no_news_to_the_specialist(browser, specialist, suggested):
    suggested.turn("changed", by=specialist.user)
    assert READ_IT not in browser.enter(specialist).get(reverse("today")).content.decode()


def test_every_action_of_the_goal_pages_is_a_form_or_a_link_without_any_script(client, goal):
    person = cast.Browser().enter(client)
    cast.StepFactory(goal=goal, created_by=client.user)
    cast.MilestoneFactory(goal=goal, created_by=client.user)
    page = person.get(reverse("portal:goal", args=[goal.pk])).content.decode()
    moves = [f"/{status}/" for status in ("resting", "changed", "reached")]
    for way in [*moves, "/words/", "/check-in/", "/bump/", "/steps/new/", "/milestones/new/", "/move/", "/done/"]:
        assert f'{way}"' in page, way
    assert reverse("portal:goal_new") in person.get(reverse("portal:journey")).content.decode()
    assert reverse("portal:win_new") in person.get(reverse("portal:wins")).content.decode()
