"""Who ordered or recommended the service, before it began."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_manager
from clients.forms import ServiceOrderForm
from clients.models import ServiceOrder


@for_manager
def new(request, client, pk):
    enrollment = get_object_or_404(client.enrollments.select_related("program"), pk=pk)
    form = ServiceOrderForm(request.POST or None, instance=ServiceOrder(enrollment=enrollment))
    if request.method == "POST" and form.is_valid():
        form.instance.write(request.member)
        messages.success(request, _("Saved."))
        return redirect("clients:enrollments", client.pk)
    context = {"client": client, "form": form, "enrollment": enrollment}
    return render(request, "clients/service_order.html", context, status=422 if form.errors else 200)


@for_manager
@require_POST
def take_back(request, client, pk, order_pk):
    order = get_object_or_404(get_object_or_404(client.enrollments, pk=pk).service_orders, pk=order_pk)
    try:
        order.take_back()
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    else:
        messages.success(request, _("It is taken back. The history keeps it."))
    return redirect("clients:enrollments", client.pk)
