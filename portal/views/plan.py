from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clients.access import for_self
from goals.models import PlanAgreement
from goals.plan import plan_page
from portal.archived import writes_while_open
from portal.at_hand import how_here


@for_self
@writes_while_open
def plan(request, client):
    """My goals, milestones and steps as one plan; my yes is kept with exactly these words."""
    if request.method != "POST":
        return render(request, "portal/plan.html", plan_page(client))
    try:
        PlanAgreement.keep(client, request.POST.get("seen", ""), how_here(request))
    except ValidationError as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, _("Thank you. It is kept: this is your plan."))
    return redirect("portal:plan")
