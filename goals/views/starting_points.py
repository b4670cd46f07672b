"""The agency's examples that help people find words."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import managers_only
from goals.forms import StartingPointForm
from goals.models import StartingPoint


@managers_only
def index(request):
    points = list(StartingPoint.objects.visible_to(request.member).in_order())
    context = {
        "current": [point for point in points if point.ended_on is None],
        "ended": [point for point in points if point.ended_on],
    }
    return render(request, "goals/starting_points.html", context)


@managers_only
def new(request):
    return _edit(request, StartingPoint())


@managers_only
def edit(request, pk):
    return _edit(request, get_object_or_404(StartingPoint.objects.visible_to(request.member), pk=pk))


@managers_only
@require_POST
def end(request, pk):
    get_object_or_404(StartingPoint.objects.visible_to(request.member), pk=pk).end()
    messages.success(request, _("Taken off. You can bring it back below."))
    return redirect("starting_points:index")


@managers_only
@require_POST
def again(request, pk):
    point = get_object_or_404(StartingPoint.objects.visible_to(request.member), pk=pk)
    try:
        with transaction.atomic():
            point.take_up_again()
    except IntegrityError:
        messages.warning(request, _("This example is there already."))
    return redirect("starting_points:index")


def _edit(request, point):
    form = StartingPointForm(request.POST or None, instance=point)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("starting_points:index")
    context = {"form": form, "point": point}
    return render(request, "goals/starting_point.html", context, status=422 if form.errors else 200)
