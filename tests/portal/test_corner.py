import pytest
from django.urls import reverse

from clients.models import Opening, Supporter
from goals.models import Bump, Cheer, Step, Win
from tests import cast


def at(name, *args):
    return reverse(f"portal:{name}", args=args)


@pytest.fixture
def marcus(browser, client):
    return browser.enter(client)


@pytest.fixture
def dana(specialist):
    return cast.Browser().enter(specialist)


def read(browser, address):
    return browser.get(address).content.decode()


def test_i_name_somebody_change_them_and_take_them_off_and_back(marcus, client):
    marcus.post(at("corner_new"), {"name": "Ray", "relation": "my cousin", "phone": "555 0101"})
    ray = client.supporters.get()
    marcus.post(at("corner_person", ray.pk), {"name": "Ray B.", "helps_with": "rides"})
    marcus.post(at("corner_end", ray.pk))
    assert not client.supporters.current().exists()
    marcus.post(at("corner_again", ray.pk))
    assert str(client.supporters.current().get()) == "Ray B."


def test_my_corner_shows_which_steps_somebody_helps_with(marcus, client, goal):
    ray = Supporter.objects.create(client=client, name="Ray")
    Step(goal=goal, words="Drive me to the visit", owner="supporter", owner_supporter=ray).add(client.user)
    assert "Drive me to the visit" in read(marcus, at("corner"))


def test_while_i_write_a_step_i_can_name_somebody_and_go_on(marcus, client, goal):
    step_new = at("step_new", goal.pk)
    assert at("corner_new_for_step", goal.pk) in read(marcus, step_new)
    assert marcus.post(at("corner_new_for_step", goal.pk), {"name": "Ray"}).url == step_new
    assert "Ray" in read(marcus, step_new)


def test_a_step_of_somebody_who_left_my_corner_can_still_be_reworded(marcus, client, goal):
    ray = Supporter.objects.create(client=client, name="Ray")
    step = Step(goal=goal, words="Drive me", owner="supporter", owner_supporter=ray)
    step.add(client.user)
    ray.end()
    page = marcus.get(at("step", goal.pk, step.pk))
    typed = {"words": "Drive me there", "owner": "supporter", "owner_supporter": ray.pk}
    marcus.post(at("step", goal.pk, step.pk), typed | {"seen": page.context["form"]["seen"].value()})
    step.refresh_from_db()
    assert step.words == "Drive me there"


def test_nobody_in_my_corner_yet_invites_me_to_name_one(marcus):
    assert "one name is a good start" in read(marcus, at("corner"))


def test_ten_thousand_letters_are_told_plainly_and_kept(marcus, client):
    told = marcus.post(at("corner_new"), {"name": "R" * 10_000})
    assert told.status_code == 422
    assert "R" * 10_000 in told.content.decode()
    assert not client.supporters.exists()


def test_the_card_says_whom_to_call_in_the_persons_language_and_a_print_is_written_down(other_client, other_specialist):
    Supporter.objects.create(client=other_client, name="Tía Rosa", phone="555 0102")
    own = read(cast.Browser().enter(other_client), at("card"))
    staff = read(cast.Browser().enter(other_specialist), reverse("clients:card_print", args=[other_client.pk]))
    for card in (own, staff):
        assert "Tía Rosa" in card
        assert "555 0102" in card
        assert "AYUDA" in card
        assert "Terrell Jackson" in card
    assert "mi especialista" in staff
    assert Opening.objects.get(client=other_client).kind == "printed"


def test_i_decide_afterwards_who_sees_my_win_and_my_bump(marcus, dana, client, goal):
    win = Win.objects.create(client=client, goal=goal, words="I slept", by=client.user)
    bump = Bump.objects.create(client=client, goal=goal, label="A pause", by=client.user)
    marcus.post(at("win_share", win.pk), {})
    marcus.post(at("bump_share", goal.pk, bump.pk), {})
    assert "I slept" not in read(dana, goal.get_absolute_url())
    assert "A pause" not in read(dana, goal.get_absolute_url())
    marcus.post(at("win_share", win.pk), {"share": "1"})
    assert "I slept" in read(dana, goal.get_absolute_url())


def test_what_staff_wrote_stays_shared(marcus, client, specialist):
    win = Win.objects.create(client=client, words="Came in the rain", by=specialist.user)
    assert marcus.post(at("win_share", win.pk), {}).status_code == 404
    win.refresh_from_db()
    assert win.is_shared


def test_cheers_can_be_muted_and_are_kept_for_later(marcus, dana, client, specialist):
    win = Win.objects.create(client=client, words="I slept", by=client.user)
    dana.post(reverse("goals:cheer", args=[client.pk, win.pk]), {"words": "So glad!"})
    assert "So glad!" in read(marcus, at("wins"))
    marcus.post(at("cheers"), {"mute": "1"})
    Cheer.objects.create(client=client, win=win, words="Sent at the same moment", by=specialist.user)
    assert "Sent at the same moment" not in read(marcus, at("wins")) + read(marcus, at("journey"))
    refused = dana.post(reverse("goals:cheer", args=[client.pk, win.pk]), {"words": "Again!"}, follow=True)
    assert "wants no cheers for now" in refused.content.decode()
    Win.objects.create(client=client, words="I called Ray", by=client.user)
    assert "wants no cheers for now" in read(dana, reverse("today"))
    marcus.post(at("cheers"), {"welcome": "1"})
    assert "Sent at the same moment" in read(marcus, at("wins"))
    assert "Again!" not in read(marcus, at("wins"))


def test_one_sheet_has_goals_places_steps_and_wins_in_the_persons_language(other_client, other_specialist):
    by = other_specialist.user
    goal = cast.GoalFactory(client=other_client, created_by=by, own_words="Dormir bien", language="es")
    cast.MilestoneFactory(goal=goal, created_by=by, words="Una noche")
    cast.StepFactory(goal=goal, created_by=by, words="Apagar la tele", owner="both")
    Win.objects.create(client=other_client, words="Descansé", by=by)
    staff = read(cast.Browser().enter(other_specialist), reverse("goals:print", args=[other_client.pk]))
    own = read(cast.Browser().enter(other_client), at("sheet"))
    for sheet in (staff, own):
        assert all(words in sheet for words in ("Dormir bien", "Una noche", "Apagar la tele", "Descansé"))
        assert "mis metas" in sheet
