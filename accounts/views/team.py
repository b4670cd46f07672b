"""The specialists of a supervisor go to another one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import managers_only
from accounts.forms import TeamForm
from accounts.models import Membership
from accounts.previewing import preview_rows, sent_to


@managers_only
def team(request, pk):
    """So that nobody is left without a supervisor when somebody leaves."""
    person = get_object_or_404(Membership.objects.visible_to(request.member).active().by_name(), pk=pk)
    closes = {"closes": "close" in request.GET}
    form = TeamForm(request.POST or None, person=person, member=request.member, initial=closes)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        told = (person, form.chosen, form.cleaned_data["closes"])
        return preview_rows(request, "team", person.name, form.changes, told)
    if sent_to_be == "save":
        try:
            person.hand_team_on(form.chosen, form.cleaned_data["closes"], request.member)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:staff")
    context = {"person": person, "form": form}
    return render(request, "accounts/team.html", context, status=422 if form.errors else 200)
