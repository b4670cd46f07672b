"""Programs and the agency's own settings."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import managers_only
from accounts.forms import AgencyForm, ProgramForm
from accounts.models import Program


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
    if request.method == "POST" and form.is_valid() and _saved(form):
        messages.success(request, words)
        return redirect("accounts:programs")
    context = {"form": form, "program": program, "is_new": not program.is_saved}
    context["codes"] = program.service_codes.in_order() if program.is_saved else []
    return render(request, "accounts/program.html", context, status=422 if form.errors else 200)


def _saved(form):
    """Two people may choose the same name in the same moment; the second is told."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("name", _("There is a program with this name already."))
    return form.is_valid()


@managers_only
@require_POST
def program_close(request, pk):
    found = get_object_or_404(Program.objects.visible_to(request.member).open(), pk=pk)
    found.close()
    messages.success(request, _("Closed for new people. Everything in it stays."))
    return redirect("accounts:program", pk)


@managers_only
@require_POST
def program_reopen(request, pk):
    found = get_object_or_404(Program.objects.visible_to(request.member), pk=pk)
    found.reopen()
    messages.success(request, _("The program is open again."))
    return redirect("accounts:program", pk)


@managers_only
def agency(request):
    form = AgencyForm(request.POST or None, instance=request.user.agency)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:agency")
    return render(request, "accounts/agency.html", {"form": form}, status=422 if form.errors else 200)
