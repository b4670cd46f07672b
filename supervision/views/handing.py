"""A caseload goes on to others when somebody leaves, or is covered for a while."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import supervisors_only
from clients.conversation import tell_of_news
from supervision.forms import CoverForm, HandOnForm
from supervision.handing import Caseload
from supervision.team import specialists_of


@supervisors_only
def hand_on(request, specialist_pk):
    """Every person of a specialist to somebody new, in one go; a manager may close the account with it."""
    one = get_object_or_404(specialists_of(request.member), pk=specialist_pk)
    caseload, is_manager = Caseload(one, request.member), request.member.is_manager
    closes = {"closes": "close" in request.GET}
    form = HandOnForm(request.POST or None, caseload=caseload, may_close=is_manager, initial=closes)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, _("Saved. Each person is told on their own page who walks with them."))
        if not form.cleaned_data.get("closes"):
            return redirect("supervision:board")
        messages.success(request, _("%(name)s can no longer sign in. What they wrote stays.") % {"name": one.name})
        return redirect("accounts:staff")
    return _page(request, "hand_on", form, one)


@supervisors_only
def cover(request, specialist_pk):
    """Somebody beside a specialist who is away for a while."""
    one = get_object_or_404(specialists_of(request.member), pk=specialist_pk)
    form = CoverForm(request.POST or None, caseload=Caseload(one, request.member, covers=False))
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, _("Saved. Each person is told on their own page who walks with them."))
        return redirect("supervision:specialist", one.pk)
    return _page(request, "cover", form, one)


def _saved(request, form):
    try:
        form.save()
        tell_of_news(request, [row.client for row in form.chosen])
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    return form.is_valid()


def _page(request, template, form, one):
    context = {"form": form, "specialist": one, "caseload": form.caseload}
    return render(request, f"supervision/{template}.html", context, status=422 if form.errors else 200)
