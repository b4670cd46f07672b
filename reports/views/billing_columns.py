from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import managers_only
from accounts.models import Program
from reports.billing.contacts import Contacts
from reports.forms.billing import last_month
from reports.forms.billing_columns import BillingColumnsForm
from reports.models import BillingColumns

LINES = 5


@managers_only
def columns(request, program_pk):
    """Which columns the program's files have; looked at with lines of last month before they are kept."""
    program = get_object_or_404(Program.objects.visible_to(request.member), pk=program_pk)
    form = BillingColumnsForm(request.POST or None, instance=BillingColumns.of(program))
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        form.save()
        messages.success(request, _("Saved. The next file has these columns."))
        return redirect(f"{reverse('reports:billing')}?program={program.pk}")
    lines = [] if form.errors else _lines(program, form.instance)
    context = {"program": program, "form": form, "columns": form.instance, "lines": lines}
    return render(request, "reports/billing_columns.html", context, status=422 if form.errors else 200)


def _lines(program, columns):
    """What a few sessions of last month would look like."""
    contacts = Contacts(program, *last_month())
    return [columns.cells(contact) for contact in contacts.for_a_look(LINES)]
