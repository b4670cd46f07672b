"""How much supervision was given, and how much is asked for."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import managers_only, supervisors_only
from accounts.models import Program
from accounts.previewing import preview_rows, sent_to
from supervision.forms import RequiredForm
from supervision.given import given_to
from supervision.team import specialists_of


@supervisors_only
@require_safe
def index(request):
    return render(request, "supervision/given.html", {"given": given_to(list(specialists_of(request.member)))})


@managers_only
def required(request):
    programs = Program.objects.visible_to(request.member).open().by_name()
    form = RequiredForm(request.POST or None, programs=programs)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        told = ({program and program.pk: new for program, _old, new in form.changed}, form.cleaned_data["since"])
        return preview_rows(request, "supervision", _("Required supervision"), form.changes, told)
    if sent_to_be == "save":
        form.save()
        messages.success(request, _("Saved."))
        return redirect("supervision:given")
    return render(request, "supervision/required.html", {"form": form}, status=422 if form.errors else 200)
