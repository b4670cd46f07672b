from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from notes.forms import AgendaForm
from notes.models import AgendaItem
from portal.archived import while_open


@for_self
@while_open
def index(request, client):
    """What to talk about next time; the specialist sees it when the two meet."""
    item = AgendaItem(client=client, added_by=request.user, language=get_language()[:2])
    form = AgendaForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("It is on the list for when you meet."))
        return redirect("portal:journey")
    context = {"agenda_form": form, "agenda": client.agenda.to_see().oldest_first()}
    return render(request, "portal/agenda.html", context, status=422 if form.errors else 200)


@for_self
@require_POST
@while_open
def take_back(request, client, pk):
    get_object_or_404(client.agenda.waiting(), pk=pk).take_back()
    messages.success(request, _("It is off the list."))
    return redirect("portal:journey")
