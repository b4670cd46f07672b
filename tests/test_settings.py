"""Headers on every answer, also on errors; production settings that satisfy Django's own check."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

from tests import cast

PRODUCTION = {
    "PEERSUPPORT_HOSTS": "peersupport.example",
    "PEERSUPPORT_SECRET_KEY": "a-long-text-that-only-this-test-knows-0123456789-0123456789",
    "PEERSUPPORT_MAIL_URL": "smtp://mail.example",
}


@pytest.fixture
def broken_page(monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("peersupport.views.crisis.render", break_down)


def _headers_are_there(response):
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Permissions-Policy"]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_an_ordinary_page_has_all_headers(browser):
    _headers_are_there(browser.get("/crisis/"))


def test_a_page_that_is_not_there_has_all_headers(browser):
    response = browser.get("/nowhere/")
    assert response.status_code == 404
    _headers_are_there(response)


def test_a_page_that_refuses_has_all_headers(agency):
    response = cast.Browser(enforce_csrf_checks=True).post(reverse("account_login"))
    assert response.status_code == 403
    _headers_are_there(response)


@pytest.mark.ignore_template_errors
def test_a_page_that_breaks_has_all_headers_and_says_so_plainly(browser, broken_page, caplog):
    browser.raise_request_exception = False
    response = browser.get("/crisis/")
    assert response.status_code == 500
    assert "It is not your fault" in response.text
    _headers_are_there(response)


def test_a_signed_in_page_is_not_kept_by_the_browser(browser, specialist):
    assert "no-store" in browser.enter(specialist).get("/today/").headers["Cache-Control"]


def test_limits_hold_across_workers():
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def _in_production(*arguments):
    environment = os.environ | PRODUCTION | {"DJANGO_SETTINGS_MODULE": "peersupport.settings"}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True
    )


def test_production_settings_are_safe():
    code = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        " s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG)"
    )
    assert _in_production("-c", code).stdout.split() == ["__Host-session", "__Host-csrf", "True", "True", "False"]


def test_djangos_own_check_of_a_deployment_has_nothing_to_say():
    said = _in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    assert "no issues" in said.stdout
