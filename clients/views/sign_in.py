from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import SignInHelp
from clients.access import for_client
from clients.qr import qr_picture


@for_client
def code(request, client):
    """Six numbers and a QR for the client's own device; made by a tap, shown once, never kept."""
    if request.method != "POST":
        return render(request, "clients/sign_in_help.html", {"client": client})
    return render(request, "clients/sign_in_code.html", _new_code(request, client))


@for_client
def sheet(request, client):
    """The same on a sheet of paper."""
    if request.method != "POST":
        return redirect("clients:sign_in_code", client.pk)
    return render(request, "clients/sign_in_sheet.html", _new_code(request, client, SignInHelp.Kind.PRINTED))


@for_client
def lost_phone(request, client):
    """Everything that a lost phone needs: out everywhere, the passkeys they name forgotten, and a new code."""
    passkeys = client.passkeys()
    if request.method != "POST":
        return render(request, "clients/lost_phone.html", {"client": client, "passkeys": passkeys})
    chosen = [key for key in request.POST.getlist("passkey") if key.isascii() and key.isdigit()]
    client.lose_phone(request.member, passkeys.filter(pk__in=chosen))
    messages.success(request, _("Signed out everywhere. Here is a new way in."))
    return render(request, "clients/sign_in_code.html", _new_code(request, client))


def _new_code(request, client, how=SignInHelp.Kind.SHOWN):
    made, number, token = client.make_sign_in_code(by=request.member, how=how)
    link = request.build_absolute_uri(reverse("accounts:come_in_link", args=[token]))
    return {
        "client": client,
        "code": made,
        "number": f"{number[:3]} {number[3:]}",
        "way_in": request.build_absolute_uri(reverse("accounts:come_in")),
        **qr_picture(link),
    }
