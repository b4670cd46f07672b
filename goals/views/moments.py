from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from clients.access import for_specialist
from goals.forms import BumpForm, CheckInForm, CheerForm, WhyForm, WinForm
from goals.models import Bump, CheckIn, Cheer, Win

from .page import page, saved


@for_specialist
def check_in(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = CheckInForm(request.POST or None, instance=CheckIn(client=client, goal=goal, by=request.user))
    if request.method == "POST" and form.is_valid():
        told = form.instance
        told.add()
        if told.has_numbers:
            return redirect("goals:check_in_why", client.pk, goal.pk, told.pk)
        return saved(request, goal, _("Saved."))
    last = goal.check_ins.exclude(confidence=None).newest_first().first()
    return page(request, "check_in", form, client=client, goal=goal, last=last)


@for_specialist
def check_in_why(request, client, goal_pk, check_in_pk):
    """Asks what makes the number as high as it is; never why it is not higher."""
    goal = get_object_or_404(client.goals, pk=goal_pk)
    told = get_object_or_404(goal.check_ins.filter(by=request.user).with_number(), pk=check_in_pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told.say_more(form.cleaned_data["words"])
        return saved(request, goal, _("Saved."))
    lower = max(told.number - 3, 0)
    return page(request, "check_in_why", form, client=client, goal=goal, told=told, lower=lower)


@for_specialist
def bump_new(request, client, goal_pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    form = BumpForm(request.POST or None, instance=Bump(client=client, goal=goal, by=request.user))
    is_told = request.method == "POST" and form.is_valid()
    if is_told:
        form.instance.add()
    if "not_safe" in request.POST:
        return redirect("crisis")
    if is_told:
        return saved(request, goal, _("Saved. Nothing that was reached is lost."))
    return page(request, "bump", form, client=client, goal=goal)


@for_specialist
def win_new(request, client):
    form = WinForm(request.POST or None, instance=Win(client=client, by=request.user), client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.add()
        messages.success(request, _("The win is on their journey."))
        return redirect("goals:index", client.pk)
    return page(request, "win", form, client=client)


@for_specialist
def cheer(request, client, pk):
    win = get_object_or_404(client.wins.shared(), pk=pk)
    if client.cheers_muted_at:
        messages.warning(request, _("%(name)s wants no cheers for now.") % {"name": client.first_name})
        return redirect(client)
    form = CheerForm(request.POST or None, instance=Cheer(client=client, win=win, by=request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your cheer is on their journey."))
        return redirect(client)
    return page(request, "cheer", form, client=client, win=win)
