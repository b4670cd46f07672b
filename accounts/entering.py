"""Signing somebody in, and what every sign-in writes into the session."""

from allauth.account import signals
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .models import Membership
from .scopes import scope

BACKEND = "accounts.backends.AgencyBackend"


def enter(request, user, method, **how):
    """Sign in somebody who has proved who they are outside the sign-in page."""
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method=method, **how)
    signals.user_logged_in.send(sender=type(user), request=request, user=user)


def is_staff(user):
    with scope(user.agency_id, user.pk):
        return Membership.objects.filter(user=user).exists()


@receiver(user_logged_in)
def remember_which_side(sender, request, user, **kwargs):
    """A client is signed out sooner than staff; the time-out has to know before anything else is asked."""
    request.session["is_client"] = not is_staff(user)
