"""The service codes of a program."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import managers_only
from accounts.forms import ServiceCodeForm
from accounts.models import Program, ServiceCode
from accounts.previewing import preview, sent_to
from accounts.settings_history import CODE


@managers_only
def code_new(request, pk):
    return _edit(request, ServiceCode(program=_program(request, pk)))


@managers_only
def code(request, pk, code_pk):
    return _edit(request, get_object_or_404(_program(request, pk).service_codes, pk=code_pk))


def _program(request, pk):
    return get_object_or_404(Program.objects.visible_to(request.member), pk=pk)


def _edit(request, code):
    form = ServiceCodeForm(request.POST or None, instance=code)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, "code", CODE, code.program.name)
    if sent_to_be == "save":
        form.save()
        messages.success(request, _("Saved."))
        return redirect(code.program)
    context = {"form": form, "code": code, "program": code.program}
    return render(request, "accounts/code.html", context, status=422 if form.errors else 200)
