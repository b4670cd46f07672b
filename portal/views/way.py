from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from goals.models import Milestone
from goals.views.page import laid_in_order
from portal.archived import while_open
from portal.forms import ChangedMilestoneForm, MilestoneForm, ReachForm

from .page import page, saved


@for_self
@while_open
def milestone_new(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = MilestoneForm(request.POST or None, instance=Milestone(goal=goal))
    if request.method == "POST" and form.is_valid():
        form.instance.add(by=request.user)
        return saved(request, goal, _("A new place on your way."))
    return page(request, "milestone", form, goal=goal)


@for_self
@while_open
def milestone(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    milestone = get_object_or_404(goal.milestones.select_for_update(of=["self"]), pk=pk)
    form = ChangedMilestoneForm(request.POST or None, instance=milestone)
    if request.method == "POST" and form.is_valid():
        form.instance.reword()
        return saved(request, goal, _("Saved."))
    return page(request, "milestone", form, goal=goal)


@for_self
@require_POST
@while_open
def milestone_move(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.milestones, pk=pk).move(up=request.POST.get("to") == "up")
    return saved(request, goal, _("Moved."))


@for_self
@while_open
def milestone_reach(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    milestone = get_object_or_404(goal.milestones, pk=pk)
    if milestone.reached_on:
        return redirect("portal:goal", goal.pk)
    form = ReachForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        milestone.reach(**form.cleaned_data)
        messages.success(request, _("You got there. That counts."))
        return redirect("portal:check_in" if goal.is_open else "portal:goal", goal.pk)
    return page(request, "milestone_reach", form, goal=goal, milestone=milestone)


@for_self
@require_POST
@while_open
def milestone_undo(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.milestones, pk=pk).undo_reach()
    return saved(request, goal, _("OK. This place is open again."))


@for_self
@require_POST
@while_open
def order(request, client, goal_pk):
    """The whole list in a new order, as it was dragged."""
    return laid_in_order(request, get_object_or_404(client.goals, pk=goal_pk))
