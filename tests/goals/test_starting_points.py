import pytest
from django.urls import reverse

from accounts.models.founding import agency_founded
from goals.models import StartingPoint
from goals.starting_points import SHIPPED
from tests import cast


def at(name, *args):
    return reverse(f"starting_points:{name}", args=args)


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
    patricia.post(at("edit", point.pk), {"words": "Dance again", "life_area": "community", "language": "en"})
    patricia.post(at("end", point.pk))
    assert StartingPoint.by_life_area("en") == []
    patricia.post(at("again", point.pk))
    assert [str(p) for _label, points in StartingPoint.by_life_area("en") for p in points] == ["Dance again"]


def test_the_same_example_twice_gets_a_sentence(patricia):
    said = {"words": "Dance", "life_area": "community", "language": "en"}
    patricia.post(at("new"), said)
    answer = patricia.post(at("new"), said)
    assert answer.status_code == 422
    assert "This example is there already." in answer.content.decode()
    StartingPoint.objects.get().end()
    patricia.post(at("new"), said)
    ended = StartingPoint.objects.exclude(ended_on=None).get()
    assert patricia.post(at("again", ended.pk)).status_code == 302
    assert StartingPoint.objects.current().count() == 1


def test_an_agency_without_examples_is_invited_to_add_one(patricia):
    assert "No example yet." in patricia.get(at("index")).content.decode()
