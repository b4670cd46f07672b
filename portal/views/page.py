from django.contrib import messages
from django.shortcuts import redirect, render


def page(request, template, form, **context):
    status = 422 if form.errors else 200
    return render(request, f"portal/{template}.html", {"form": form, **context}, status=status)


def saved(request, goal, sentence):
    messages.success(request, sentence)
    return redirect("portal:goal", goal.pk)
