from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_specialist
from goals.forms import ChangedStepForm, StepForm
from goals.models import Step

from .page import page, saved

PLACE = "#steps"


@for_specialist
def step_new(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = StepForm(request.POST or None, instance=Step(goal=goal), client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.add(by=request.user)
        return saved(request, goal, _("The next step is on the list."), PLACE)
    return page(request, "step", form, client=client, goal=goal)


@for_specialist
def step(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    step = get_object_or_404(goal.steps.select_for_update(of=["self"]), pk=pk)
    form = ChangedStepForm(request.POST or None, instance=step, client=client)
    if request.method == "POST" and form.is_valid():
        form.instance.reword()
        return saved(request, goal, _("Saved."), PLACE)
    return page(request, "step", form, client=client, goal=goal)


@for_specialist
@require_POST
def step_tick(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps.select_for_update(of=["self"]), pk=pk).tick(by=request.user)
    return saved(request, goal, _("Done. Undo stands beside it."), PLACE)


@for_specialist
@require_POST
def step_untick(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps, pk=pk).untick()
    return saved(request, goal, _("This step is open again."), PLACE)


@for_specialist
@require_POST
def step_aside(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    kind = request.POST.get("as")
    get_object_or_404(goal.steps.open(), pk=pk).put_aside(kind if kind in Step.PutAside else Step.PutAside.NOT_NOW)
    return saved(request, goal, _("Put aside. It can be taken up again any time."), PLACE)


@for_specialist
@require_POST
def step_again(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps, pk=pk).take_up_again()
    return saved(request, goal, _("This step is on the list again."), PLACE)


@for_specialist
@require_POST
def step_move(request, client, goal_pk, pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.steps, pk=pk).move(up=request.POST.get("to") == "up")
    return saved(request, goal, _("Moved."), f"#step-{pk}")
