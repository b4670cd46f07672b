"""The front door, and the ways to leave and to change the language."""

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.access import public, who_is_here
from accounts.borrowed import is_borrowed
from accounts.entering import came_by_code
from accounts.models import Agency
from clients.handed import KEY


@public
def home(request):
    """To each person's first page."""
    if not request.user.is_authenticated:
        return redirect(_front_door())
    member = who_is_here(request)
    if member is None:
        return redirect("portal:passkey_offer" if _may_want_a_passkey(request) else "portal:journey")
    if member.is_manager and not all(member.first_steps()):
        return redirect("accounts:staff")
    return redirect("today" if member.is_specialist else "supervision:board")


def _may_want_a_passkey(request):
    """Offered after a first sign-in with a code, on a device of their own."""
    user = request.user
    if user.passkey_offered_at or is_borrowed(request) or KEY in request.session or not came_by_code(request):
        return False
    return not user.authenticator_set.filter(type="webauthn").exists()


def _front_door():
    if settings.DEMO:
        return "demo"
    return "account_login" if Agency.is_founded() else "accounts:setup"


@csrf_exempt
@public
@require_POST
def quick_exit(request):
    """Sign out, leave for a page that says nothing, and leave nothing of ours in the browser's store.

    Nobody who wants to leave is stopped by a key that has run out; another site's form comes without the cookie.
    """
    logout(request)
    response = redirect(settings.QUICK_EXIT_URL)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    response.headers["Cache-Control"] = "no-store"
    return response


@public
@require_POST
def set_language(request):
    language = request.POST.get("language", "")
    response = redirect(_safe(request, request.POST.get("next", "")))
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            request.user.speak(language)
        translation.activate(language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 60 * 60,
            secure=request.is_secure(),
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response


def _safe(request, address):
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else "/"
