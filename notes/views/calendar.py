"""The specialist's calendar feed: its secret address, and what a calendar reads there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import public, specialists_only
from accounts.scopes import scope
from notes.ical import calendar_of
from notes.models import CalendarFeed


@specialists_only
def feed(request):
    """The address is made by a tap, shown once, and never kept."""
    address = ""
    if request.method == "POST":
        path = reverse("notes:calendar", args=[CalendarFeed.make(request.member)])
        address = request.build_absolute_uri(path)
    return render(request, "notes/feed.html", {"feed": CalendarFeed.of(request.member), "address": address})


@specialists_only
@require_POST
def feed_off(request):
    CalendarFeed.end(request.member)
    messages.success(request, _("The address is turned off. Calendars that use it find nothing there from now on."))
    return redirect("notes:feed")


@public
@require_safe
def calendar(request, token):
    """Whoever holds the secret address: initials and times alone. Every other address is one that does not exist."""
    agency_id = CalendarFeed.agency_behind(token)
    if agency_id is None:
        raise Http404
    with scope(agency_id):
        feed = CalendarFeed.behind(token)
        if feed is None:
            raise Http404
        with timezone.override(feed.agency.zone):
            body = calendar_of(feed.sessions())
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
