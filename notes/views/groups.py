"""A group: its people, and when it meets."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import specialists_only, staff_only
from clients.access import write_openings
from notes.access import for_group, for_leader
from notes.forms import CoLeaderForm, ComesForm, GroupForm, WhenForm
from notes.models import Group, GroupMeeting

from .desk import typing

SHOWN = 30


@staff_only
@require_safe
def index(request):
    """One's own groups; a supervisor sees those of their specialists, a manager all."""
    groups = Group.objects.visible_to(request.member).with_names().with_size().going_on_first()
    return render(request, "notes/groups/index.html", {"groups": groups})


@specialists_only
def new(request):
    form = GroupForm(typing(request), instance=Group(leader=request.member))
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("The group is there. Now add its people."))
        return redirect(form.save())
    return render(request, "notes/groups/new.html", {"form": form}, status=422 if form.errors else 200)


@for_group
@require_safe
def group(request, group):
    return page(request, group)


def page(request, group, status=200, **forms):
    """Everybody who may be seen today stands here by name; that is written down for each."""
    people = list(group.people_seen_by(request.member))
    write_openings(request, people)
    context = {"group": group, "people": people, "hidden": group.members.here().count() - len(people)}
    context["planned"] = group.meetings.planned().soonest_first()[:SHOWN]
    writer = request.member if group.is_led_by(request.member) else None
    context["past"] = group.meetings.past().with_counts(writer).newest_first()[:SHOWN]
    if group.is_led_by(request.member):
        context["name_form"] = GroupForm(instance=group)
    if group.is_led_by(request.member) and group.goes_on:
        could_come = group.who_could_come(request.member)
        context |= {"comes_form": ComesForm(people=could_come), "when_form": WhenForm()}
        context["co_leader_form"] = None if group.co_leader_id else CoLeaderForm(members=group.who_could_lead_too())
    return render(request, "notes/groups/group.html", context | forms, status=status)


@for_leader
@require_POST
def rename(request, group):
    form = GroupForm(request.POST, instance=group)
    if not form.is_valid():
        group.refresh_from_db(fields=["name"])
        return page(request, group, 422, name_form=form)
    form.save()
    return redirect(group)


@for_leader
@require_POST
def comes(request, group):
    """Somebody comes to the group from today on."""
    form = ComesForm(request.POST, people=group.who_could_come(request.member))
    if not form.is_valid():
        return page(request, group, 422, comes_form=form)
    _do(request, lambda: group.take_in(form.cleaned_data["client"], request.member), _("Added."))
    return redirect(group)


@for_leader
@require_POST
def leaves(request, group, pk):
    """Only one who may be seen; their notes stay theirs."""
    seen = group.people_seen_by(request.member).values("pk")
    get_object_or_404(group.members.here().filter(client__in=seen), pk=pk).leave()
    messages.success(request, _("Taken off the group. What was written stays."))
    return redirect(group)


@for_leader
@require_POST
def share_the_lead(request, group):
    """A second specialist leads it as well, from now on."""
    form = CoLeaderForm(request.POST, members=group.who_could_lead_too())
    if not form.is_valid():
        return page(request, group, 422, co_leader_form=form)
    _do(request, lambda: group.share_the_lead(form.cleaned_data["member"]), _("Saved."))
    return redirect(group)


@for_leader
@require_POST
def lead_alone(request, group):
    """The second one leads no more, whoever of the two says so."""
    group.lead_alone()
    messages.success(request, _("Saved."))
    return redirect(group if group.is_led_by(request.member) else "notes:groups")


@for_leader
@require_POST
def end(request, group):
    _do(request, group.end, _("The group has ended. Its meetings and notes stay."))
    return redirect(group)


@for_leader
@require_POST
def plan(request, group):
    """One time or some weeks; one that is over already is written up at once."""
    form = WhenForm(request.POST)
    if not form.is_valid() or not group.goes_on:
        return page(request, group, 422, when_form=form)
    planned = GroupMeeting.plan(group, form.first_at, form.cleaned_data["weeks"])
    if planned[0].is_held:
        return redirect(planned[0])
    count = {"count": len(planned)}
    messages.success(request, ngettext("Planned %(count)s time.", "Planned %(count)s times.", len(planned)) % count)
    return redirect(group)


def _do(request, deed, words):
    """Say that it is done, or why it is not."""
    try:
        deed()
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
    else:
        messages.success(request, words)
