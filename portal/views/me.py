from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from portal.forms import LooksForm, MeForm


@for_self
def show(request, client):
    form = MeForm(request.POST or None, instance=client)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(client.language):
            messages.success(request, _("Saved. We will use this from now on."))
        return redirect("portal:me")
    return _page(request, form, LooksForm(instance=request.user))


@for_self
@require_POST
def looks(request, client):
    form = LooksForm(request.POST, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. This is how it looks now."))
        return redirect("portal:me")
    return _page(request, MeForm(instance=client), form)


def _page(request, form, looks):
    status = 422 if form.errors or looks.errors else 200
    return render(request, "portal/me.html", {"form": form, "looks": looks}, status=status)
