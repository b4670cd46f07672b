"""Somebody else walks with me: I read it, and I can say that I would rather have it otherwise."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from clients.forms import RatherForm
from portal.archived import writes_while_open

from .page import page


@for_self
@writes_while_open
def change(request, client, pk):
    told = get_object_or_404(client.changeovers.with_people().with_owing(), pk=pk)
    form = RatherForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _said(told, form):
        messages.success(request, _("Sent. %(name)s answers you here.") % {"name": told.owing_name})
        return redirect("portal:journey")
    return page(request, "change", form, change=told)


@for_self
@require_POST
def put_aside(request, client, pk):
    get_object_or_404(client.changeovers, pk=pk).put_aside()
    return redirect("portal:journey")


def _said(told, form):
    try:
        told.say(form.cleaned_data["words"])
    except ValidationError as problem:
        form.add_error(None, problem)
    return form.is_valid()
