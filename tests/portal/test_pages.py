"""The client's own pages, as the client meets them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Opening
from goals.models import Bump, Cheer, Goal, Step, Win
from notes.models import Addendum, GoalWork
from tests import cast


def at(name, *args):
    return reverse(f"portal:{name}", args=args)


def read(browser, *page):
    answer = browser.get(at(*page))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def marcus(browser, client):
    return browser.enter(client)


@pytest.fixture
def step(goal, client):
    return cast.StepFactory(goal=goal, words="Ask about the gym", created_by=client.user)


@pytest.fixture
def signed(client, specialist, program):
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    note = cast.NoteFactory(session=session, takeaway="I went anyway.")
    note.sign(by=specialist)
    return note


@pytest.fixture
def draft(client, specialist, program):
    start = timezone.now() - timedelta(hours=8)
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    return cast.NoteFactory(session=session, takeaway="Not ready to be read")


LISTS = ["journey", "goal_new", "wins", "win_new", "notes", "openings", "me"]
OF_A_GOAL = ["goal", "goal_words", "check_in", "bump_new", "step_new", "milestone_new"]


@pytest.mark.parametrize("page", LISTS)
def test_every_page_opens_for_somebody_with_nothing_yet(marcus, page):
    read(marcus, page)


@pytest.mark.parametrize("page", LISTS)
def test_staff_have_no_such_pages(browser, specialist, manager, page):
    for member in (specialist, manager):
        assert browser.enter(member).get(at(page)).status_code == 404


def test_nobody_signed_out_reads_the_journey(browser):
    assert browser.get(at("journey")).status_code == 302


@pytest.mark.parametrize("page", OF_A_GOAL)
def test_a_goal_opens_for_its_owner_and_for_no_other_client(browser, client, other_client, goal, page):
    assert browser.enter(client).get(at(page, goal.pk)).status_code == 200
    assert browser.enter(other_client).get(at(page, goal.pk)).status_code == 404


def test_somebody_elses_step_cannot_be_ticked(browser, other_client, goal, step):
    browser.enter(other_client)
    assert browser.post(at("step_tick", goal.pk, step.pk)).status_code == 404
    step.refresh_from_db()
    assert step.is_open


def test_a_step_of_another_goal_is_not_found_under_this_one(marcus, client, goal, step):
    another = cast.GoalFactory(client=client, created_by=client.user)
    assert marcus.post(at("step_tick", another.pk, step.pk)).status_code == 404


def test_the_journey_shows_the_goal_its_next_step_and_what_comes_next(marcus, goal, step, client):
    cast.MilestoneFactory(goal=goal, words="First week", created_by=client.user, reached_on=timezone.localdate())
    cast.MilestoneFactory(goal=goal, words="Join the gym", created_by=client.user)
    page = read(marcus, "journey")
    assert "Hi Marcus" in page
    assert "1 milestone reached." in page
    assert "Join the gym" in page
    assert "Ask about the gym" in page


def test_somebody_without_a_goal_is_asked_what_they_would_like(marcus):
    assert "What would you like to be different?" in read(marcus, "journey")


def test_one_tap_does_the_step_and_another_undoes_it(marcus, goal, step):
    marcus.post(at("step_tick", goal.pk, step.pk))
    assert "You did it." in read(marcus, "journey")
    marcus.post(at("step_untick", goal.pk, step.pk))
    step.refresh_from_db()
    assert step.is_open


def test_ticking_twice_is_done_once(marcus, goal, step):
    marcus.post(at("step_tick", goal.pk, step.pk))
    first = Step.objects.get(pk=step.pk).done_at
    marcus.post(at("step_tick", goal.pk, step.pk))
    assert Step.objects.get(pk=step.pk).done_at == first


def test_a_goal_written_alone_is_mine_and_confirmed(marcus, client):
    marcus.post(at("goal_new"), {"own_words": "Quiero mi propia casa", "why": "", "life_area": "home"})
    goal = client.goals.get()
    assert (goal.author, goal.confirmed_how, goal.status) == ("mine", "own_device", "dream")


def test_an_empty_goal_says_what_to_do_and_keeps_the_typing(marcus):
    answer = marcus.post(at("goal_new"), {"own_words": "", "why": "For my kids", "life_area": ""})
    assert answer.status_code == 422
    assert "For my kids" in answer.content.decode()


@pytest.mark.parametrize("text", ["a\0b", "x" * 1_000_000])
def test_odd_words_are_answered_with_a_sentence(marcus, goal, text):
    boxes = {"goal_words": "own_words", "bump_new": "happened", "step_new": "words", "check_in": "words"}
    for page, field in boxes.items():
        assert marcus.post(at(page, goal.pk), {field: text}).status_code == 422
    assert marcus.post(at("win_new"), {"words": text}).status_code == 422
    assert marcus.post(at("me"), {"chosen_name": text}).status_code == 422


def test_a_form_sent_twice_writes_one_goal(marcus, client):
    sent = {"own_words": "Walk", "life_area": "health", "once": "018f0000-0000-7000-8000-000000000001"}
    first, second = marcus.post(at("goal_new"), sent), marcus.post(at("goal_new"), sent)
    assert first.url == second.url
    assert client.goals.count() == 1


def a_suggestion(client, specialist):
    return cast.GoalFactory(client=client, created_by=specialist.user, author="suggested", own_words="Call more often")


def test_a_suggested_goal_asks_whose_it_is_and_a_yes_confirms_it(marcus, client, specialist):
    goal = a_suggestion(client, specialist)
    assert "Is this yours?" in read(marcus, "journey")
    marcus.post(at("goal_confirm", goal.pk))
    goal.refresh_from_db()
    assert goal.confirmed_how == "own_device"
    assert "Is this yours?" not in read(marcus, "journey")


def test_not_mine_is_a_good_answer_and_keeps_the_words(marcus, client, specialist):
    goal = a_suggestion(client, specialist)
    marcus.post(at("goal_turn", goal.pk, "changed"), {"words": "This is not for me"})
    goal.refresh_from_db()
    assert goal.status == Goal.Status.CHANGED_MY_MIND
    assert goal.history.get().words == "This is not for me"


def test_the_verbs_turn_the_goal_and_a_stale_one_says_so(marcus, goal):
    marcus.post(at("goal_turn", goal.pk, "resting"), {"words": ""})
    goal.refresh_from_db()
    assert goal.status == Goal.Status.RESTING
    answer = marcus.post(at("goal_turn", goal.pk, "resting"), {"words": ""}, follow=True)
    assert "moved on in the meantime" in answer.content.decode()
    assert marcus.get(at("goal_turn", goal.pk, "failed")).status_code == 404


def reworded(page, words):
    form = page.context["form"]
    return {"seen": form["seen"].value(), "own_words": words, "why": "", "life_area": "health"}


def test_own_words_are_not_written_over_when_somebody_else_changed_them(marcus, goal):
    sent = reworded(marcus.get(at("goal_words", goal.pk)), "Walk with Ray")
    Goal.objects.filter(pk=goal.pk).update(own_words="Walk to the river")
    answer = marcus.post(at("goal_words", goal.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Walk to the river" in page
    assert "Walk with Ray" in page
    assert marcus.post(at("goal_words", goal.pk), reworded(answer, "Walk with Ray")).status_code == 302
    goal.refresh_from_db()
    assert goal.own_words == "Walk with Ray"


def test_a_step_has_an_owner_and_perhaps_a_day(marcus, goal, client):
    ray = client.supporters.create(name="Ray")
    sent = {"words": "Call Ray", "owner": "supporter", "owner_supporter": ray.pk, "due_on": timezone.localdate()}
    assert marcus.post(at("step_new", goal.pk), sent).status_code == 302
    assert goal.steps.get().owner_supporter == ray
    assert marcus.post(at("step_new", goal.pk), sent | {"owner_supporter": ""}).status_code == 422
    assert marcus.post(at("step_new", goal.pk), sent | {"due_on": "1999-01-01"}).status_code == 422


def test_another_clients_supporter_cannot_be_chosen(marcus, goal, other_client):
    theirs = other_client.supporters.create(name="Rosa")
    sent = {"words": "Call", "owner": "supporter", "owner_supporter": theirs.pk}
    assert marcus.post(at("step_new", goal.pk), sent).status_code == 422


def test_a_step_is_put_aside_and_taken_up_again(marcus, goal, step):
    marcus.post(at("step_aside", goal.pk, step.pk), {"as": "not_now"})
    step.refresh_from_db()
    assert not step.is_open
    assert "Take it up again" in read(marcus, "goal", goal.pk)
    marcus.post(at("step_again", goal.pk, step.pk))
    step.refresh_from_db()
    assert step.is_open


def test_a_milestone_is_reached_with_what_made_it_happen_and_undone(marcus, goal):
    marcus.post(at("milestone_new", goal.pk), {"words": "First week"})
    place = goal.milestones.get()
    marcus.post(at("milestone_reach", goal.pk, place.pk), {"made_it_happen": "Ray came along"})
    assert "Ray came along" in read(marcus, "goal", goal.pk)
    marcus.post(at("milestone_undo", goal.pk, place.pk))
    place.refresh_from_db()
    assert place.reached_on is None


def test_a_check_in_asks_why_not_lower_and_adds_the_words(marcus, goal):
    answer = marcus.post(at("check_in", goal.pk), {"confidence": "6", "words": "Tired"}, follow=True)
    assert "What makes it a 6 and not a 3?" in answer.content.decode()
    marcus.post(answer.request["PATH_INFO"], {"words": "I know the way now"})
    assert goal.check_ins.get().words == "Tired\nI know the way now"
    assert "I know the way now" in read(marcus, "goal", goal.pk)


def test_a_check_in_needs_no_number_but_something(marcus, goal):
    assert marcus.post(at("check_in", goal.pk), {"words": "OK today"}).status_code == 302
    assert marcus.post(at("check_in", goal.pk), {"words": ""}).status_code == 422
    assert marcus.post(at("check_in", goal.pk), {"confidence": "11"}).status_code == 422


def test_a_private_bump_is_for_me_alone_and_lowers_nothing(marcus, goal, client):
    cast.MilestoneFactory(goal=goal, created_by=client.user, reached_on=timezone.localdate())
    marcus.post(at("bump_new", goal.pk), {"around_me": "No ride", "call_it": "2", "share": "no"})
    bump = goal.bumps.get()
    assert (bump.label, bump.is_shared) == ("A pause", False)
    assert not Bump.objects.filter(goal=goal).shared().exists()
    assert "Only me" in read(marcus, "goal", goal.pk)
    assert "1 milestone reached." in read(marcus, "journey")


def test_a_bump_may_rest_the_goal_and_who_is_not_safe_is_shown_help(marcus, goal):
    answer = marcus.post(at("bump_new", goal.pk), {"rest_for_now": "on", "not_safe": "on", "share": "yes"})
    assert answer.url == reverse("crisis")
    goal.refresh_from_db()
    assert goal.status == Goal.Status.RESTING


def test_not_safe_opens_help_at_once_and_keeps_what_was_written(marcus, goal):
    assert marcus.post(at("bump_new", goal.pk), {"not_safe": "1"}).url == reverse("crisis")
    assert marcus.post(at("bump_new", goal.pk), {"not_safe": "1", "label": "x" * 100}).url == reverse("crisis")
    assert not goal.bumps.exists()


def test_a_goal_that_was_quiet_for_45_days_asks_whether_it_is_still_on_my_mind(marcus, goal):
    Goal.objects.update(status="working", updated_at=timezone.now() - timedelta(days=44))
    assert "Still on your mind?" not in read(marcus, "journey")
    Goal.objects.update(updated_at=timezone.now() - timedelta(days=46))
    assert "Still on your mind?" in read(marcus, "journey")
    assert "Still on your mind?" in read(marcus, "goal", goal.pk)


def test_keeping_a_quiet_goal_changes_nothing_and_asks_no_more(marcus, goal):
    Goal.objects.update(status="working", updated_at=timezone.now() - timedelta(days=46))
    marcus.post(at("goal_keep", goal.pk))
    goal.refresh_from_db()
    assert (goal.status, goal.is_quiet, goal.history.last().status) == ("working", False, "working")
    assert "Still on your mind?" not in read(marcus, "journey")


def test_i_choose_between_my_words_and_those_that_somebody_proposed(marcus, goal, specialist):
    Goal.objects.update(proposed_words="Walk at dusk", proposed_by=specialist.user)
    assert "Walk at dusk" in read(marcus, "journey")
    marcus.post(at("goal_confirm", goal.pk), {"words": "own"})
    goal.refresh_from_db()
    assert (goal.own_words, goal.proposed_words) == ("Walk in the mornings", "")


def test_a_private_win_is_for_me_alone(marcus, client):
    marcus.post(at("win_new"), {"words": "I slept", "share": "no"})
    marcus.post(at("win_new"), {"words": "I called Ray", "share": "yes"})
    page = read(marcus, "wins")
    assert "I slept" in page
    assert [win.words for win in client.wins.shared()] == ["I called Ray"]


def test_another_clients_goal_cannot_be_chosen_for_a_win(marcus, other_client):
    theirs = cast.GoalFactory(client=other_client, created_by=other_client.user)
    assert marcus.post(at("win_new"), {"words": "Hm", "goal": theirs.pk, "share": "yes"}).status_code == 422
    assert not Win.objects.exists()


def test_cheers_reach_the_journey_and_the_wins(marcus, client, specialist):
    Cheer.objects.create(client=client, words="You went anyway", by=specialist.user)
    for page in ("journey", "wins"):
        assert "Dana cheered you on" in read(marcus, page)


def test_signed_notes_are_read_and_drafts_are_not(marcus, signed, draft):
    for page in ("notes", "journey"):
        words = read(marcus, page)
        assert "I went anyway." in words
        assert "Not ready to be read" not in words
    assert "I went anyway." in read(marcus, "note", signed.pk)
    assert marcus.get(at("note", draft.pk)).status_code == 404


def test_a_note_shows_the_goals_and_what_was_added_later(marcus, goal, draft, specialist):
    GoalWork.objects.create(note=draft, goal=goal, movement="moved", words="Twice this week")
    draft.sign(by=specialist)
    Addendum.objects.create(
        note=draft, kind="correction", words="It was Tuesday", reason="Wrong day", by=specialist.user, by_name="Dana"
    )
    page = read(marcus, "note", draft.pk)
    for words in ("Twice this week", "It was Tuesday", "Wrong day", "Signed by Dana Whitfield, CPS"):
        assert words in page


def test_another_clients_note_is_not_found(browser, other_client, signed):
    assert browser.enter(other_client).get(at("note", signed.pk)).status_code == 404


def test_the_record_says_who_opened_it_and_pages_on(marcus, client, specialist):
    now = timezone.now()
    for n in range(120):
        Opening.objects.create(
            client=client,
            user=specialist.user,
            role="specialist",
            kind="opened",
            page="overview",
            opened_at=now - timedelta(days=n),
        )
    answer = marcus.get(at("openings"))
    assert "Dana Whitfield" in answer.content.decode()
    older = marcus.get(answer.context["older_url"])
    assert len(older.context["days"]) == 20
    assert marcus.get(at("openings") + "?before=nonsense~1").status_code == 200


def test_my_name_and_language_change_everywhere_at_once(marcus, client):
    form = marcus.get(at("me")).context["form"]
    sent = {"seen": form["seen"].value(), "chosen_name": "Marco R.", "pronouns": "they/them", "language": "es"}
    marcus.post(at("me"), sent)
    client.refresh_from_db()
    client.user.refresh_from_db()
    assert (client.chosen_name, client.user.name, client.user.language) == ("Marco R.", "Marco R.", "es")
    assert '<html lang="es"' in read(marcus, "journey")


def test_my_colors_and_text_size_are_kept(marcus, client):
    marcus.post(at("looks"), {"theme": "dark", "text_size": "big", "motion": "less"})
    page = read(marcus, "me")
    assert 'data-bs-theme="dark"' in page
    assert 'data-text="big"' in page
    assert marcus.post(at("looks"), {"theme": "pink", "text_size": "big", "motion": "less"}).status_code == 422


def test_a_spanish_speaker_gets_spanish_pages(browser, other_client):
    assert '<html lang="es"' in read(browser.enter(other_client), "journey")


def test_a_closed_record_is_read_but_not_written(marcus, client, goal, signed):
    client.archive("Moved away")
    assert "Your record here is closed" in read(marcus, "journey")
    assert "I went anyway." in read(marcus, "note", signed.pk)
    marcus.post(at("goal_new"), {"own_words": "One more", "life_area": "home"})
    assert client.goals.count() == 1


def many_goals(client, count):
    for _ in range(count):
        goal = cast.GoalFactory(client=client, created_by=client.user, confirmed_at=timezone.now())
        for _ in range(3):
            cast.MilestoneFactory(goal=goal, created_by=client.user)
            cast.StepFactory(goal=goal, created_by=client.user)


def queries_of(browser, *page):
    with CaptureQueriesContext(connection) as run:
        read(browser, *page)
    return [query["sql"] for query in run if "SAVEPOINT" not in query["sql"]]


def test_thirty_goals_cost_as_many_queries_as_one(marcus, client, signed):
    ray = client.supporters.create(name="Ray")
    many_goals(client, 1)
    Step.objects.update(owner="supporter", owner_supporter=ray)
    read(marcus, "journey")
    one = queries_of(marcus, "journey")
    many_goals(client, 29)
    assert len(queries_of(marcus, "journey")) == len(one) <= 12


def test_a_long_story_costs_as_many_queries_as_a_short_one(marcus, client, specialist, goal):
    def happen(times):
        for _ in range(times):
            cast.MilestoneFactory(goal=goal, created_by=client.user, reached_on=timezone.localdate())
            cast.StepFactory(goal=goal, created_by=client.user)
            cast.WinFactory(client=client, goal=goal, by=client.user)
            cast.CheckInFactory(client=client, goal=goal, by=client.user, confidence=5)
            Bump.objects.create(client=client, goal=goal, by=client.user)
            Cheer.objects.create(client=client, by=specialist.user, words="Good")

    happen(1)
    read(marcus, "journey")
    few = [len(queries_of(marcus, *page)) for page in (("goal", goal.pk), ("wins",))]
    happen(9)
    assert [len(queries_of(marcus, *page)) for page in (("goal", goal.pk), ("wins",))] == few


def test_after_a_milestone_the_person_is_asked_how_sure_they_feel_now(marcus, goal, client):
    place = cast.MilestoneFactory(goal=goal, created_by=client.user)
    answer = marcus.post(at("milestone_reach", goal.pk, place.pk), {"made_it_happen": "I did"}, follow=True)
    assert "How sure do you feel that you can do this?" in answer.content.decode()
    assert "You got there. That counts." in answer.content.decode()


def test_somebody_elses_change_to_my_details_is_shown_first(marcus, client):
    seen = marcus.get(at("me")).context["form"]["seen"].value()
    type(client).objects.filter(pk=client.pk).update(phone="555 0100")
    sent = {"seen": seen, "chosen_name": "Marco R.", "language": "en"}
    answer = marcus.post(at("me"), sent)
    assert answer.status_code == 422
    assert "555 0100" in answer.content.decode()
    client.refresh_from_db()
    assert client.chosen_name == "Marcus R."


def test_a_private_bump_that_rests_the_goal_tells_staff_nothing_of_it(marcus, goal):
    marcus.post(at("bump_new", goal.pk), {"try_next": "Leave Jo", "rest_for_now": "on", "share": "no"})
    turn = goal.history.get()
    assert (turn.status, turn.words) == (Goal.Status.RESTING, "")


def test_whichever_number_i_gave_is_asked_about_and_never_why_it_is_not_higher(marcus, goal):
    answer = marcus.post(at("check_in", goal.pk), {"importance": "7"})
    page = marcus.get(answer.url).content.decode()
    assert "What makes it a 7 and not a 4?" in page
    assert marcus.post(at("check_in", goal.pk), {"words": "Fine."}).url == at("goal", goal.pk)


def test_a_step_that_is_no_longer_mine_is_put_aside_and_can_be_taken_up_again(marcus, goal):
    step = cast.StepFactory(goal=goal, created_by=goal.created_by)
    assert "No longer mine" in read(marcus, "goal", goal.pk)
    marcus.post(at("step_aside", goal.pk, step.pk), {"as": "no_longer_mine"})
    step.refresh_from_db()
    assert step.get_put_aside_as_display() == "No longer mine"
    marcus.post(at("step_again", goal.pk, step.pk))
    step.refresh_from_db()
    assert step.is_open
