"""Who changed what of the agency's own settings, and when."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import settings_history
from accounts.access import managers_only
from accounts.history import history_page
from accounts.models import Membership, Program


@managers_only
@require_safe
def agency(request):
    changes = settings_history.of_agency(request.user.agency)
    return show(request, changes, _("Agency settings"), reverse("accounts:agency"))


@managers_only
@require_safe
def program(request, pk):
    found = _program(request, pk)
    return show(request, settings_history.of_program(found), found.name, found.get_absolute_url())


@managers_only
@require_safe
def code(request, pk, code_pk):
    found = get_object_or_404(_program(request, pk).service_codes, pk=code_pk)
    return show(request, settings_history.of_code(found), found.words, found.get_absolute_url())


@managers_only
@require_safe
def member(request, pk):
    found = get_object_or_404(Membership.objects.visible_to(request.member).by_name(), pk=pk)
    return show(request, settings_history.of_member(found), found.name, found.get_absolute_url())


def show(request, changes, name, back_url):
    """The page that all of them share."""
    context = {"name": name, "back_url": back_url, **history_page(request, changes)}
    return render(request, "accounts/history.html", context)


def _program(request, pk):
    return get_object_or_404(Program.objects.visible_to(request.member), pk=pk)
