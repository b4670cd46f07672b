from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


def page(request, template, form, **context):
    """A page with one form: 422 with the typing kept when something is not right yet."""
    return render(request, f"goals/{template}.html", {"form": form, **context}, status=422 if form.errors else 200)


def laid_in_order(request, goal):
    """The answer to a list that was dragged; what is refused goes back to its place."""
    try:
        goal.lay_in_order(request.POST.getlist("milestones"), request.POST.getlist("steps"))
    except ValidationError as changed:
        return JsonResponse({"said": changed.messages[0]}, status=409)
    return JsonResponse({"said": _("Moved.")})


def saved(request, goal, sentence, place=""):
    """Back on the goal's page, at the place where the hand was."""
    messages.success(request, sentence)
    return redirect(f"{goal.get_absolute_url()}{place}")
