"""Emergency access: one record outside one's own people, to read, for an hour."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import staff_only
from accounts.limits import look, too_many_looks
from clients.forms import EmergencyForm
from clients.models import EmergencyAccess

SHOWN = 50


@staff_only
def begin(request):
    """Say exactly who, and why; managers find everybody anyway."""
    if request.member.is_manager:
        return redirect("clients:find")
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (client := _opened(request, form)):
        return redirect(client)
    return render(request, "clients/emergency.html", {"form": form}, status=422 if form.errors else 200)


def _opened(request, form):
    """The answer is the same for a wrong name and for one that nobody has."""
    if too_many_looks(request.member):
        return form.add_error(None, _("You have tried a few times this hour. Call a manager, or wait a while."))
    look(request.member)
    client = EmergencyAccess.ask(request.member, **form.cleaned_data)
    if client is None:
        form.add_error(None, _("Nothing was opened. Check the spelling and the day, or ask a manager."))
    return client


@staff_only
@require_safe
def index(request):
    """What one has open right now, and what one was told of."""
    told = request.member.emergency_notices.with_who_is_known_to(request.member).newest_first()[:SHOWN]
    running = request.member.emergencies.running().select_related("client").order_by("-began_at", "-pk")
    return render(request, "clients/emergencies.html", {"told": told, "running": running})


@staff_only
@require_POST
def end(request, pk):
    """Done before the hour is over."""
    get_object_or_404(request.member.emergencies.running(), pk=pk).end()
    messages.success(request, _("The record is closed again."))
    return redirect("clients:emergencies")


@staff_only
@require_POST
def see(request, pk):
    get_object_or_404(request.member.emergency_notices.unseen(), pk=pk).see()
    return redirect("clients:emergencies")
