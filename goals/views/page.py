from django.contrib import messages
from django.shortcuts import redirect, render


def page(request, template, form, **context):
    """A page with one form: 422 with the typing kept when something is not right yet."""
    return render(request, f"goals/{template}.html", {"form": form, **context}, status=422 if form.errors else 200)


def saved(request, goal, sentence, place=""):
    """Back on the goal's page, at the place where the hand was."""
    messages.success(request, sentence)
    return redirect(f"{goal.get_absolute_url()}{place}")
