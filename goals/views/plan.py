"""The plan as a whole, and the person's yes to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_client, for_specialist
from goals.models import Goal, PlanAgreement
from goals.plan import plan_page


@for_client
@require_safe
def plan(request, client):
    return render(request, "goals/plan.html", {"client": client, **plan_page(client)})


@for_specialist
@require_POST
def plan_yes(request, client):
    """They said yes aloud; the specialist who was there is the witness."""
    try:
        PlanAgreement.keep(client, request.POST.get("seen", ""), Goal.Confirmed.ALOUD, witness=request.member)
    except ValidationError as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, _("Kept: they said yes to this plan, and you heard it."))
    return redirect("goals:plan", client.pk)
