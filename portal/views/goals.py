from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from goals.models import Goal, StartingPoint
from goals.numbers import levels_of, numbers_of
from goals.story import NEWEST, page_of_story, story_of
from portal.archived import while_open
from portal.at_hand import how_here
from portal.forms import GoalForm, TurnForm, WordsForm
from portal.journeys import GoalCard

from .page import page, saved

TURNED = {
    Goal.Status.WORKING: gettext_lazy("Good. You are working on this now."),
    Goal.Status.RESTING: gettext_lazy("This goal can rest. It will be here when you want it."),
    Goal.Status.REACHED: gettext_lazy("You got there. That is yours to keep."),
    Goal.Status.CHANGED_MY_MIND: gettext_lazy("Changing your mind is fine. What you did so far stays yours."),
}


@for_self
def show(request, client, goal_pk):
    goal = get_object_or_404(client.goals.with_way().with_scale(), pk=goal_pk)
    told, wins = list(goal.check_ins.oldest_first()), list(goal.wins.newest_first())
    context = {"goal": goal, "card": GoalCard(goal), "wins": wins, "story": story_of(goal, request.user, NEWEST)}
    context["declined"] = goal.history.declined().select_related("reading").last() if goal.is_ended else None
    context["levels"] = levels_of(goal, told)
    return render(request, "portal/goal.html", context | numbers_of(goal, told, wins))


@for_self
def story(request, client, goal_pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    told = page_of_story(goal, request.user, request.GET.get("page", ""))
    return render(request, "portal/story.html", {"goal": goal, **told})


@for_self
@while_open
def new(request, client):
    goal = Goal(client=client, author=Goal.Author.MINE, language=get_language()[:2])
    form = GoalForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        form.instance.begin(by=request.user, how=how_here(request))
        return saved(request, goal, _("Your goal is written down, in your words."))
    return page(request, "goal_new", form, examples=StartingPoint.by_life_area(goal.language))


@for_self
@while_open
def words(request, client, goal_pk):
    goal = get_object_or_404(client.goals.select_for_update(of=["self"]), pk=goal_pk)
    form = WordsForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        if "own_words" in form.changed_data:
            goal.language = get_language()[:2]
        goal.confirm(how_here(request))
        return saved(request, goal, _("Saved. These are your words."))
    return page(request, "goal_words", form, goal_pk=goal_pk, goal_words=form.stored["own_words"])


@for_self
@require_POST
@while_open
def confirm(request, client, goal_pk):
    """The words as they are, or the new ones that somebody proposed."""
    goal = get_object_or_404(client.goals.open().select_for_update(of=["self"]), pk=goal_pk)
    if request.POST.get("words") == "proposed":
        goal.take_proposed_words(how_here(request))
    elif goal.waits_for_a_yes:
        goal.confirm(how_here(request))
    return saved(request, goal, _("Good to know. It is your goal."))


@for_self
@require_POST
@while_open
def keep(request, client, goal_pk):
    goal = get_object_or_404(client.goals.working(), pk=goal_pk)
    goal.keep(by=request.user)
    return saved(request, goal, _("Good. It stays as it is."))


@for_self
@while_open
def turn(request, client, goal_pk, status):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    if status not in TURNED:
        raise Http404
    form = TurnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            goal.turn(status, by=request.user, **form.cleaned_data)
        except ValidationError as already:
            messages.warning(request, already.messages[0])
            return redirect("portal:goal", goal.pk)
        return saved(request, goal, TURNED[status])
    return page(request, "goal_turn", form, goal=goal, status=status)
