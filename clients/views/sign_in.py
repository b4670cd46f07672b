from django.shortcuts import redirect, render
from django.urls import reverse

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
    return render(request, "clients/sign_in_sheet.html", _new_code(request, client))


def _new_code(request, client):
    made, number, token = client.make_sign_in_code(by=request.member)
    link = request.build_absolute_uri(reverse("accounts:come_in_link", args=[token]))
    return {
        "client": client,
        "code": made,
        "number": f"{number[:3]} {number[3:]}",
        "way_in": request.build_absolute_uri(reverse("accounts:come_in")),
        **qr_picture(link),
    }
