"""The gate: the only way to a client's record, and the one place that writes down that it was opened."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import SimpleLazyObject

from accounts.access import admit_staff, mark, who_is_here

from .models import Client, Opening

WRITTEN_AS = {"print": Opening.Kind.PRINTED, "copy": Opening.Kind.EXPORTED}


def _admit(request, kwargs, clients_of):
    refusal = admit_staff(request)
    if refusal is not None:
        return refusal
    client = get_object_or_404(clients_of(request.member), pk=kwargs.pop("client_pk"))
    kwargs["client"] = client
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
    by = {"user": request.user, "role": request.member.role}
    Opening.objects.bulk_create(Opening(client=client, kind=kind, page=page, **by) for client in clients)


def write_own_copy(request, client):
    """The person took a copy of their own record; they read it in their own list and need no role for it."""
    page = request.resolver_match.view_name
    Opening.objects.create(client=client, user=request.user, kind=Opening.Kind.EXPORTED, page=page)


def for_client(view):
    """Staff who may see this client today; the view receives the client. Anybody else finds no such page."""
    return mark("for_client", lambda request, kwargs: _admit(request, kwargs, Client.objects.visible_to))(view)


def for_specialist(view):
    """Only the specialist who walks with this client today, primary or cover: the pages that write."""
    return mark("for_specialist", lambda request, kwargs: _admit(request, kwargs, _caseload))(view)


def for_manager(view):
    """Only a manager of the agency: what is decided about a record, not written in it."""
    return mark("for_manager", lambda request, kwargs: _admit(request, kwargs, _every))(view)


def _every(member):
    return Client.objects.visible_to(member) if member.is_manager else Client.objects.none()


def _caseload(member):
    return Client.objects.walking_with(member) if member.is_specialist else Client.objects.none()


def _admit_self(request, kwargs):
    if who_is_here(request) is not None:
        raise Http404
    request.myself = get_object_or_404(Client.objects.with_news().select_related("user"), user=request.user)
    kwargs["client"] = request.myself


for_self = mark("for_self", _admit_self)
