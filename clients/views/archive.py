from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_client
from clients.forms import ArchiveForm
from clients.models import Client


@for_client
def archive(request, client):
    """Close the record, by a supervisor or a manager, with the reason."""
    _refuse_specialists(request)
    if client.archived_on:
        return redirect("clients:about", client.pk)
    form = ArchiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        client.archive(**form.cleaned_data)
        messages.success(request, _("The record of %(name)s is archived.") % {"name": client.chosen_name})
        return redirect("clients:index")
    return render(request, "clients/archive.html", {"client": client, "form": form}, status=422 if form.errors else 200)


@for_client
@require_POST
def reopen(request, client):
    _refuse_specialists(request)
    client.reopen()
    messages.success(request, _("The record is open again. Choose a program and a specialist."))
    still_seen = Client.objects.visible_to(request.member).filter(pk=client.pk).exists()
    return redirect("clients:about", client.pk) if still_seen else redirect("clients:index")


def _refuse_specialists(request):
    if request.member.is_specialist:
        raise Http404
