from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.access import for_client
from clients.conversation import tell_of_news
from clients.forms import AssignForm, AssignmentEndForm
from clients.models import Assignment, Client, above_limits, with_above_limits


@for_client
@require_safe
def index(request, client):
    assignments = client.assignments.newest_first().select_related("specialist__user")
    return render(request, "clients/assignments.html", {"client": client, "assignments": assignments})


@for_client
def assign(request, client):
    """By supervisors, among those whom they supervise, and managers."""
    has_times = client.sessions.planned().one_to_one().exists()
    form = AssignForm(request.POST or None, specialists=_choices(request), has_times=has_times)
    if request.method == "POST" and form.is_valid():
        try:
            assignment = client.assign(**form.cleaned_data, by=request.member)
        except ValidationError as problem:
            _say(form, problem)
        else:
            tell_of_news(request, [client])
            messages.success(request, _("%(name)s is assigned.") % {"name": assignment.specialist.name})
            return _on_from_here(request, client)
    goes = client.assignments.in_force().filter(kind=Assignment.Kind.PRIMARY).with_names().first()
    context = {"client": client, "form": form, "above": _above(request), "goes": goes}
    return render(request, "clients/assign.html", context, status=422 if form.errors else 200)


@for_client
def end(request, client, pk):
    _choices(request)
    running = client.assignments.select_related("specialist__user").still_going()
    assignment = get_object_or_404(running, pk=pk)
    form = AssignmentEndForm(request.POST or None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        try:
            told = assignment.end(form.cleaned_data["ended_on"], by=request.member)
        except ValidationError as problem:
            _say(form, problem)
        else:
            tell_of_news(request, [client] if told else [])
            messages.success(request, _("The last day of %(name)s is saved.") % {"name": assignment.specialist.name})
            return _on_from_here(request, client)
    context = {"client": client, "form": form, "assignment": assignment}
    return render(request, "clients/assignment_end.html", context, status=422 if form.errors else 200)


def _above(request):
    """[(name, [Above])]: who walks with more people than a program asks for. It stops nobody."""
    told = [(one.name, above_limits(one)) for one in with_above_limits(_choices(request))]
    return [(name, above) for name, above in told if above]


def _choices(request):
    choices = Assignment.specialists_for(request.member)
    if choices is None:
        raise Http404
    return choices


def _say(form, problem):
    """Beside its field, where the form has it."""
    for field, sentences in problem.update_error_dict({}).items():
        form.add_error(field if field in form.fields else None, sentences)


def _on_from_here(request, client):
    """The client's page, unless this very change took it out of sight."""
    if Client.objects.visible_to(request.member).filter(pk=client.pk).exists():
        return redirect("clients:assignments", client.pk)
    return redirect("clients:index")
