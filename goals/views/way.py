from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_specialist
from goals.forms import ChangedMilestoneForm, MilestoneForm, ReachForm
from goals.models import Milestone

from .page import laid_in_order, page, saved

PLACE = "#way"


@for_specialist
def milestone_new(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = MilestoneForm(request.POST or None, instance=Milestone(goal=goal))
    if request.method == "POST" and form.is_valid():
        form.instance.add(by=request.user)
        return saved(request, goal, _("A new place on the way."), PLACE)
    return page(request, "milestone", form, client=client, goal=goal)


@for_specialist
def milestone(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    milestone = get_object_or_404(goal.milestones.select_for_update(of=["self"]), pk=pk)
    form = ChangedMilestoneForm(request.POST or None, instance=milestone)
    if request.method == "POST" and form.is_valid():
        form.instance.reword()
        return saved(request, goal, _("Saved."), PLACE)
    return page(request, "milestone", form, client=client, goal=goal)


@for_specialist
def milestone_reach(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    milestone = get_object_or_404(goal.milestones, pk=pk)
    form = ReachForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        milestone.reach(**form.cleaned_data)
        if goal.is_open:
            messages.success(request, _("They got there. How sure do they feel now?"))
            return redirect("goals:check_in", client.pk, goal.pk)
        return saved(request, goal, _("They got there."), PLACE)
    return page(request, "milestone_reach", form, client=client, goal=goal, milestone=milestone)


@for_specialist
@require_POST
def milestone_undo(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.milestones, pk=pk).undo_reach()
    return saved(request, goal, _("This place is open again."), PLACE)


@for_specialist
@require_POST
def order(request, client, goal_pk):
    """The whole list in a new order, as it was dragged."""
    return laid_in_order(request, get_object_or_404(client.goals, pk=goal_pk))


@for_specialist
@require_POST
def milestone_move(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.milestones, pk=pk).move(up=request.POST.get("to") == "up")
    return saved(request, goal, _("Moved."), f"#milestone-{pk}")
