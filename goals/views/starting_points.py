"""The agency's examples that help people find words."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import managers_only
from goals.forms import ChangedStartingPointForm, StartingPointForm
from goals.models import StartingPoint


@managers_only
def index(request):
    points = list(StartingPoint.objects.visible_to(request.member).in_order())
    context = {
        "current": [point for point in points if not point.ended_on],
        "ended": [point for point in points if point.ended_on],
    }
    return render(request, "goals/starting_points.html", context)


@managers_only
def new(request):
    return _edit(request, StartingPointForm(request.POST or None))


@managers_only
def edit(request, pk):
    return _edit(request, ChangedStartingPointForm(request.POST or None, instance=_found(request, pk)))


@managers_only
@require_POST
def end(request, pk):
    _found(request, pk).end()
    messages.success(request, _("Taken off. You can bring it back any time."))
    return redirect("starting_points:index")


@managers_only
@require_POST
def again(request, pk):
    try:
        with transaction.atomic():
            _found(request, pk).bring_back()
    except IntegrityError:
        messages.warning(request, _("This example is there already."))
    else:
        messages.success(request, _("It is back."))
    return redirect("starting_points:index")


def _found(request, pk):
    return get_object_or_404(StartingPoint.objects.visible_to(request.member), pk=pk)


def _edit(request, form):
    if request.method == "POST" and form.is_valid() and _saved(form):
        messages.success(request, _("Saved."))
        return redirect("starting_points:index")
    context = {"form": form, "point": form.instance}
    return render(request, "goals/starting_point.html", context, status=422 if form.errors else 200)


def _saved(form):
    """The database alone knows whether the agency has these words: the constraint's sentence goes beside them."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("words", _("This example is there already."))
    return form.is_valid()
