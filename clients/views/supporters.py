from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_client
from clients.forms import SupporterForm
from clients.models import HardDays


@for_client
def new(request, client):
    form = SupporterForm(request.POST or None, instance=client.supporters.model(client=client))
    return _save(request, client, form)


@for_client
def edit(request, client, pk):
    form = SupporterForm(request.POST or None, instance=get_object_or_404(client.supporters.current(), pk=pk))
    return _save(request, client, form)


@for_client
@require_safe
def card(request, client):
    """Whom to call, on paper, for people without a device; in their language."""
    plan = HardDays.for_paper(client, is_shared=True)
    return render(request, "clients/card.html", {"client": client, "people": client.supporters.current(), "plan": plan})


@for_client
@require_POST
def end(request, client, pk):
    """No longer in the person's corner; what they helped with stays in the history."""
    supporter = get_object_or_404(client.supporters.current(), pk=pk)
    supporter.end()
    messages.success(request, _("%(name)s is no longer on the list.") % {"name": supporter.name})
    return redirect("clients:about", client.pk)


def _save(request, client, form):
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("clients:about", client.pk)
    context = {"client": client, "form": form, "supporter": form.instance}
    return render(request, "clients/supporter.html", context, status=422 if form.errors else 200)
