"""What each person sets for themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import signed_in
from accounts.forms import MineForm


@signed_in
def me(request):
    form = MineForm(request.POST or None, instance=request.user, is_staff=request.member is not None)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        translation.activate(user.language)
        messages.success(request, _("Saved."))
        return redirect("accounts:me")
    return render(request, "accounts/me.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_POST
def sign_in_end(request, pk):
    """One other place where I am signed in."""
    here = request.session.session_key
    get_object_or_404(request.user.usersession_set.exclude(session_key=here), pk=pk).end()
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")


@signed_in
@require_POST
def stay(request):
    """“I am still here”: asking is enough, for it counts as a human hand."""
    return HttpResponse(status=204)
