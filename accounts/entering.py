"""Signing somebody in, and what every sign-in writes into the session."""

from allauth.account import signals
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.contrib.auth import login
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .models import Membership
from .scopes import scope

BACKEND = "accounts.backends.AgencyBackend"


def enter(request, user, method, lent_by="", **how):
    """Sign in somebody who has proved who they are outside the sign-in page; perhaps on a device lent to them."""
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method=method, **how)
    signals.user_logged_in.send(sender=type(user), request=request, user=user)
    if lent_by:
        user.usersession_set.filter(session_key=request.session.session_key).update(data={"lent_by": lent_by})


def came_by_code(request):
    return any(record["method"] == "code" for record in get_authentication_records(request, request.user))


def is_staff(user):
    with scope(user.agency_id, user.pk):
        return Membership.objects.filter(user=user).exists()


@receiver(user_logged_in)
def remember_which_side(sender, request, user, **kwargs):
    """A client is signed out sooner than staff; the time-out has to know before anything else is asked."""
    request.session["is_client"] = not is_staff(user)
