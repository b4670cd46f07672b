from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from goals.models import Win
from portal.archived import while_open
from portal.forms import WinForm
from portal.good_news import cheers_from_my_corner
from portal.paging import page_of

from .page import page, saved

CHEERS = 20


@for_self
def index(request, client):
    wins, links = page_of(client.wins.select_related("goal", "by"), request, by="on")
    cheers = client.cheers.welcome_to(client).select_related("by", "win")[:CHEERS]
    context = {"wins": wins, "cheers": cheers, "corner_cheers": cheers_from_my_corner(client)[:CHEERS]}
    return render(request, "portal/wins.html", {"client": client, **context, **links})


@for_self
@require_POST
@while_open
def share(request, client, pk):
    """Who may see my own win, changed afterwards."""
    win = get_object_or_404(client.wins.written_by(request.user).select_related("goal"), pk=pk)
    win.share("share" in request.POST)
    if win.goal and request.POST.get("from") == "goal":
        return saved(request, win.goal, _("Saved."))
    messages.success(request, _("Saved."))
    return redirect("portal:wins")


@for_self
@require_POST
@while_open
def cheers(request, client):
    """No cheers for now, or welcome again."""
    if "mute" in request.POST:
        client.mute_cheers()
        messages.success(request, _("OK. No cheers for now."))
    else:
        client.welcome_cheers()
        messages.success(request, _("Good. Cheers are welcome again."))
    return redirect("portal:wins")


@for_self
@while_open
def new(request, client):
    form = WinForm(request.POST or None, instance=Win(client=client, by=request.user), client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.add()
        messages.success(request, _("Your win is on the list. Good for you."))
        return redirect("portal:wins")
    return page(request, "win_new", form)
