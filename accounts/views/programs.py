"""Programs and the agency's own settings."""

from copy import copy

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import managers_only
from accounts.forms import AgencyForm, ProgramForm, PromisesForm, WordsForm
from accounts.models import Program
from accounts.previewing import preview, preview_button, sent_to
from accounts.settings_history import AGENCY, PROGRAM


@managers_only
def programs(request):
    everything = list(Program.objects.visible_to(request.member).by_name())
    context = {
        "open_programs": [program for program in everything if not program.ended_on],
        "closed_programs": [program for program in everything if program.ended_on],
    }
    return render(request, "accounts/programs.html", context)


@managers_only
def program_new(request):
    return _edit(request, Program(), _("The program is ready."))


@managers_only
def program(request, pk):
    found = get_object_or_404(Program.objects.visible_to(request.member), pk=pk)
    return _edit(request, found, _("Saved."))


def _edit(request, program, words):
    form = ProgramForm(request.POST or None, instance=program)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, "program", PROGRAM, program.name)
    if sent_to_be == "save" and _saved(form):
        messages.success(request, words)
        return redirect("accounts:programs")
    context = {"form": form, "program": program, "is_new": not program.is_saved}
    context["codes"] = program.service_codes.in_order() if program.is_saved else []
    return render(request, "accounts/program.html", context, status=422 if form.errors else 200)


def _saved(form):
    """Two people may choose the same name in the same moment; the second is told."""
    try:
        with transaction.atomic():
            form.save(commit=False).keep_rules()
    except IntegrityError:
        form.add_error("name", _("There is a program with this name already."))
    return form.is_valid()


@managers_only
def program_close(request, pk):
    found = get_object_or_404(Program.objects.visible_to(request.member).open(), pk=pk)
    if request.method != "POST":
        change = (found.name, _("open"), _("closed"))
        return preview_button(request, "closing", found.name, change, [found], found.get_absolute_url())
    found.close()
    messages.success(request, _("Closed for new people. Everything in it stays."))
    return redirect(found)


@managers_only
def program_reopen(request, pk):
    found = get_object_or_404(Program.objects.visible_to(request.member), pk=pk)
    if request.method != "POST":
        change = (found.name, _("closed") if found.ended_on else _("open"), _("open"))
        return preview_button(request, "opening", found.name, change, [found], found.get_absolute_url())
    found.reopen()
    messages.success(request, _("The program is open again."))
    return redirect(found)


@managers_only
def agency(request):
    form = AgencyForm(request.POST or None, instance=copy(request.user.agency))
    return _settings(request, form, "agency", _("Agency settings"), "accounts/agency.html")


@managers_only
def promises(request):
    """By when people are answered; every page that promises a day reads it here."""
    form = PromisesForm(request.POST or None, instance=copy(request.user.agency))
    return _settings(request, form, "promises", _("What we promise"), "accounts/promises.html")


@managers_only
def words(request):
    form = WordsForm(request.POST or None, instance=copy(request.user.agency))
    return _settings(request, form, "words", _("Your own words"), "accounts/words.html")


def _settings(request, form, kind, name, template):
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, kind, AGENCY, name)
    if sent_to_be == "save":
        form.save()
        messages.success(request, _("Saved."))
        return redirect(f"accounts:{kind}")
    return render(request, template, {"form": form}, status=422 if form.errors else 200)
