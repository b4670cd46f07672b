"""Lending the device to the person, and taking it back."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.entering import enter
from clients.access import for_self, for_specialist
from clients.forms import TakeBackForm
from clients.handed import KEY, handed_over
from clients.models import HandOver


@for_specialist
@require_POST
def hand_over(request, client):
    """From here on the device is the person's own, until the specialist takes it back."""
    back_to = request.POST.get("back", "")
    mine = back_to if back_to.startswith(client.get_absolute_url()) else client.get_absolute_url()
    lent = HandOver.begin(client, request.member, back_to=mine)
    enter(request, client.open_account(), "hand_over", lent_by=request.member.name)
    request.session[KEY] = str(lent.pk)
    response = redirect("portal:journey")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@for_self
def take_back(request, client):
    """Only the specialist's PIN or password brings the staff side back; after five wrong tries nothing does."""
    lent = handed_over(request)
    if lent is None:
        raise Http404
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if lent.take_back(form.cleaned_data["secret"]):
            return _back(request, lent)
        if lent.is_used_up:
            logout(request)
            return redirect("account_login")
        form.add_error("secret", _("That is not it. Try again."))
    return render(request, "clients/take_back.html", {"form": form, "lent": lent}, status=422 if form.errors else 200)


def _back(request, lent):
    enter(request, lent.member.user, "hand_back")
    messages.success(request, _("The device is yours again."))
    return redirect(lent.back_to)
