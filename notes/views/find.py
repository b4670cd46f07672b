"""Finding what was written. What somebody looks for is posted: it is in no address, no log and no history."""

from django.shortcuts import render

from accounts.access import staff_only
from clients.access import for_client
from clients.models import Opening
from clients.views.paging import moment_and_key, place_of
from notes.forms import FindForm
from notes.models import find as find_in_notes

from .desk import typing

PAGE = 25


@staff_only
def find(request):
    """In the notes of everybody whom the reader may see."""
    return _page(request, "notes/find.html", FindForm(typing(request)))


@for_client
def find_of_client(request, client):
    """In the notes of one person."""
    return _page(request, "notes/find_of_client.html", FindForm(typing(request), client), client=client)


def _page(request, page, form, **context):
    context |= {"form": form, "hits": None}
    if form.is_valid():
        context |= _found(request, form)
    if request.htmx:
        return render(request, "notes/_find.html", context)
    return render(request, page, context, status=422 if form.errors else 200)


def _found(request, form):
    """One page of hits; each person who shows in it is written down as found by a search."""
    before = moment_and_key(request.POST.get("before", ""))
    hits = find_in_notes(form.asked(before), request.member, form.people(request.member), PAGE + 1)
    shown = hits[:PAGE]
    people = {hit.session.client_id: hit.session.client for hit in shown}
    Opening.write_found(people.values(), request.member, request.resolver_match.view_name)
    older = place_of(shown[-1].held_at, shown[-1].pk) if len(hits) > PAGE else ""
    return {"hits": shown, "older": older, "is_first": before is None}
