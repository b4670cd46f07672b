"""An agency's own word for its peer specialists."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models.membership import Role
from accounts.scopes import scope
from accounts.words import with_title
from tests import cast
from tests.accounts.test_history import save_again
from tests.accounts.test_previews import look


def test_the_role_is_called_what_the_agency_calls_it_in_each_readers_language(
    browser, manager, specialist, client, other_client
):
    words = {"peer_title_en": "Recovery coach", "peer_title_es": "Acompañante"}
    save_again(browser.enter(manager), reverse("accounts:words"), **words)
    assert "Recovery coach" in browser.get(reverse("accounts:credentials")).content.decode()
    assert "Recovery coach" in browser.get(reverse("accounts:member", args=[specialist.pk])).content.decode()
    manager.user.speak("es")
    page = browser.get(reverse("accounts:credentials")).content.decode()
    assert "Acompañante" in page
    assert "Recovery coach" not in page


def test_who_opened_a_record_is_told_by_that_word(browser, agency, specialist, client):
    agency.peer_title_en = "Recovery coach"
    agency.save()
    browser.enter(specialist).get(client.get_absolute_url())
    assert "Recovery coach" in cast.Browser().enter(client).get(reverse("portal:openings")).content.decode()


def test_another_agency_keeps_the_products_word(agency, other_agency):
    agency.peer_title_en = "Recovery coach"
    with scope(agency), translation.override("en"):
        assert str(Role.SPECIALIST.label) == "Recovery coach"
    for elsewhere in (other_agency, None):
        with scope(elsewhere), translation.override("en"):
            assert str(Role.SPECIALIST.label) == "Peer specialist"


def test_clients_read_it_inside_sentences_in_both_languages(browser, agency, client, specialist):
    agency.peer_title_en, agency.peer_title_es = "Recovery coach", "Acompañante de recuperación"
    agency.save()
    entered = browser.enter(client)
    assert "your recovery coach writes a note" in entered.get(reverse("portal:notes")).text
    client.user.speak("es")
    assert "tu acompañante de recuperación" in entered.get(reverse("portal:notes")).text


def test_the_preview_shows_such_a_sentence(browser, manager):
    page = look(browser.enter(manager), reverse("accounts:words"), peer_title_es="Acompañante")
    assert "“Una idea de tu acompañante”" in page.text
    assert "An idea from" not in page.text


@pytest.mark.parametrize(
    ("language", "usual", "title", "said"),
    [
        ("en", "my peer specialist", "Recovery specialist", "my recovery specialist"),
        ("es", "mi especialista de apoyo entre pares", "Especialista de vida", "mi especialista de vida"),
    ],
)
def test_a_word_with_specialist_in_it_stands_once(language, usual, title, said):
    with translation.override(language):
        assert with_title(usual, title) == said
