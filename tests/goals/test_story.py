"""The story of a goal: every change of its words, way and standing, who made it, for staff and for the person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import Bump, Goal, Milestone, Scale, Step, Win
from goals.story import PAGE, story_of
from tests import cast

ODD = ["", "2", "99", "-1", "²", "9" * 5000]


def told(goal, reader):
    """[(heading, about, words)], the oldest first."""
    fresh = Goal.objects.get(pk=goal.pk)
    return [(str(moment.heading), moment.about, moment.words) for moment in reversed(story_of(fresh, reader.user))]


def headings(goal, reader):
    return [heading for heading, *_said in told(goal, reader)]


@pytest.fixture
def suggested(client, specialist):
    goal = Goal(client=client, own_words="Walk daily", author="suggested", life_area="health")
    goal.begin(specialist.user, how="")
    return goal


def test_every_change_of_words_and_the_yes_to_them_is_told(client, specialist, suggested):
    suggested.confirm("aloud")
    suggested.own_words = "Walk at dusk"
    suggested.reword(specialist.user, {"own_words": "Walk daily", "author": "suggested"})
    suggested.take_proposed_words("own_device")
    assert told(suggested, client) == [
        ("This goal was written down", "", "Walk daily"),
        ("Whose goal it is", "", ""),
        ("I said: this is mine", "", ""),
        ("Other words were offered", "", "Walk at dusk"),
        ("Said in new words", "", "Walk at dusk"),
        ("I said: this is mine", "", ""),
    ]


def test_words_that_were_not_taken_leave_their_own_in_place(specialist, goal):
    goal.own_words = "Walk at dusk"
    goal.reword(specialist.user, {"own_words": "Walk in the mornings", "author": "mine"})
    goal.confirm("aloud")
    assert headings(goal, specialist)[-2:] == ["Their own words stay", "They said: this is mine"]


def test_a_place_added_reworded_reached_and_put_right_is_told_in_that_order(client, specialist, goal):
    place = Milestone(goal=goal, words="First walk")
    place.add(specialist.user)
    place.words = "First short walk"
    place.save()
    place.reach(made_it_happen="Ray came along.")
    place.undo_reach()
    assert told(goal, client)[-4:] == [
        ("A new place on my way", "First walk", ""),
        ("A place in new words", "First short walk", ""),
        ("I got there", "First short walk", "Ray came along."),
        ("Put right: this place is open again", "First short walk", ""),
    ]


def test_a_step_put_aside_taken_up_again_and_done_is_told(client, specialist, goal):
    step = Step(goal=goal, words="Find my shoes")
    step.add(specialist.user)
    step.put_aside("not_now")
    step.take_up_again()
    step.tick(client.user)
    step.untick()
    assert headings(goal, client)[-5:] == [
        "A new step",
        "Put aside",
        "Taken up again",
        "A step is done",
        "Put right: this step is open again",
    ]


def test_turns_stand_on_the_day_they_name_and_the_same_status_again_is_still_on_my_mind(client, specialist, goal):
    goal.begin(client.user, "aloud")
    day = timezone.localdate() - timedelta(days=3)
    Goal.objects.update(status="dream")
    goal.refresh_from_db()
    goal.start(client.user, "Now.", on=day)
    goal.keep(specialist.user, "Spring will be better.")
    story = story_of(goal, client.user)
    assert [(m.heading, m.words, m.by) for m in story if m.words.endswith("better.")] == [
        ("Still on my mind", "Spring will be better.", "Dana")
    ]
    assert [(m.on, m.by) for m in story if m.words == "Now."] == [(day, "me")]


def test_whose_goal_its_life_area_its_why_and_the_scale_are_told(client, specialist, goal):
    goal.author, goal.required_by, goal.life_area, goal.why = "required", "Judge Lee", "home", "My kids."
    goal.reword(specialist.user, {"own_words": goal.own_words, "author": "mine"})
    Scale(goal=goal, expected="Three walks", much_more="Every day", created_by=specialist.user).write()
    story = list(reversed(story_of(goal, client.user)))[-5:]
    assert [(str(m.heading), str(m.plain), m.words) for m in story] == [
        ("It waits for my yes", "", ""),
        ("Whose goal it is", "Required by someone else: Judge Lee", ""),
        ("Life area", "Home", ""),
        ("Why it matters to me", "", "My kids."),
        ("How far is far enough?", "", "Every day\nThree walks"),
    ]


def test_who_changed_it_is_named_me_for_the_person_and_in_full_for_staff(browser, client, specialist, goal):
    browser.enter(client).post(reverse("portal:step_new", args=[goal.pk]), {"words": "Call Ray", "owner": "client"})
    by_reader = [
        next(moment.by for moment in story_of(goal, reader.user) if moment.about == "Call Ray")
        for reader in (client, specialist)
    ]
    assert by_reader == ["me", client.user.name]


def test_what_the_person_keeps_to_themselves_is_in_their_story_alone(client, specialist, goal):
    kept = {"client": client, "goal": goal, "by": client.user, "is_shared": False}
    Bump(label="Mine alone", **kept).add()
    Win(words="Mine too", **kept).add()
    assert sum(moment.only_me for moment in story_of(goal, client.user)) == 2
    assert not {"A bump", "A win"} & set(headings(goal, specialist))


def test_words_carry_the_language_they_were_said_in_and_a_translation_carries_none(client, goal):
    goal.own_words, goal.language, goal.translation = "Caminar por la mañana", "es", "Walk in the mornings"
    goal.confirm("own_device")
    said = {moment.heading: moment.lang for moment in story_of(goal, client.user)}
    assert (said["Said in new words"], said["This goal was written down"], said["Translation"]) == ("es", "en", "")


def test_a_touch_is_no_moment(client, goal):
    before = len(story_of(goal, client.user))
    for _ in range(5):
        goal.touch()
    assert len(story_of(goal, client.user)) == before


@pytest.mark.parametrize("page", ["goals:story", "portal:story"])
def test_the_whole_story_is_paged_and_an_odd_page_is_the_nearest(browser, page, client, specialist, goal):
    for _ in range(PAGE + 20):
        cast.StepFactory(goal=goal, created_by=specialist.user)
    browser.enter(client if page.startswith("portal") else specialist)
    address = reverse(page, args=[goal.pk] if page.startswith("portal") else [client.pk, goal.pk])
    shown = {number: browser.get(address, {"page": number}).text.count("A new step") for number in ODD}
    assert list(shown.values()) == [PAGE, 20, 20, PAGE, PAGE, PAGE]
