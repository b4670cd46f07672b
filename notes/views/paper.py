"""Signed notes on paper, to print or as a PDF; each is written down by the gate under its own name."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients.access import for_client
from notes.forms import PeriodForm
from notes.models import Note, Session
from notes.paper import Paper, pdf_of


@for_client
@require_safe
def note_print(request, client, pk):
    note = _signed(client, pk)
    copy = reverse("notes:note_copy", args=[client.pk, pk])
    return _page(request, client, Paper.of_note(client, note, request.member), note.get_absolute_url(), copy)


@for_client
@require_safe
def note_copy(request, client, pk):
    note = _signed(client, pk)
    return _pdf(Paper.of_note(client, note, request.member), f"note-{_day(note)}")


@for_client
@require_safe
def period(request, client):
    """From when to when; nothing is on paper yet."""
    form = _form(request, client)
    if form.is_bound and form.is_valid():
        name = "period_copy" if request.GET.get("as") == "pdf" else "period_print"
        return redirect(_address(name, client, request))
    return render(
        request, "notes/paper/period.html", {"client": client, "form": form}, status=422 if form.errors else 200
    )


@for_client
@require_safe
def period_print(request, client):
    form = _form(request, client)
    if not form.is_valid():
        return redirect(_address("period", client, request))
    paper = Paper.of_period(client, **form.cleaned_data, by=request.member)
    back, copy = (_address(name, client, request) for name in ("period", "period_copy"))
    return _page(request, client, paper, back, copy)


@for_client
@require_safe
def period_copy(request, client):
    form = _form(request, client)
    if not form.is_valid():
        return redirect(_address("period", client, request))
    paper = Paper.of_period(client, **form.cleaned_data, by=request.member)
    return _pdf(paper, "notes-{since:%Y-%m-%d}-to-{until:%Y-%m-%d}".format(**form.cleaned_data))


def _signed(client, pk):
    return get_object_or_404(Note.of(client).signed(), pk=pk)


def _day(note):
    return timezone.localdate(note.session.start_at).isoformat()


def _form(request, client):
    return PeriodForm(request.GET or None, programs=Session.programs_ever(client))


def _address(name, client, request):
    asked = request.GET.copy()
    asked.pop("as", None)
    return f"{reverse(f'notes:{name}', args=[client.pk])}?{asked.urlencode()}"


def _page(request, client, paper, back, copy):
    return render(request, "notes/paper/print.html", {"client": client, "paper": paper, "back": back, "copy": copy})


def _pdf(paper, name):
    """The file's name tells nobody whose notes these are."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf_of(paper), content_type="application/pdf", headers=headers)
