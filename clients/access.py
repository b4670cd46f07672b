"""The gate: the only way to a client's record, and the one place that writes down that it was opened."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.access import admit_staff, mark, who_is_here

from .models import Client, Opening

WRITTEN_AS = {"print": Opening.Kind.PRINTED, "copy": Opening.Kind.EXPORTED}
# The pages that may be read in an emergency. A page that is not named here stays closed.
READ_IN_AN_EMERGENCY = frozenset(
    ["overview", "clients:about", "clients:enrollments", "clients:assignments", "clients:history"]
    + ["clients:openings", "goals:index", "goals:show", "goals:story", "notes:sessions", "notes:session", "notes:note"]
)


class HourIsOver(Http404):
    """The record was open for them in an emergency until a while ago."""


def _admit(request, kwargs, find):
    refusal = admit_staff(request)
    if refusal is not None:
        return refusal
    request.emergency = None
    try:
        client = kwargs["client"] = find(request, kwargs.pop("client_pk"))
    except HourIsOver:
        messages.info(request, _("The hour is over, and the record is closed. If it still cannot wait, ask once more."))
        return redirect("clients:emergencies")
    request.client_is_mine = SimpleLazyObject(lambda: client.is_supported_by(request.member))
    if request.method in ("GET", "HEAD"):
        write_opening(request, client)
    return None


def write_opening(request, client):
    write_openings(request, [client])


def write_openings(request, clients):
    """Of everybody of whose record a page shows something."""
    page = request.resolver_match.view_name
    kind = WRITTEN_AS.get(page.rpartition("_")[2].rpartition(":")[2], Opening.Kind.OPENED)
    emergency = getattr(request, "emergency", None)
    by = {"user": request.user, "role": request.member.role, "because": emergency.because if emergency else ""}
    Opening.objects.bulk_create(Opening(client=client, kind=kind, page=page, **by) for client in clients)


def write_own_copy(request, client):
    """The person took a copy of their own record; they read it in their own list and need no role for it."""
    page = request.resolver_match.view_name
    Opening.objects.create(client=client, user=request.user, kind=Opening.Kind.EXPORTED, page=page)


def for_client(view):
    """Staff who may see this client today; the view receives the client. Anybody else finds no such page,
    except for an hour the pages to read of a record that they opened in an emergency."""
    return mark("for_client", lambda request, kwargs: _admit(request, kwargs, _seen))(view)


def for_specialist(view):
    """Only the specialist who walks with this client today, primary or cover: the pages that write."""
    return mark("for_specialist", lambda request, kwargs: _admit(request, kwargs, _walked_with))(view)


def for_manager(view):
    """Only a manager of the agency: what is decided about a record, not written in it."""
    return mark("for_manager", lambda request, kwargs: _admit(request, kwargs, _managed))(view)


def _seen(request, pk):
    client = Client.objects.visible_to(request.member).filter(pk=pk).first()
    return client or _opened_in_an_emergency(request, pk)


def _opened_in_an_emergency(request, pk):
    if request.method not in ("GET", "HEAD") or request.resolver_match.view_name not in READ_IN_AN_EMERGENCY:
        raise Http404
    emergencies = request.member.emergencies.filter(client=pk)
    request.emergency = emergencies.running().select_related("client").order_by("-began_at").first()
    if request.emergency is None:
        raise HourIsOver if emergencies.just_over().exists() else Http404
    return request.emergency.client


def _walked_with(request, pk):
    member = request.member
    caseload = Client.objects.walking_with(member) if member.is_specialist else Client.objects.none()
    return get_object_or_404(caseload, pk=pk)


def _managed(request, pk):
    if not request.member.is_manager:
        raise Http404
    return get_object_or_404(Client.objects.visible_to(request.member), pk=pk)


def _admit_self(request, kwargs):
    if who_is_here(request) is not None:
        raise Http404
    request.myself = get_object_or_404(Client.objects.with_news().select_related("user"), user=request.user)
    kwargs["client"] = request.myself


for_self = mark("for_self", _admit_self)
