from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from goals.models import Bump, CheckIn
from portal.archived import while_open
from portal.forms import BumpForm, CheckInForm, WhyForm

from .page import page, saved


@for_self
@while_open
def check_in(request, client, goal_pk):
    goal = get_object_or_404(client.goals.open(), pk=goal_pk)
    form = CheckInForm(request.POST or None, instance=CheckIn(client=client, goal=goal, by=request.user))
    if request.method == "POST" and form.is_valid():
        told = form.instance
        told.add()
        if told.has_numbers:
            return redirect("portal:check_in_why", goal.pk, told.pk)
        return saved(request, goal, _("Thank you. It is saved."))
    return page(request, "check_in", form, goal=goal)


@for_self
@while_open
def check_in_why(request, client, goal_pk, check_in_pk):
    """Asks what makes the number as high as it is; never why it is not higher."""
    goal = get_object_or_404(client.goals, pk=goal_pk)
    told = get_object_or_404(goal.check_ins.filter(by=request.user).with_number(), pk=check_in_pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told.say_more(form.cleaned_data["words"])
        return saved(request, goal, _("Thank you. It is saved."))
    lower = max(told.number - 3, 0)
    return page(request, "check_in_why", form, goal=goal, told=told, lower=lower)


@for_self
@while_open
def bump_new(request, client, goal_pk):
    goal = get_object_or_404(client.goals, pk=goal_pk)
    form = BumpForm(request.POST or None, instance=Bump(client=client, goal=goal, by=request.user))
    is_told = request.method == "POST" and form.is_valid()
    if is_told:
        form.instance.add()
    if "not_safe" in request.POST:
        return redirect("crisis")
    if is_told:
        return saved(request, goal, _("Saved. Nothing you reached before is lost."))
    return page(request, "bump", form, goal=goal)


@for_self
@require_POST
@while_open
def bump_share(request, client, goal_pk, pk):
    """Who may see my own bump, changed afterwards."""
    goal = get_object_or_404(client.goals, pk=goal_pk)
    get_object_or_404(goal.bumps.written_by(request.user), pk=pk).share("share" in request.POST)
    return saved(request, goal, _("Saved."))
