from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Client, Opening
from tests import cast

MOST_QUERIES = 12


def names(response):
    return [client.chosen_name for client in response.context["clients"]]


def seen_days_ago(client, specialist, program, days):
    start = timezone.now() - timedelta(days=days)
    return cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)


def queries_of(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_a_specialist_lists_their_own_people(browser, specialist, client, other_client):
    assert names(browser.enter(specialist).get(reverse("clients:index"))) == ["Marcus R."]


def test_a_manager_lists_everybody_and_a_supervisor_their_specialists_people(
    browser, manager, supervisor, client, other_client
):
    assert names(browser.enter(manager).get(reverse("clients:index"))) == ["Luz T.", "Marcus R."]
    assert names(browser.enter(supervisor).get(reverse("clients:index"))) == ["Marcus R."]


def test_a_list_of_ten_takes_as_many_queries_as_one_of_two(browser, specialist, program, client):
    cast.a_client(specialist, program, chosen_name="Ana")
    browser.enter(specialist)
    few = queries_of(browser, reverse("clients:index"))
    for n in range(8):
        cast.a_client(specialist, program, chosen_name=f"Ben {n}")
    assert queries_of(browser, reverse("clients:index")) == few <= MOST_QUERIES


def test_a_search_takes_as_many_queries_for_ten_as_for_two(browser, manager, specialist, program):
    for n in range(2):
        cast.a_client(specialist, program, chosen_name=f"Rosa {n}")
    browser.enter(manager)
    url = browser.post(reverse("clients:index"), {"q": "rosa", "show": "waiting"}).url
    few = queries_of(browser, url)
    for n in range(8):
        cast.a_client(specialist, program, chosen_name=f"Rosa B{n}")
    assert queries_of(browser, url) == few <= MOST_QUERIES


def test_a_name_is_found_without_its_accents(browser, specialist, program):
    cast.a_client(specialist, program, chosen_name="José Núñez")
    found = browser.enter(specialist).post(reverse("clients:find"), {"q": "jose nunez"}, follow=True)
    assert names(found) == ["José Núñez"]


def test_a_search_writes_down_whom_it_showed(browser, specialist, client):
    browser.enter(specialist).post(reverse("clients:find"), {"q": "marcus"}, follow=True)
    assert client.openings.get().kind == Opening.Kind.SEARCHED


def test_a_search_never_shows_whom_one_may_not_see(browser, specialist, other_client):
    assert names(browser.enter(specialist).post(reverse("clients:index"), {"q": "Luz"}, follow=True)) == []


@pytest.mark.parametrize("words", ["%", "\0", "_", "\\", "a" * 5000, "🙂", "‮x"])
def test_odd_words_find_nobody_and_break_nothing(browser, specialist, client, words):
    browser.enter(specialist)
    assert browser.post(reverse("clients:find"), {"q": words}, follow=True).status_code == 200


@pytest.mark.parametrize("query", ["after=x", "show=odd", "program=1", "specialist=1", "after=" + "0" * 32])
def test_an_odd_address_shows_the_first_page(browser, manager, client, query):
    assert browser.enter(manager).get(f"{reverse('clients:index')}?{query}").status_code == 200


def test_typing_asks_for_the_rows_alone(browser, specialist, client):
    page = browser.enter(specialist).post(reverse("clients:index"), {"q": "mar"}, headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    assert "Marcus R." in page.content.decode()
    assert "mar" not in page.headers["HX-Replace-Url"].lower()


def test_a_name_is_in_no_address_and_the_address_still_works(browser, manager, specialist, program):
    for n in range(51):
        cast.a_client(specialist, program, chosen_name=f"Rosa {n:02}")
    cast.a_client(specialist, program, chosen_name="Ana")
    address = browser.enter(manager).post(reverse("clients:index"), {"q": "rosa", "program": program.pk}).url
    first = browser.get(address)
    assert len(names(first)) == 50
    assert 'value="rosa"' in first.text
    addresses = [address, first.context["more_url"], *(tab[0] for tab in first.context["tabs"])]
    assert not any("rosa" in one.lower() for one in addresses)
    assert names(browser.get(first.context["more_url"])) == ["Rosa 50"]
    assert names(browser.get(address))[0] == "Rosa 00"


def test_the_key_of_a_search_means_nothing_to_anybody_else(browser, manager, supervisor, client, other_client):
    address = browser.enter(manager).post(reverse("clients:index"), {"q": "luz"}).url
    assert names(browser.get(address)) == ["Luz T."]
    assert 'value="luz"' not in cast.Browser().enter(supervisor).get(address).text


def test_a_name_in_an_old_address_is_left_alone(browser, manager, client, other_client):
    page = browser.enter(manager).get(reverse("clients:index"), {"q": "luz"})
    assert len(names(page)) == 2
    assert not any("luz" in address for address, *_rest in page.context["tabs"])


def test_not_seen_lately_leaves_out_those_who_asked_for_space(browser, specialist, program, client):
    quiet = cast.a_client(specialist, program, chosen_name="Quiet")
    apart = cast.a_client(specialist, program, chosen_name="Apart", asked_for_space_on=timezone.localdate())
    for person, days in ((client, 2), (quiet, 20), (apart, 20)):
        seen_days_ago(person, specialist, program, days)
    browser.enter(specialist)
    assert names(browser.get(reverse("clients:index"), {"show": "quiet"})) == ["Quiet"]
    assert names(browser.get(reverse("clients:index"), {"show": "space"})) == ["Apart"]


def test_the_tabs_find_those_without_a_goal_or_a_first_contact(browser, specialist, program, client, goal):
    newcomer = cast.a_client(specialist, program, chosen_name="Newcomer")
    seen_days_ago(client, specialist, program, 1)
    browser.enter(specialist)
    assert names(browser.get(reverse("clients:index"), {"show": "no_goal"})) == [newcomer.chosen_name]
    assert names(browser.get(reverse("clients:index"), {"show": "waiting"})) == [newcomer.chosen_name]


def test_archived_people_are_listed_apart(browser, manager, client, other_client):
    client.archive("Moved away")
    browser.enter(manager)
    assert names(browser.get(reverse("clients:index"))) == ["Luz T."]
    assert names(browser.get(reverse("clients:index"), {"show": "archived"})) == ["Marcus R."]


def test_pages_follow_one_another_without_a_gap(browser, manager, specialist, program):
    for n in range(53):
        cast.a_client(specialist, program, chosen_name=f"Same name {n % 3}")
    first = browser.enter(manager).get(reverse("clients:index"))
    second = browser.get(first.context["more_url"])
    everybody = [c.pk for c in [*first.context["clients"], *second.context["clients"]]]
    assert everybody == list(Client.objects.by_name().values_list("pk", flat=True))


def test_an_empty_list_invites(browser, specialist):
    assert "Add the first person" in browser.enter(specialist).get(reverse("clients:index")).content.decode()
