"""The people the person names, and the card that says whom to call."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_self
from clients.models import HardDays
from portal.archived import while_open
from portal.forms import HardDaysForm, SupporterForm
from portal.journeys import corner_of

from .page import page


@for_self
@require_safe
def index(request, client):
    return render(request, "portal/corner.html", {"people": corner_of(client), "past": client.supporters.past()})


@for_self
@while_open
def new(request, client):
    return _edit(request, client.supporters.model(client=client))


@for_self
@while_open
def new_for_step(request, client, goal_pk):
    """Somebody is missing while a step is being written: name them, and go on with the step."""
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    return _edit(request, client.supporters.model(client=client), reverse("portal:step_new", args=[goal.pk]))


@for_self
@while_open
def edit(request, client, pk):
    return _edit(request, get_object_or_404(client.supporters.current(), pk=pk))


def _edit(request, supporter, then="portal:corner"):
    form = SupporterForm(request.POST or None, instance=supporter)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(then)
    return page(request, "corner_person", form, supporter=supporter)


@for_self
@require_POST
@while_open
def end(request, client, pk):
    get_object_or_404(client.supporters.current(), pk=pk).end()
    messages.success(request, _("Taken off your list. You can bring them back."))
    return redirect("portal:corner")


@for_self
@require_POST
@while_open
def again(request, client, pk):
    get_object_or_404(client.supporters.past(), pk=pk).bring_back()
    messages.success(request, _("Back on your list."))
    return redirect("portal:corner")


@for_self
@require_safe
def card(request, client):
    """Whom to call and my plan, small enough for a wallet."""
    context = {"client": client, "people": client.supporters.current(), "plan": HardDays.for_paper(client)}
    return render(request, "portal/card.html", context)


@for_self
@require_safe
def card_held(request, client):
    """The same card as one plain page, for a phone without a network; my plan only where I asked for that."""
    context = {"client": client, "people": client.supporters.current(), "plan": HardDays.for_phone(client)}
    return render(request, "portal/card_held.html", context)


@for_self
def hard_days(request, client):
    """My plan for hard days: mine alone, unless I show it. It is there also when support has ended."""
    form = HardDaysForm(request.POST or None, instance=HardDays.of(client))
    if request.method == "POST" and form.is_valid():
        form.instance.write(get_language()[:2])
        messages.success(request, _("Saved. This is your plan."))
        return redirect("portal:card")
    return page(request, "hard_days", form)
