"""An agency's own word for its peer specialists."""

from django.urls import reverse
from django.utils import translation

from accounts.models.membership import Role
from accounts.scopes import scope
from tests import cast
from tests.accounts.test_history import save_again


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
