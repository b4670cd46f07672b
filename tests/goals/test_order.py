import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast


@pytest.fixture
def dana(browser, specialist):
    return browser.enter(specialist)


@pytest.fixture
def marcus(client):
    return cast.Browser().enter(client)


def places(goal, count):
    return [cast.MilestoneFactory(goal=goal, created_by=goal.created_by, position=1) for _ in range(count)]


def steps(goal, count):
    return [cast.StepFactory(goal=goal, created_by=goal.created_by, position=1) for _ in range(count)]


def order_of(rows):
    return list(rows.values_list("pk", flat=True))


def test_the_places_lie_as_they_were_dragged(dana, client, goal):
    new = [str(place.pk) for place in reversed(places(goal, 3))]
    answer = dana.post(reverse("goals:order", args=[client.pk, goal.pk]), {"milestones": new})
    assert answer.status_code == 200
    assert [str(pk) for pk in order_of(goal.milestones)] == new


def test_the_person_lays_the_open_steps_in_order_alone(marcus, goal):
    done, *open_steps = steps(goal, 3)
    done.tick(goal.created_by)
    new = [str(step.pk) for step in reversed(open_steps)]
    assert marcus.post(reverse("portal:order", args=[goal.pk]), {"steps": new}).status_code == 200
    assert [str(pk) for pk in order_of(goal.steps.open())] == new


@pytest.mark.parametrize("keys", [[], ["x"], ["twice", "twice"]])
def test_a_list_that_is_not_the_one_of_now_is_left_as_it_is(dana, client, goal, keys):
    made = places(goal, 2)
    typed = [str(made[0].pk) if key == "twice" else key for key in keys] or [str(made[0].pk)]
    answer = dana.post(reverse("goals:order", args=[client.pk, goal.pk]), {"milestones": typed})
    assert answer.status_code == 409
    assert "Look again" in answer.json()["said"]
    assert order_of(goal.milestones) == [place.pk for place in made]


@pytest.mark.parametrize("make", [places, steps])
def test_two_hundred_rows_are_moved_with_the_queries_of_two(goal, make):
    def queries(count):
        rows = make(goal, count)
        name = "milestones" if make is places else "steps"
        with CaptureQueriesContext(connection) as asked:
            goal.lay_in_order(**{name: [row.pk for row in reversed(rows)]})
        type(rows[0]).objects.all().delete()
        return len(asked)

    assert queries(200) == queries(2)


def test_places_on_the_same_position_still_move_up_and_down(dana, client, goal):
    first, second, third = places(goal, 3)
    dana.post(reverse("goals:milestone_move", args=[client.pk, goal.pk, third.pk]), {"to": "up"})
    assert order_of(goal.milestones) == [first.pk, third.pk, second.pk]
    dana.post(reverse("goals:milestone_move", args=[client.pk, goal.pk, third.pk]), {"to": "up"})
    dana.post(reverse("goals:milestone_move", args=[client.pk, goal.pk, third.pk]), {"to": "up"})
    assert order_of(goal.milestones) == [third.pk, first.pk, second.pk]


def test_the_person_rewords_a_place_and_a_step(marcus, goal):
    place, step = places(goal, 1)[0], steps(goal, 1)[0]
    for name, row, more in (("milestone", place, {}), ("step", step, {"owner": "client", "milestone": place.pk})):
        address = reverse(f"portal:{name}", args=[goal.pk, row.pk])
        seen = marcus.get(address).context["form"]["seen"].value()
        marcus.post(address, {"words": f"My {name}", "seen": seen} | more)
        row.refresh_from_db()
        assert row.words == f"My {name}"
    assert step.milestone == place
    assert f"On the way to “{place.words}”" in marcus.get(reverse("portal:goal", args=[goal.pk])).content.decode()


def test_a_step_that_the_person_reworded_at_home_is_not_written_over(dana, client, goal):
    step = steps(goal, 1)[0]
    address = reverse("goals:step", args=[client.pk, goal.pk, step.pk])
    seen = dana.get(address).context["form"]["seen"].value()
    type(step).objects.update(words="Said at home")
    answer = dana.post(address, {"words": "Said at the office", "owner": "client", "seen": seen})
    assert answer.status_code == 422
    assert "Said at home" in answer.content.decode()
    assert goal.steps.get().words == "Said at home"


def test_a_place_is_reached_on_an_earlier_day_and_confidence_is_asked_again(dana, marcus, client, goal):
    mine, ours = places(goal, 2)
    answer = marcus.post(reverse("portal:milestone_reach", args=[goal.pk, mine.pk]), {"on": "2026-01-02"})
    assert answer.url == reverse("portal:check_in", args=[goal.pk])
    answer = dana.post(reverse("goals:milestone_reach", args=[client.pk, goal.pk, ours.pk]), {"on": "2026-01-03"})
    assert answer.url == reverse("goals:check_in", args=[client.pk, goal.pk])
    assert sorted(str(place.reached_on) for place in goal.milestones.all()) == ["2026-01-02", "2026-01-03"]
