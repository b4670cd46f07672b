"""Somebody in the person's corner sees the wins they chose, at a secret address, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from clients.models import Supporter
from goals.models import GoodNews
from tests import cast
from tests.test_budgets import AT_MOST, _queries


@pytest.fixture
def ray(client):
    return Supporter.objects.create(client=client, name="Ray")


@pytest.fixture
def win(client):
    return cast.WinFactory(client=client, by=client.user, words="Called my sister")


@pytest.fixture
def marcus(browser, client):
    return browser.enter(client)


def address(ray):
    return reverse("portal:good_news", args=[ray.pk])


def make(marcus, ray, *wins, **more):
    page = marcus.post(address(ray), {"wins": [win.pk for win in wins], "days": 30, "new": "1", **more})
    return page.context["link"].removeprefix("http://testserver")


def seen_at(link):
    return cast.Browser().get(link)


def test_the_supporter_sees_the_chosen_wins_and_nothing_else(marcus, client, ray, win):
    cast.WinFactory(client=client, by=client.user, words="Slept well")
    page = seen_at(make(marcus, ray, win))
    assert "Called my sister" in page.text
    for hidden in ("Slept well", "Marcus", "Harbor", "Ray", "PeerSupport</"):
        assert hidden not in page.text
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Cache-Control"] == "no-store"


def test_the_name_stands_there_only_if_the_person_says_so(marcus, ray, win):
    assert "Good news from Marcus R." in seen_at(make(marcus, ray, win, shows_name="on")).text


def test_one_tap_cheers_once_and_the_person_sees_it(marcus, ray, win):
    link = make(marcus, ray, win)
    one = GoodNews.of(ray).shown.get()
    strict = cast.Browser(enforce_csrf_checks=True)
    for _tap in range(2):
        assert strict.post(link, {"cheer": one.pk}, headers={"Origin": "null"}).url == link
    assert "You cheered" in seen_at(link).text
    assert "Ray cheers for “Called my sister”" in marcus.get(reverse("portal:wins")).text


def test_a_supporters_cheer_stands_on_the_journey_and_can_be_muted(marcus, ray, win):
    journey, says = reverse("portal:journey"), "Ray cheers for “Called my sister”"
    marcus.post(reverse("portal:cheers"), {"mute": "1"})
    cast.Browser().post(make(marcus, ray, win), {"cheer": GoodNews.of(ray).shown.get().pk})
    assert says not in marcus.get(journey).text
    marcus.post(reverse("portal:cheers"), {"welcome": "1"})
    assert says in marcus.get(journey).text


def test_a_cheer_for_a_win_that_is_not_shown_changes_nothing(marcus, client, ray, win):
    link = make(marcus, ray, win)
    other = Supporter.objects.create(client=client, name="Al")
    make(marcus, other, win)
    theirs = GoodNews.of(other).shown.get()
    for cheer in (theirs.pk, "nonsense", ""):
        cast.Browser().post(link, {"cheer": cheer})
    theirs.refresh_from_db()
    assert theirs.cheered_at is None


def test_another_supporters_wins_are_not_on_it(marcus, client, ray, win):
    al = Supporter.objects.create(client=client, name="Al")
    quiet = cast.WinFactory(client=client, by=client.user, words="Told nobody else")
    link, other_link = make(marcus, ray, win), make(marcus, al, quiet)
    assert "Told nobody else" not in seen_at(link).text
    assert "Called my sister" not in seen_at(other_link).text


def _cut_off(marcus, ray):
    marcus.post(reverse("portal:good_news_end", args=[ray.pk]))


def _taken_off_the_list(marcus, ray):
    marcus.post(reverse("portal:corner_end", args=[ray.pk]))


def _replaced(marcus, ray):
    make(marcus, ray)


def _expired(marcus, ray):
    GoodNews.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


@pytest.mark.parametrize("end", [_cut_off, _taken_off_the_list, _replaced, _expired])
def test_a_link_that_is_over_looks_like_one_that_never_was(marcus, ray, win, end):
    link = make(marcus, ray, win)
    end(marcus, ray)
    gone, never = seen_at(link), seen_at(reverse("portal:their_news", args=["never-made"]))
    assert gone.status_code == never.status_code == 404
    assert gone.text.replace(link, "") == never.text.replace("/good-news/never-made/", "")
    assert cast.Browser().post(link, {"cheer": "x"}).status_code == 404


def test_after_a_month_it_is_over(marcus, ray, win):
    link = make(marcus, ray, win)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert GoodNews.of(ray) is None
    assert seen_at(link).status_code == 200


def test_a_win_taken_off_is_gone_from_the_link_they_have(marcus, ray, win):
    link = make(marcus, ray, win)
    marcus.post(address(ray), {"wins": [], "days": 30})
    assert "Called my sister" not in seen_at(link).text
    assert seen_at(link).status_code == 200


def test_nobody_chooses_a_win_of_somebody_else(marcus, ray, other_client):
    theirs = cast.WinFactory(client=other_client, by=other_client.user)
    assert marcus.post(address(ray), {"wins": [theirs.pk], "days": 30, "new": "1"}).status_code == 422


def test_the_secret_is_kept_nowhere(marcus, ray, win):
    token = make(marcus, ray, win).split("/")[2]
    assert token not in str(GoodNews.objects.values())
    assert token not in marcus.get(address(ray)).text


def test_a_link_of_another_agency_works_for_whoever_is_signed_in_here(ray, win, marcus, stranger):
    link = make(marcus, ray, win)
    assert "Called my sister" in cast.Browser().enter(stranger).get(link).text


def test_more_wins_cost_no_more_queries(marcus, client, ray):
    wins = [cast.WinFactory(client=client, by=client.user) for _ in range(12)]
    link = make(marcus, ray, *wins[:2])
    pages = [(marcus, address(ray)), (marcus, reverse("portal:wins")), (cast.Browser(), link)]
    few = [(_queries(*page), _queries(*page))[1] for page in pages]
    marcus.post(address(ray), {"wins": [win.pk for win in wins], "days": 30})
    assert [_queries(*page) for page in pages] == few
    assert max(few) <= AT_MOST
