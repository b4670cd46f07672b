"""Goals as a specialist keeps them together with the person."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.models import Bump, Goal, Milestone, Step
from tests import cast

NEW = {
    "own_words": "Ver a mis hijos cada domingo",
    "author": "mine",
    "life_area": "community",
    "heard": "aloud",
    "start_now": "now",
    "milestone_1": "Una llamada",
    "first_step": "Buscar el número",
}


def goal_page(name, goal, *more):
    return reverse(f"goals:{name}", args=[goal.client_id, goal.pk, *more])


@pytest.fixture
def dana(browser, specialist):
    return browser.enter(specialist)


@pytest.fixture
def milestones(goal, specialist):
    made = [Milestone(goal=goal, words=words) for words in ("First walk", "With Ray", "The gym")]
    for milestone in made:
        milestone.add(specialist.user)
    return made


def test_a_goal_keeps_the_words_it_was_said_in(dana, client):
    dana.post(reverse("goals:new", args=[client.pk]), NEW)
    goal = client.goals.get()
    assert goal.own_words == "Ver a mis hijos cada domingo"
    assert (goal.status, goal.confirmed_how) == ("working", "aloud")
    assert [m.words for m in goal.milestones.all()] == ["Una llamada"]
    assert goal.next_step().words == "Buscar el número"
    assert [turn.status for turn in goal.history.all()] == ["dream", "working"]


def test_a_suggested_goal_waits_for_the_persons_yes(dana, client):
    dana.post(reverse("goals:new", args=[client.pk]), NEW | {"author": "suggested", "heard": ""})
    goal = client.goals.get()
    assert goal.confirmed_at is None
    dana.post(goal_page("confirm", goal), {"heard": "shared_screen"})
    goal.refresh_from_db()
    assert goal.confirmed_how == "shared_screen"


def test_a_required_goal_says_by_whom(dana, client):
    response = dana.post(reverse("goals:new", args=[client.pk]), NEW | {"author": "required"})
    assert response.status_code == 422
    assert "Say who requires it." in response.text
    assert "Ver a mis hijos cada domingo" in response.text


@pytest.mark.parametrize("words", ["x" * 10_000, "a\0b", ""])
def test_words_that_cannot_be_kept_get_a_sentence(dana, client, words):
    assert dana.post(reverse("goals:new", args=[client.pk]), NEW | {"own_words": words}).status_code == 422


def test_emoji_and_right_to_left_words_are_kept(dana, client):
    dana.post(reverse("goals:new", args=[client.pk]), NEW | {"own_words": "أريد أن أرى أولادي 🌊"})
    assert client.goals.get().own_words == "أريد أن أرى أولادي 🌊"


def reword(browser, goal, **said):
    page = browser.get(goal_page("edit", goal))
    seen = page.context["form"]["seen"].value()
    browser.post(goal_page("edit", goal), {"author": "mine", "life_area": "health", "seen": seen} | said)
    goal.refresh_from_db()


def test_new_words_wait_beside_the_persons_own_until_they_say_yes(dana, specialist, goal):
    said = goal.own_words
    reword(dana, goal, own_words="Walk at dusk")
    assert (goal.own_words, goal.proposed_words, goal.proposed_by) == (said, "Walk at dusk", specialist.user)
    assert goal.confirmed_at
    assert goal.waits_for_a_yes


def test_new_words_with_the_persons_yes_are_theirs_at_once(dana, goal):
    reword(dana, goal, own_words="Walk at dusk", heard="aloud")
    assert (goal.own_words, goal.confirmed_how, goal.proposed_words) == ("Walk at dusk", "aloud", "")


def test_a_quiet_goal_is_a_question_to_bring_and_their_answer_keeps_it(dana, goal):
    Goal.objects.update(status="working", updated_at=timezone.now() - timedelta(days=46))
    assert b"A question to bring" in dana.get(goal_page("show", goal)).content
    dana.post(goal_page("keep", goal), {"words": "Spring will be better."})
    goal.refresh_from_db()
    assert (goal.is_quiet, goal.history.last().words) == (False, "Spring will be better.")


def test_a_program_with_a_payer_gets_a_second_wording_made_of_their_words(dana, client, goal, program):
    assert "payer_wording" not in dana.get(goal_page("edit", goal)).context["form"].fields
    program.asks_payer_wording = True
    program.save()
    form = dana.get(goal_page("edit", goal)).context["form"]
    assert goal.own_words in form["payer_wording"].value()
    reword(dana, goal, own_words=goal.own_words, payer_wording="Objective: walk.", translation="Caminar")
    assert (goal.own_words, goal.payer_wording) == ("Walk in the mornings", "Objective: walk.")
    assert "Caminar" in dana.get(goal_page("show", goal)).content.decode()


def test_a_goal_turns_on_the_day_that_they_name(dana, goal):
    Goal.objects.update(status="working")
    day = timezone.localdate() - timedelta(days=3)
    dana.post(goal_page("turn", goal, "reached"), {"on": day.isoformat()})
    goal.refresh_from_db()
    assert (goal.status, goal.status_on, goal.history.last().on) == ("reached", day, day)


@pytest.mark.parametrize(("chosen", "kept"), [("own", "Walk in the mornings"), ("proposed", "Walk at dusk")])
def test_the_person_chooses_between_their_words_and_the_proposed(dana, goal, chosen, kept):
    reword(dana, goal, own_words="Walk at dusk")
    dana.post(goal_page("confirm", goal), {"chosen": chosen, "heard": "aloud"})
    goal.refresh_from_db()
    assert (goal.own_words, goal.proposed_words, goal.confirmed_how) == (kept, "", "aloud")


def test_a_stale_second_tab_overwrites_nothing(dana, goal):
    seen = dana.get(goal_page("edit", goal)).context["form"]["seen"].value()
    Goal.objects.filter(pk=goal.pk).update(own_words="Changed at home")
    said = {"own_words": "From the other tab", "author": "mine", "life_area": "health", "seen": seen}
    response = dana.post(goal_page("edit", goal), said)
    assert response.status_code == 422
    assert "Changed at home" in response.text
    assert "From the other tab" in response.text


def test_a_goal_turns_with_the_persons_words(dana, goal):
    dana.post(goal_page("turn", goal, "resting"), {"words": "Too much right now"})
    goal.refresh_from_db()
    assert goal.status == "resting"
    assert goal.history.last().words == "Too much right now"


def test_a_goal_that_has_moved_on_does_not_turn_twice(goal, specialist):
    goal.reach(by=specialist.user)
    with pytest.raises(ValidationError):
        goal.reach(by=specialist.user)


def test_milestones_change_places(dana, goal, milestones):
    dana.post(goal_page("milestone_move", goal, milestones[2].pk), {"to": "up"})
    assert [m.words for m in goal.milestones.all()] == ["First walk", "The gym", "With Ray"]


def test_a_milestone_is_not_reached_in_the_future(dana, goal, milestones):
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = dana.post(goal_page("milestone_reach", goal, milestones[0].pk), {"on": tomorrow.isoformat()})
    assert response.status_code == 422


def test_reaching_a_milestone_keeps_what_made_it_happen_and_can_be_undone(dana, goal, milestones):
    made = {"on": timezone.localdate().isoformat(), "made_it_happen": "Ray came along"}
    dana.post(goal_page("milestone_reach", goal, milestones[0].pk), made)
    assert goal.milestones.first().made_it_happen == "Ray came along"
    dana.post(goal_page("milestone_undo", goal, milestones[0].pk))
    assert goal.milestones.first().reached_on is None
    assert goal.milestones.first().events.count() == 3


def test_a_step_is_ticked_once_and_unticked(dana, goal):
    step = cast.StepFactory(goal=goal, created_by=goal.created_by)
    dana.post(goal_page("step_tick", goal, step.pk))
    first = Step.objects.get().done_at
    dana.post(goal_page("step_tick", goal, step.pk))
    assert Step.objects.get().done_at == first
    dana.post(goal_page("step_untick", goal, step.pk))
    assert Step.objects.get().done_at is None


def test_a_check_in_asks_why_not_lower_and_never_why_not_ten(dana, goal):
    page = dana.post(goal_page("check_in", goal), {"confidence": "6"}, follow=True)
    assert "What makes it a 6 and not a 3?" in page.text
    assert "10?" not in page.text


def test_a_private_bump_is_not_even_a_wave_for_staff(dana, goal):
    Bump.objects.create(client=goal.client, goal=goal, by=goal.created_by, happened="Mine alone", is_shared=False)
    page = dana.get(goal.get_absolute_url())
    assert "Mine alone" not in page.text
    assert "swell" not in page.text


def test_another_clients_goal_is_not_found_below_this_client(dana, client, other_client):
    theirs = cast.GoalFactory(client=other_client, created_by=other_client.user)
    assert dana.get(reverse("goals:show", args=[client.pk, theirs.pk])).status_code == 404


def test_a_supervisor_reads_and_changes_nothing(browser, supervisor, goal):
    page = browser.enter(supervisor).get(goal.get_absolute_url())
    assert page.status_code == 200
    assert reverse("goals:edit", args=[goal.client_id, goal.pk]) not in page.text
    assert browser.post(goal_page("turn", goal, "resting"), {}).status_code == 404


def test_a_hundred_steps_cost_as_many_queries_as_two(dana, goal):
    def queries(steps):
        for _ in range(steps):
            cast.StepFactory(goal=goal, created_by=goal.created_by)
        with CaptureQueriesContext(connection) as asked:
            dana.get(goal.get_absolute_url())
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    dana.get(goal.get_absolute_url())
    assert queries(2) == queries(98)
