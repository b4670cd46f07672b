from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from goals.models import Step
from portal.archived import while_open
from portal.forms import ChangedStepForm, StepForm

from .page import page, saved


def back(request, goal):
    """To the page the button was on; the journey opens at the goal's card."""
    if request.POST.get("from") == "goal":
        return redirect("portal:goal", goal.pk)
    return redirect(f"{reverse('portal:journey')}#goal-{goal.pk}")


@for_self
@while_open
def new(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = StepForm(request.POST or None, instance=Step(goal=goal), client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.add(by=request.user)
        return saved(request, goal, _("Your next step is on the list."))
    return page(request, "step", form, goal=goal)


@for_self
@while_open
def step(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    step = get_object_or_404(goal.steps.open().select_for_update(of=["self"]), pk=pk)
    form = ChangedStepForm(request.POST or None, instance=step, client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.reword()
        return saved(request, goal, _("Saved."))
    return page(request, "step", form, goal=goal)


@for_self
@require_POST
@while_open
def step_move(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps.open(), pk=pk).move(up=request.POST.get("to") == "up")
    return saved(request, goal, _("Moved."))


@for_self
@require_POST
@while_open
def tick(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    step = get_object_or_404(goal.steps.select_for_update(of=["self"]), pk=pk)
    step.tick(by=request.user)
    messages.success(request, _("You did it. Well done."))
    return back(request, goal)


@for_self
@require_POST
@while_open
def untick(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps, pk=pk).untick()
    messages.success(request, _("OK. It is open again."))
    return back(request, goal)


@for_self
@require_POST
@while_open
def aside(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    step = get_object_or_404(goal.steps.open(), pk=pk)
    kind = request.POST.get("as")
    step.put_aside(kind if kind in Step.PutAside else Step.PutAside.NOT_NOW)
    return saved(request, goal, _("Put aside. You can take it up again any time."))


@for_self
@require_POST
@while_open
def again(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps, pk=pk).take_up_again()
    return saved(request, goal, _("This step is on your list again."))
