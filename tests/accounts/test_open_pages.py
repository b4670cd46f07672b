"""Pages for everybody: crisis help, language, one's own settings, and the demo's one tap."""

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.urls import reverse

from accounts.models import Agency


def test_crisis_help_is_there_signed_out_and_signed_in(browser, client, specialist):
    for who in (None, client, specialist):
        page = (browser.enter(who) if who else browser).get(reverse("crisis")).content.decode()
        assert 'href="tel:988"' in page
        assert "555 0199" in page
        assert "Nobody watches this page" in page


def test_crisis_help_speaks_the_clients_language(browser, other_client):
    answer = browser.enter(other_client).get(reverse("crisis"))
    assert 'lang="es"' in answer.content.decode()


def test_the_line_in_the_readers_language_stands_first(browser):
    english, spanish = (
        browser.get(reverse("crisis"), headers={"accept-language": tongue}).content.decode() for tongue in ("en", "es")
    )
    assert english.index('sms:988"') < english.index("sms:988?body=AYUDA")
    assert spanish.index("sms:988?body=AYUDA") < spanish.index('sms:988"')


def test_the_language_is_kept_for_the_person_and_for_the_browser(browser, specialist):
    browser.enter(specialist)
    answer = browser.post(reverse("set_language"), {"language": "es", "next": reverse("accounts:me")})
    assert answer.url == reverse("accounts:me")
    specialist.user.refresh_from_db()
    assert specialist.user.language == "es"
    assert browser.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_language_button_leads_nowhere_else(browser, address):
    assert browser.post(reverse("set_language"), {"language": "es", "next": address}).url == "/"


def test_an_unknown_language_changes_nothing(browser, specialist):
    browser.enter(specialist).post(reverse("set_language"), {"language": "xx"})
    specialist.user.refresh_from_db()
    assert specialist.user.language == "en"


def test_each_person_chooses_colors_and_text_size(browser, client):
    browser.enter(client).post(reverse("accounts:me"), {"language": "es", "theme": "dark", "text_size": "big"})
    page = browser.get(reverse("accounts:me")).content.decode()
    assert 'lang="es"' in page
    assert 'data-bs-theme="dark"' in page
    assert 'data-text="big"' in page


def test_a_client_does_not_rename_themselves_for_the_staff(browser, client):
    browser.enter(client).post(
        reverse("accounts:me"), {"name": "Boss", "language": "en", "theme": "auto", "text_size": "normal"}
    )
    client.user.refresh_from_db()
    assert client.user.name == "Marcus R."


def test_outside_the_demo_there_is_no_one_tap(browser, manager):
    assert browser.get(reverse("demo")).status_code == 404
    assert browser.post(reverse("demo"), {"reader": str(manager.user_id)}).status_code == 404
    assert browser.get(reverse("mail")).status_code == 404


def test_in_the_demo_one_tap_signs_in_the_demos_people_only(browser, settings, manager, client, stranger):
    settings.DEMO = True
    Agency.objects.update(is_demo=True)
    assert "Patricia Nowak" in browser.get(reverse("demo")).content.decode()
    assert browser.post(reverse("demo"), {"reader": str(stranger.user_id)}).status_code == 404
    assert browser.post(reverse("demo"), {"reader": "nobody\0"}).status_code == 404
    assert browser.post(reverse("demo"), {"reader": str(manager.user_id)}).url == "/"
    assert browser.get(reverse("accounts:staff")).status_code == 200


def test_a_real_agency_in_the_demos_database_has_no_one_tap(browser, settings, manager):
    settings.DEMO = True
    assert browser.post(reverse("demo"), {"reader": str(manager.user_id)}).status_code == 404


def test_the_demos_letters_can_be_read(browser, settings, tmp_path):
    settings.DEMO = True
    settings.MAILERS = {"default": {"BACKEND": "x", "OPTIONS": {"file_path": tmp_path}}}
    head = "To: ivy@harbor.example\nDate: Mon, 23 Nov 2026 15:00:00 +0000\nSubject: Hello"
    (tmp_path / "1.log").write_text(head + "\n\nOpen http://testserver/x/\n" + "-" * 79)
    page = browser.get(reverse("mail")).content.decode()
    assert "ivy@harbor.example" in page
    assert "23 Nov 2026" in page
    assert 'href="http://testserver/x/"' in page


@pytest.mark.django_db
def test_the_demo_never_stands_before_another_database(settings):
    settings.DEMO = True
    assert "accounts.E003" in [error.id for error in run_checks()]


@pytest.mark.django_db
def test_every_view_says_who_may_enter():
    assert [error for error in run_checks() if error.id in ("accounts.E001", "accounts.E002")] == []
