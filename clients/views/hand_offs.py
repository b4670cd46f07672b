"""Whom the person was put in touch with, and what came of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.access import for_client, for_specialist
from clients.forms import HandOffEndForm, HandOffForm
from clients.models import HandOff

PAGE = 50


@for_client
@require_safe
def index(request, client):
    page = Paginator(client.hand_offs.with_names().newest_first(), PAGE).get_page(request.GET.get("page"))
    context = {
        "client": client,
        "hand_offs": page.object_list,
        "newer_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "older_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "clients/hand_offs.html", context)


@for_specialist
def new(request, client):
    form = HandOffForm(request.POST or None, instance=HandOff(client=client))
    if request.method == "POST" and form.is_valid():
        form.instance.make(request.member)
        messages.success(request, _("Saved. %(name)s sees it too.") % {"name": client.first_name})
        return redirect("clients:hand_offs", client.pk)
    return _page(request, "hand_off", client=client, form=form)


@for_specialist
def end(request, client, pk):
    """It happened, or it does not go ahead; either is fine."""
    hand_off = get_object_or_404(client.hand_offs.open(), pk=pk)
    form = HandOffEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _closed(form, hand_off):
        messages.success(request, _("Saved. %(name)s sees it too.") % {"name": client.first_name})
        return redirect("clients:hand_offs", client.pk)
    return _page(request, "hand_off_end", client=client, form=form, hand_off=hand_off)


def _closed(form, hand_off):
    try:
        form.close(hand_off)
    except ValidationError as problem:
        form.add_error(None, ValidationError(problem.messages))
        return False
    return True


def _page(request, template, **context):
    status = 422 if context["form"].errors else 200
    return render(request, f"clients/{template}.html", context, status=status)
