"""Who is asking, in which agency, language and time zone; and whether they have been away too long."""

import time

from django.contrib.auth import logout
from django.utils import timezone, translation

from .borrowed import IDLE_MINUTES, is_borrowed, leave_nothing
from .scopes import scope
from .signed_out import signed_out_response

ABSOLUTE_SECONDS = 12 * 60 * 60
SEEN, BEGAN = "seen_at", "began_at"
WRITE_AFTER_SECONDS = 30


class ScopeMiddleware:
    """Everything below works inside the signed-in person's agency."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        agency = request.user.agency
        with scope(agency, request.user, request.path), timezone.override(agency.zone):
            language = request.user.language
            if not request.path.startswith("/crisis"):
                translation.activate(language)
                request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Cache-Control", "no-store")
            return response


class AwayMiddleware:
    """Signs out after a time without a human hand, and after twelve hours in any case. A device that is not one's own
    forgets everything with it, however one leaves."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        borrowed = is_borrowed(request)
        if self._has_been_away(request):
            logout(request)
        response = self.get_response(request)
        if borrowed and not request.user.is_authenticated:
            leave_nothing(response)
        return response

    def _has_been_away(self, request):
        now = time.time()
        session = request.session
        began = session.setdefault(BEGAN, now)
        seen = session.setdefault(SEEN, now)
        agency = request.user.agency
        is_client = session.get("is_client", False)
        minutes = agency.client_idle_minutes if is_client else agency.staff_idle_minutes
        idle = 60 * (min(IDLE_MINUTES, minutes) if is_borrowed(request) else minutes)
        if now - seen > idle or now - began > ABSOLUTE_SECONDS:
            return True
        if now - seen > WRITE_AFTER_SECONDS and not request.headers.get("X-Autosave"):
            session[SEEN] = now
        return False


class SignedOutWhileWriting:
    """A form sent without being signed in keeps what was typed, instead of losing it to the sign-in page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        private = getattr(view, "login_required", True)
        if request.method == "POST" and private and not request.user.is_authenticated:
            return signed_out_response(request)
        return None
