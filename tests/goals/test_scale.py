"""How far is far enough: the levels in the person's words, on both sides, and the level at a check-in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.models import Scale
from tests import cast

THREE = {"expected": "Three walks a week", "somewhat_more": "Five walks", "somewhat_less": "One walk"}


@pytest.fixture
def dana(browser, specialist):
    return browser.enter(specialist)


@pytest.fixture
def scale(goal, specialist):
    return Scale.objects.create(goal=goal, created_by=specialist.user, **THREE)


def place(name, goal):
    return reverse(f"goals:{name}", args=[goal.client_id, goal.pk])


def own(name, goal):
    return reverse(f"portal:{name}", args=[goal.pk])


def write(browser, address, **said):
    seen = browser.get(address).context["form"]["seen"].value()
    return browser.post(address, {"seen": seen} | said)


def was_at(goal, level, days_ago):
    on = timezone.localdate() - timedelta(days=days_ago)
    return cast.CheckInFactory(client=goal.client, goal=goal, by=goal.created_by, level=level, on=on)


def test_a_goal_gets_levels_in_the_persons_words(dana, goal, specialist):
    write(dana, place("far_enough", goal), importance="3", difficulty="2", **THREE)
    goal.refresh_from_db()
    assert [(level, words) for level, _name, words in goal.scale.levels] == [
        (1, "Five walks"), (0, "Three walks a week"), (-1, "One walk")
    ]  # fmt: skip
    assert (goal.scale.weight, goal.scale.created_by) == (6, specialist.user)


def test_only_what_they_hope_for_has_to_be_said(dana, goal):
    assert write(dana, place("far_enough", goal), somewhat_more="Five walks").status_code == 422
    assert write(dana, place("far_enough", goal), expected="Three walks").status_code == 302
    assert Scale.objects.get().weight == 1


@pytest.mark.parametrize("odd", [{"expected": "x" * 10_000}, {"expected": "a\0b"}, {"importance": "4"}])
def test_levels_that_cannot_be_kept_get_a_sentence_and_the_typing_stays(dana, goal, odd):
    answer = write(dana, place("far_enough", goal), **THREE | odd)
    assert answer.status_code == 422
    assert "Five walks" in answer.text
    assert not Scale.objects.exists()


def test_levels_in_a_stale_tab_overwrite_nothing(dana, goal, scale):
    seen = dana.get(place("far_enough", goal)).context["form"]["seen"].value()
    Scale.objects.update(expected="Changed at home", difficulty=3)
    answer = dana.post(place("far_enough", goal), {"seen": seen, "expected": "From the other tab"})
    assert answer.status_code == 422
    for words in ("Changed at home", "From the other tab", "3: very hard"):
        assert words in answer.text


def test_two_tabs_that_both_begin_a_scale_do_not_collide(dana, goal):
    seen = dana.get(place("far_enough", goal)).context["form"]["seen"].value()
    write(dana, place("far_enough", goal), expected="The first tab")
    assert dana.post(place("far_enough", goal), {"seen": seen, "expected": "The second"}).status_code == 422
    assert Scale.objects.get().expected == "The first tab"


def test_a_person_writes_their_own_levels_without_weights(browser, client, goal, scale):
    Scale.objects.update(importance=3)
    page = browser.enter(client).get(own("far_enough", goal))
    assert "importance" not in page.context["form"].fields
    write(browser, own("far_enough", goal), expected="Two walks, with Ray", importance="1")
    scale.refresh_from_db()
    assert (scale.expected, scale.importance) == ("Two walks, with Ray", 3)


def test_a_closed_record_keeps_its_levels_as_they_are(browser, client, goal, scale):
    client.archived_on = timezone.localdate()
    client.save()
    browser.enter(client).post(own("far_enough", goal), {"expected": "Something else"})
    scale.refresh_from_db()
    assert scale.expected == "Three walks a week"
    assert own("far_enough", goal) not in browser.get(own("goal", goal)).text


def test_the_mark_stands_at_the_newest_check_in_that_has_a_level(goal, scale):
    was_at(goal, 1, days_ago=9)
    was_at(goal, -1, days_ago=2)
    was_at(goal, None, days_ago=1)
    marks = [day for _name, _words, day in scale.levels_with_mark(goal.check_ins.all())]
    assert marks == [None, None, timezone.localdate() - timedelta(days=2)]


def test_a_level_that_lost_its_words_still_carries_its_mark(goal, scale):
    was_at(goal, 2, days_ago=1)
    (name, words, day), *_others = scale.levels_with_mark(goal.check_ins.all())
    assert (name, words, day is not None) == ("wow", "", True)


@pytest.mark.parametrize("who", ["staff", "person"])
def test_the_goals_page_shows_levels_in_words_the_highest_first(browser, client, specialist, goal, scale, who):
    was_at(goal, -1, days_ago=0)
    browser.enter(specialist if who == "staff" else client)
    page = browser.get(place("show", goal) if who == "staff" else own("goal", goal)).text
    assert page.index("Five walks") < page.index("Three walks a week") < page.index("One walk") < page.index("here on")


def test_a_check_in_says_how_far_it_is_in_the_persons_words(dana, goal, scale):
    form = dana.get(place("check_in", goal)).context["form"]
    assert form.fields["level"].choices == [(1, "Five walks"), (0, "Three walks a week"), (-1, "One walk")]
    dana.post(place("check_in", goal), {"level": "-1"})
    assert goal.check_ins.get().level == -1


@pytest.mark.parametrize("level", ["2", "-2", "7", "x"])
def test_a_level_without_words_is_refused(browser, client, goal, scale, level):
    answer = browser.enter(client).post(own("check_in", goal), {"level": level, "words": "Rain all week"})
    assert answer.status_code == 422
    assert "Rain all week" in answer.text
    assert "Choose one of the levels." in answer.text


def test_a_goal_without_levels_asks_nothing_about_them(browser, client, goal):
    page = browser.enter(client).get(own("check_in", goal))
    assert "level" not in page.context["form"].fields
    browser.post(own("check_in", goal), {"level": "1", "words": "Fine"})
    assert goal.check_ins.get().level is None


def test_another_persons_levels_are_not_found(dana, browser, client, other_client):
    theirs = cast.GoalFactory(client=other_client, created_by=other_client.user)
    assert dana.get(reverse("goals:far_enough", args=[client.pk, theirs.pk])).status_code == 404
    assert browser.enter(client).get(own("far_enough", theirs)).status_code == 404


@pytest.mark.parametrize("page", ["show", "check_in"])
def test_many_check_ins_cost_no_more_queries(dana, goal, scale, page):
    def queries(check_ins):
        for n in range(check_ins):
            was_at(goal, 0, days_ago=n)
        with CaptureQueriesContext(connection) as asked:
            dana.get(place(page, goal))
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    dana.get(place(page, goal))
    assert queries(2) == queries(98)
