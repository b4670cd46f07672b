"""The demo's own pages: one tap to be somebody, and the letters that were not sent. Nowhere else do they exist."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect, render

from accounts.access import public
from accounts.entering import enter
from peersupport.outbox import letters
from peersupport.readers import reader, readers


@public
def demo(request):
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return render(request, "peersupport/demo.html", {"readers": readers()})
    logout(request)
    user = reader(request.POST.get("reader", ""))
    if user is None or not user.agency.is_demo:
        raise Http404
    enter(request, user, "demo")
    return redirect("home")


@public
def mail(request):
    if not settings.DEMO:
        raise Http404
    return render(request, "peersupport/mail.html", {"letters": letters()})
