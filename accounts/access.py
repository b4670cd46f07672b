"""The doors: every view carries one mark that says who may enter. The marks for clients are in clients.access."""

from functools import cache, wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect

from .models import Membership
from .once import answer_once


def mark(rule, admit):
    """A view mark: `admit(request, kwargs)` lets in by returning None, refuses by raising or returning a response."""

    def marked(view):
        @wraps(view)
        def door(request, *args, **kwargs):
            refusal = admit(request, kwargs)
            return refusal or answer_once(view, request, *args, **kwargs)

        door.access_rule = rule
        return door

    return marked


def public(view):
    """Anybody, signed in or not."""

    @wraps(view)
    def door(request, *args, **kwargs):
        if request.user.is_authenticated:
            _anybody(request, kwargs)
        return answer_once(view, request, *args, **kwargs)

    door.access_rule = "public"
    return login_not_required(door)


def who_is_here(request):
    """The signed-in staff member as of this very request, or None for a client."""
    if not hasattr(request, "member"):
        request.member = _staff_at_work().filter(user=request.user).first()
        if request.member:
            request.member.user = request.user
    return request.member


@cache
def _staff_at_work():
    """Built once: every page of the staff begins with it."""
    return Membership.objects.active().with_second_factor().with_emergencies()


def admit_staff(request):
    """Staff of any role, with a second factor; a sign-in without one is sent to set it up."""
    member = who_is_here(request)
    if member is None:
        raise Http404
    if member.has_second_factor or second_factor_is_spared(request):
        return None
    return redirect("mfa_index")


def second_factor_is_spared(request):
    return settings.DEMO and request.user.agency.is_demo


def _staff(*roles):
    def admit(request, kwargs):
        refusal = admit_staff(request)
        if refusal is None and roles and request.member.role not in roles:
            raise Http404
        return refusal

    return admit


def _anybody(request, kwargs):
    """Staff or a client, each in the frame of their own pages."""
    if who_is_here(request) is None:
        request.myself = getattr(request.user, "client_record", None)


signed_in = mark("signed_in", _anybody)
staff_only = mark("staff_only", _staff())
specialists_only = mark("specialists_only", _staff("specialist"))
supervisors_only = mark("supervisors_only", _staff("supervisor", "manager"))
managers_only = mark("managers_only", _staff("manager"))
