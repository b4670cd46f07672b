from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models.founding import agency_founded, found
from accounts.scopes import scope
from goals.models import Goal, StartingPoint
from goals.starting_points import SHIPPED
from tests import cast


def at(name, *args):
    return reverse(f"starting_points:{name}", args=args)


def reword(browser, point, words):
    address = at("edit", point.pk)
    seen = browser.get(address).context["form"]["seen"].value()
    return browser.post(address, {"words": words, "life_area": "community", "language": "en", "seen": seen})


@pytest.fixture
def patricia(browser, manager):
    return browser.enter(manager)


@pytest.fixture
def shipped(agency):
    agency_founded.send(type(agency), agency=agency)


def test_a_new_agency_begins_with_examples_for_every_area_in_both_languages(shipped):
    for language in ("en", "es"):
        areas = StartingPoint.by_life_area(language)
        assert [len(examples) for _label, examples in areas] == [6, 6, 6, 6]
    assert StartingPoint.objects.count() == sum(len(by["en"]) + len(by["es"]) for by in SHIPPED.values())


def test_who_founds_an_agency_finds_the_examples_there(db):
    manager = found(
        cast.AgencyFactory.build(), cast.ProgramFactory.build(), "Pat", "pat@bay.example", "a kitchen table"
    )
    with scope(manager.user.agency):
        assert StartingPoint.objects.current().count() == 48


def test_the_person_reads_them_in_their_language_and_they_fill_nothing(shipped, client, other_client):
    marcus, luz = cast.Browser().enter(client), cast.Browser().enter(other_client)
    english, spanish = (who.get(reverse("portal:goal_new")) for who in (marcus, luz))
    assert "A door that I can lock" in english.content.decode()
    assert "Una puerta que pueda cerrar con llave" in spanish.content.decode()
    assert not english.context["form"]["own_words"].value()


def test_the_specialist_sees_those_of_the_persons_language(shipped, other_client, other_specialist):
    page = cast.Browser().enter(other_specialist).get(reverse("goals:new", args=[other_client.pk])).content.decode()
    assert "Volver a dormir toda la noche" in page
    assert "Sleep through the night again" not in page


def test_a_manager_adds_rewords_takes_off_and_brings_back(patricia):
    patricia.post(at("new"), {"words": "Dance on Sundays", "life_area": "community", "language": "en"})
    point = StartingPoint.objects.get()
    reword(patricia, point, "Dance again")
    patricia.post(at("end", point.pk))
    assert StartingPoint.by_life_area("en") == []
    patricia.post(at("again", point.pk))
    assert [str(p) for _label, points in StartingPoint.by_life_area("en") for p in points] == ["Dance again"]


def test_the_same_example_twice_gets_a_sentence_beside_the_words(patricia):
    said = {"words": "Dance", "life_area": "community", "language": "en"}
    patricia.post(at("new"), said)
    answer = patricia.post(at("new"), said)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"words": ["This example is there already."]}
    patricia.post(at("new"), said | {"words": "Sing"})
    assert reword(patricia, StartingPoint.objects.get(words="Sing"), "Dance").status_code == 422


def test_an_example_that_is_there_again_stays_taken_off(patricia):
    ended, now = (StartingPoint(words="Dance", life_area="community", language="en") for _ in range(2))
    ended.save()
    ended.end()
    now.save()
    page = patricia.post(at("again", ended.pk), follow=True)
    assert "This example is there already." in page.content.decode()
    assert StartingPoint.objects.current().get() == now


def test_an_example_taken_off_twice_keeps_its_first_day(patricia):
    point = StartingPoint.objects.create(words="Dance", life_area="community", language="en", ended_on="2026-01-02")
    patricia.post(at("end", point.pk))
    point.refresh_from_db()
    assert str(point.ended_on) == "2026-01-02"


def test_who_rewords_an_old_page_writes_nothing_over(patricia):
    point = StartingPoint.objects.create(words="Dance", life_area="community", language="en")
    seen = patricia.get(at("edit", point.pk)).context["form"]["seen"].value()
    reword(patricia, point, "Dance again")
    said = {"words": "Dance some day", "life_area": "community", "language": "en", "seen": seen}
    answer = patricia.post(at("edit", point.pk), said)
    assert answer.status_code == 422
    assert "<dd>Dance again</dd>" in answer.content.decode()
    assert 'value="Dance some day"' in answer.content.decode()


def test_without_examples_in_their_language_the_page_says_nothing_of_them(client, other_client):
    StartingPoint.objects.create(words="Dance", life_area="community", language="en")
    marcus, luz = (cast.Browser().enter(who).get(reverse("portal:goal_new")) for who in (client, other_client))
    assert 'id="said-1"' in marcus.content.decode()
    assert "Hay quien dice" not in luz.content.decode()


def test_the_areas_stand_in_the_order_of_the_form(shipped, patricia):
    points = patricia.get(at("index")).context["current"]
    assert [point.life_area for point in points[::6]] == Goal.LifeArea.values * 2
    assert [examples[0].life_area for _area, examples in StartingPoint.by_life_area("es")] == Goal.LifeArea.values


def test_more_examples_cost_no_more_queries(patricia):
    StartingPoint.begin_with({"home": {"en": [f"Door {n}" for n in range(10)]}})
    patricia.get(at("index"))
    with CaptureQueriesContext(connection) as few:
        patricia.get(at("index"))
    StartingPoint.begin_with({"home": {"en": [f"Window {n}" for n in range(190)]}})
    with CaptureQueriesContext(connection) as many:
        patricia.get(at("index"))
    assert len(many) == len(few) <= 12


def test_an_agency_from_before_gets_the_examples_once(agency):
    with connection.schema_editor() as editor:
        migration = import_module("goals.migrations.0009_starting_points_of_agencies")
        migration.give(apps, editor)
        migration.give(apps, editor)
    assert [len(examples) for _area, examples in StartingPoint.by_life_area("en")] == [6, 6, 6, 6]


def test_an_agency_without_examples_is_invited_to_add_one(patricia):
    assert "No example yet." in patricia.get(at("index")).content.decode()
