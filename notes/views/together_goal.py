"""One goal between two people: how it goes, its steps, how sure they feel, a bump; and a new goal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_specialist
from goals.forms import WhyForm
from goals.models import Bump, CheckIn, Goal, Step
from notes.forms import BumpTogetherForm, GoalTalkForm, NewGoalTogetherForm, NewStepForm, RulersForm

from . import table
from .desk import typing

DONE_SHOWN = 3


def _goal_page(request, note, goal, status=200, **forms):
    """The goal with all that can be done on it; `forms` are those that were typed in just now."""
    client = note.session.client
    said = list(goal.check_ins.with_number().newest_first()[:2])
    last = said[0] if said else None
    told = last if last and str(last.pk) == request.GET.get("told") else None
    context = {
        "step_form": NewStepForm(client=client),
        "ruler_form": RulersForm(),
        "why_form": WhyForm(auto_id="why_%s"),
    } | forms
    context["form"] = forms.get("form") or GoalTalkForm(instance=note, goal=goal)
    context |= {"told_now": told if told and told.number else None, "last": last and last.confidence}
    context |= {"lower": _lower(said)}
    context["steps"] = _at_hand(goal.steps.all())
    context["bump"] = goal.bumps.shared().newest_first().first()
    return table.page(request, note, "goals", status, template="goal", goal=goal, **context)


def _lower(said):
    """The number to stand beside the newest: the one before if that was lower, else three less."""
    numbers = [one.number for one in said]
    if len(numbers) > 1 and numbers[1] < numbers[0]:
        return numbers[1]
    return max(numbers[0] - 3, 0) if numbers else 0


def _at_hand(steps):
    """What is still to do, then the last that were done."""
    done = sorted((step for step in steps if step.done_at), key=lambda step: step.done_at, reverse=True)
    return [*(step for step in steps if step.is_open), *done[:DONE_SHOWN]]


def _back_to(note, goal, place=""):
    return redirect(f"{note.goal_url(goal)}{place}")


@for_specialist
def goal(request, client, pk, goal_pk):
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals.with_shared_way(), pk=goal_pk)
    form = GoalTalkForm(typing(request), instance=note, goal=goal)
    onward = ("notes:together_wrap_up", client.pk, note.pk)
    if request.method == "POST" and (answer := table.keep(request, note, form, onward)):
        return answer
    return _goal_page(request, note, goal, form=form)


@for_specialist
@require_POST
def step_new(request, client, pk, goal_pk):
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals.open().with_shared_way(), pk=goal_pk)
    form = NewStepForm(request.POST, instance=Step(goal=goal), client=client)
    if not form.is_valid():
        return _goal_page(request, note, goal, 422, step_form=form)
    form.instance.add(by=request.user)
    return _back_to(note, goal, "#steps")


@for_specialist
@require_POST
def step_tick(request, client, pk, goal_pk, step_pk):
    """Done, or open again."""
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals, pk=goal_pk)
    step = get_object_or_404(goal.steps.select_for_update(of=["self"]), pk=step_pk)
    if "undo" in request.POST:
        step.untick()
    else:
        step.tick(by=request.user)
    return _back_to(note, goal, "#steps")


@for_specialist
@require_POST
def rulers(request, client, pk, goal_pk):
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals.open().with_shared_way(), pk=goal_pk)
    form = RulersForm(request.POST, instance=CheckIn(client=client, goal=goal, by=request.user))
    if not form.is_valid():
        return _goal_page(request, note, goal, 422, ruler_form=form)
    form.instance.add()
    return redirect(f"{note.goal_url(goal)}?told={form.instance.pk}#numbers")


@for_specialist
@require_POST
def why(request, client, pk, goal_pk, told_pk):
    """What makes the number as high as it is."""
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals.with_shared_way(), pk=goal_pk)
    told = get_object_or_404(goal.check_ins.filter(by=request.user).with_number(), pk=told_pk)
    form = WhyForm(request.POST, auto_id="why_%s")
    if not form.is_valid():
        return _goal_page(request, note, goal, 422, why_form=form)
    told.say_more(form.cleaned_data["words"])
    messages.success(request, _("Saved."))
    return _back_to(note, goal, "#numbers")


@for_specialist
def bump(request, client, pk, goal_pk):
    note = table.draft_of(request, client, pk)
    goal = get_object_or_404(client.goals, pk=goal_pk)
    form = BumpTogetherForm(typing(request), instance=Bump(client=client, goal=goal, by=request.user))
    is_told = request.method == "POST" and form.is_valid()
    if is_told:
        form.instance.add()
    if "not_safe" in request.POST:
        return redirect("crisis")
    if is_told:
        messages.success(request, _("Saved. Nothing that was reached is lost."))
        return _back_to(note, goal)
    return table.page(request, note, "goals", 422 if form.errors else 200, template="bump", goal=goal, form=form)


@for_specialist
def goal_new(request, client, pk):
    note = table.draft_of(request, client, pk)
    goal = Goal(client=client, language=client.language, author=Goal.Author.MINE)
    form = NewGoalTogetherForm(typing(request), instance=goal)
    if request.method == "POST" and form.is_valid():
        form.begin(by=request.user)
        return _back_to(note, goal)
    return table.page(request, note, "goals", 422 if form.errors else 200, template="goal_new", form=form)
