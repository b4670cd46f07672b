from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from clients.access import for_client, for_specialist
from clients.qr import qr_picture
from goals.forms import ConfirmForm, GoalForm, KeepForm, NewGoalForm, TurnForm
from goals.models import Goal, StartingPoint
from goals.numbers import levels_of, numbers_of
from goals.sheet import sheet_of
from goals.story import NEWEST, page_of_story, story_of

from .page import page, saved

TURNED = {
    Goal.Status.WORKING: gettext_lazy("You are working on this goal now."),
    Goal.Status.RESTING: gettext_lazy("This goal rests. It will be here when they want it."),
    Goal.Status.REACHED: gettext_lazy("Reached. Time to say well done."),
    Goal.Status.CHANGED_MY_MIND: gettext_lazy("They changed their mind. That is a good ending too."),
}


@for_client
def index(request, client):
    goals = list(client.goals.in_order().with_shared_way())
    context = {
        "open_goals": [goal for goal in goals if goal.is_open],
        "ended_goals": [goal for goal in goals if goal.is_ended],
    }
    return render(request, "goals/index.html", {"client": client, **context})


@for_client
def sheet(request, client):
    """On one sheet of paper, in the person's language; the picture opens the same on their own device."""
    link = request.build_absolute_uri(reverse("portal:sheet"))
    return render(request, "goals/print.html", {"client": client, **sheet_of(client), **qr_picture(link)})


@for_client
def show(request, client, goal_pk):
    goal = get_object_or_404(client.goals.with_shared_way().with_scale(), pk=goal_pk)
    check_ins = list(goal.check_ins.oldest_first())
    wins = list(goal.wins.shared().newest_first().with_people())
    context = {"client": client, "goal": goal, "wins": wins, "story": story_of(goal, request.user, NEWEST)}
    context["levels"] = levels_of(goal, check_ins)
    return render(request, "goals/show.html", context | numbers_of(goal, check_ins, wins))


@for_client
def story(request, client, goal_pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    told = page_of_story(goal, request.user, request.GET.get("page", ""))
    return render(request, "goals/story.html", {"client": client, "goal": goal, **told})


@for_specialist
def new(request, client):
    form = NewGoalForm(request.POST or None, instance=Goal(client=client, language=client.language))
    if request.method == "POST" and form.is_valid():
        return saved(request, form.begin(by=request.user), _("The goal is written down, in their words."))
    return page(request, "new", form, client=client, examples=StartingPoint.by_life_area(client.language))


@for_specialist
def edit(request, client, goal_pk):
    goal = get_object_or_404(client.goals.select_for_update(of=["self"]), pk=goal_pk)
    form = GoalForm(request.POST or None, instance=goal)
    if request.method == "POST" and form.is_valid():
        form.reword(by=request.user)
        sentence = _("Saved. Their own words stay until they say yes to the new ones.")
        return saved(request, goal, sentence if goal.proposed_words else _("Saved."))
    return page(request, "edit", form, client=client, goal_pk=goal_pk, goal_words=form.stored["own_words"])


@for_specialist
def confirm(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open().select_for_update(of=["self"]), pk=goal_pk)
    form = ConfirmForm(request.POST or None, goal=goal)
    if request.method == "POST" and form.is_valid():
        form.agree(goal)
        return saved(request, goal, _("Good. These are their words."))
    return page(request, "confirm", form, client=client, goal=goal)


@for_specialist
def keep(request, client, goal_pk):
    """The person said that it is still on their mind, as it is."""
    goal = get_object_or_404(client.goals.working(), pk=goal_pk)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        goal.keep(by=request.user, words=form.cleaned_data["words"])
        return saved(request, goal, _("Good. It stays as it is."))
    return page(request, "keep", form, client=client, goal=goal)


@for_specialist
def turn(request, client, goal_pk, status):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    if status not in TURNED:
        raise Http404
    form = TurnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            goal.turn(status, by=request.user, **form.cleaned_data)
        except ValidationError as moved_on:
            messages.warning(request, moved_on.messages[0])
            return redirect(goal)
        return saved(request, goal, TURNED[status])
    return page(request, "turn", form, client=client, goal=goal, status=Goal.Status(status))


@for_specialist
@require_POST
def declined_read(request, client, goal_pk):
    """The specialist read that the person said no; the person sees that."""
    goal = get_object_or_404(client.goals, pk=goal_pk)
    for turn in goal.history.declined().unread():
        turn.read(request.member)
    messages.success(request, _("%(name)s sees that you read it.") % {"name": client.first_name})
    return redirect("today")
