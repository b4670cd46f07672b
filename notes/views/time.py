"""Time outside sessions: each specialist's own, a week on a page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import specialists_only
from clients.models import Client
from notes.forms import IndirectTimeForm
from notes.models import IndirectTime
from notes.week import Week
from notes.words import length_words

from .desk import typing
from .rows import with_length


@specialists_only
def time(request):
    """What one did this week beside the sessions, and a form for more."""
    entry = IndirectTime(specialist=request.member, on=timezone.localdate())
    form = _form(request, entry, client=request.GET.get("for", ""))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept."))
        return redirect(_week_of(entry))
    week = Week.around(request.GET.get("day", ""), request.user.agency)
    context = {"form": form, "week": week, **_told(request.member, week)}
    return render(request, "notes/time/index.html", context, status=422 if form.errors else 200)


@specialists_only
def entry(request, pk):
    """One of one's own entries, to put right."""
    kept = get_object_or_404(request.member.indirect_time.kept().known_to(request.member), pk=pk)
    form = _form(request, kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(_week_of(kept))
    context = {"form": form, "entry": kept}
    return render(request, "notes/time/entry.html", context, status=422 if form.errors else 200)


@specialists_only
@require_POST
def take_back(request, pk):
    """It was no such time; an undo away."""
    kept = get_object_or_404(request.member.indirect_time.kept(), pk=pk)
    kept.take_back()
    messages.success(request, _("Taken back. It is at the end of this page, if you need it again."))
    return redirect(_week_of(kept))


@specialists_only
@require_POST
def put_back(request, pk):
    entry = get_object_or_404(request.member.indirect_time, pk=pk)
    entry.put_back()
    messages.success(request, _("Kept."))
    return redirect(_week_of(entry))


def _form(request, entry, client=""):
    mine = Client.objects.visible_to(request.member).by_name()
    initial = {"client": client} if client else None
    return IndirectTimeForm(typing(request), instance=entry, clients=mine, programs=entry.programs, initial=initial)


def _week_of(entry):
    return f"{reverse('notes:time')}?day={entry.on:%Y-%m-%d}"


def _told(member, week):
    """The week's entries with what they come to. A name stands only where one still walks with its person."""
    rows = member.indirect_time.on_days(week.first, week.last).with_names().with_who_is_known_to(member)
    entries = with_length(rows.newest_first())
    totals = dict.fromkeys(IndirectTime.Kind, 0)
    for one in entries:
        totals[one.kind] += one.minutes if one.is_kept else 0
    sums = [(kind.label, length_words(minutes)) for kind, minutes in totals.items() if minutes]
    return {
        "entries": [one for one in entries if one.is_kept],
        "taken_back": [one for one in entries if not one.is_kept],
        "sums": sums,
        "whole": length_words(sum(totals.values())) if len(sums) > 1 else "",
    }
