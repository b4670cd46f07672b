from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.access import for_client
from clients.forms import EnrollForm, EnrollmentEndForm, PayerForm, PlanReviewForm
from clients.models import Enrollment


@for_client
@require_safe
def index(request, client):
    enrollments = client.enrollments.newest_first().select_related("program").with_orders()
    return render(request, "clients/programs.html", {"client": client, "enrollments": enrollments})


@for_client
def enroll(request, client):
    form = EnrollForm(request.POST or None, programs=Enrollment.open_programs())
    if request.method == "POST" and form.is_valid():
        try:
            enrollment = client.enroll(**form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, ValidationError(problem.messages))
        else:
            messages.success(request, _("Added: %(program)s.") % {"program": enrollment.program})
            return redirect("clients:enrollments", client.pk)
    return render(request, "clients/enroll.html", {"client": client, "form": form}, status=422 if form.errors else 200)


@for_client
def plan_review(request, client, pk):
    """When the plan is to be looked at again."""
    enrollment = get_object_or_404(client.enrollments.still_going().select_related("program"), pk=pk)
    form = PlanReviewForm(request.POST or None, enrollment=enrollment)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        enrollment.plan_review(asked["plan_review_due_on"], asked["looked_at_on"])
        messages.success(request, _("Saved."))
        return redirect("clients:enrollments", client.pk)
    context = {"client": client, "form": form, "enrollment": enrollment}
    return render(request, "clients/plan_review.html", context, status=422 if form.errors else 200)


@for_client
def payer(request, client, pk):
    """Somebody else pays from a day on; who paid before stays."""
    enrollment = get_object_or_404(client.enrollments.select_related("program"), pk=pk)
    form = PayerForm(request.POST or None, enrollment=enrollment)
    if request.method == "POST" and form.is_valid():
        enrollment.paid_by(form.cleaned_data["payer"], form.cleaned_data["since"])
        messages.success(request, _("Saved."))
        return redirect("clients:enrollments", client.pk)
    context = {"client": client, "form": form, "enrollment": enrollment}
    return render(request, "clients/payer.html", context, status=422 if form.errors else 200)


@for_client
def end(request, client, pk):
    enrollment = get_object_or_404(client.enrollments.still_going().select_related("program"), pk=pk)
    form = EnrollmentEndForm(request.POST or None, enrollment=enrollment)
    if request.method == "POST" and form.is_valid():
        try:
            asked = form.cleaned_data
            enrollment.end(asked["reason"], asked["ended_on"], asked["because"])
        except ValidationError as problem:
            form.add_error(None, ValidationError(problem.messages))
        else:
            messages.success(request, _("The last day in %(program)s is saved.") % {"program": enrollment.program})
            return redirect("clients:enrollments", client.pk)
    context = {"client": client, "form": form, "enrollment": enrollment}
    return render(request, "clients/enrollment_end.html", context, status=422 if form.errors else 200)
