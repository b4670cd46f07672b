from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.access import for_self
from goals.models import Win
from portal.archived import while_open
from portal.forms import WinForm
from portal.paging import page_of

from .goals import page

CHEERS = 20


@for_self
def index(request, client):
    wins, links = page_of(client.wins.select_related("goal", "by"), request, by="on")
    cheers = client.cheers.select_related("by", "win")[:CHEERS]
    return render(request, "portal/wins.html", {"client": client, "wins": wins, "cheers": cheers, **links})


@for_self
@while_open
def new(request, client):
    form = WinForm(request.POST or None, instance=Win(client=client, by=request.user), client=client)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your win is on the list. Good for you."))
        return redirect("portal:wins")
    return page(request, "win_new", form)
