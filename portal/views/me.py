from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.borrowed import KEY, is_borrowed
from clients.access import for_self
from clients.handed import handed_over
from portal.forms import ContactRequestForm, LooksForm, MeForm

from .page import page

CHANGES = 6


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


@for_self
def contact(request, client):
    """Ask for a change of what the agency keeps, and see what came of it."""
    change = client.contact_changes.model(client=client, by=request.user)
    form = ContactRequestForm(request.POST or None, instance=change)
    if request.method == "POST" and form.is_valid():
        form.instance.ask_for()
        messages.success(request, _("Sent. You will see here what comes of it."))
        return redirect("portal:contact")
    told = {"changes": client.contact_changes.newest_first()[:CHANGES], "readers": client.readers}
    return page(request, "contact", form, client=client, **told)


@for_self
@require_POST
def not_my_device(request, client):
    """Said after coming in: from here on the stay is short, and nothing is left behind."""
    request.session[KEY] = True
    messages.success(request, _("We sign you out after 5 quiet minutes, and nothing of you stays on this device."))
    return redirect("portal:me")


@for_self
def passkey_offer(request, client):
    """Offered once, after a first sign-in with a code; “later” is a good answer. On a borrowed device, never."""
    if is_borrowed(request) or handed_over(request):
        return redirect("portal:journey")
    if request.method != "POST":
        return render(request, "portal/passkey_offer.html", {})
    request.user.leave_passkeys_for_later()
    return redirect("portal:journey")
