from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients.access import for_client
from clients.forms import AboutForm
from clients.models import HardDays


@for_client
@require_safe
def about(request, client):
    plan = HardDays.for_staff(client)
    context = {"client": client, "supporters": client.supporters.current(), "plan": plan}
    return render(request, "clients/about.html", context)


@for_client
def edit(request, client):
    """What the page About says; the second of two writers sees both versions."""
    form = AboutForm(request.POST or None, instance=client)
    theirs = []
    if request.method == "POST" and form.is_valid():
        theirs = form.what_changed_meanwhile()
        if not theirs and _rewrite(form):
            messages.success(request, _("Saved."))
            return redirect("clients:about", client.pk)
    client.refresh_from_db()
    context = {"client": client, "form": form, "theirs": theirs}
    return render(request, "clients/edit.html", context, status=422 if form.errors or theirs else 200)


def _rewrite(form):
    try:
        with transaction.atomic():
            form.instance.rewrite()
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True
