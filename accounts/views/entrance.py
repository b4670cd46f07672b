"""The doors from the street: the client's way in, the first day, an invitation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import public
from accounts.borrowed import say_whose
from accounts.entering import enter
from accounts.forms import AcceptForm, CodeForm, SetupForm
from accounts.limits import miss, too_many_misses
from accounts.models import Agency, Invitation, User
from accounts.models.founding import found
from accounts.models.sign_in import redeem
from accounts.scopes import scope


@public
@sensitive_post_parameters()
def come_in(request):
    if request.user.is_authenticated:
        return redirect("home")
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "accounts/come_in.html", {"form": form})
    if too_many_misses(request):
        form.add_error(None, _("Too many tries. Please wait ten minutes, or ask your specialist for help."))
        return render(request, "accounts/come_in.html", {"form": form}, status=429)
    if form.is_valid() and _let_in(request, form.cleaned_data["number"]):
        return redirect("home")
    if form.is_valid():
        form.add_error("number", _("This code does not work. It works once, for ten minutes. Ask for a new one."))
    return render(request, "accounts/come_in.html", {"form": form}, status=422)


@public
def come_in_link(request, token):
    """The QR code leads here. Only the button uses the code up, so that a preview of the link does not."""
    if request.user.is_authenticated:
        return redirect("home")
    problem, status = "", 200
    if request.method == "POST":
        if too_many_misses(request):
            problem, status = _("Too many tries. Please wait ten minutes, or ask your specialist for help."), 429
        elif _let_in(request, token):
            return redirect("home")
        else:
            problem, status = _("This code was used already, or its ten minutes are over. Ask for a new one."), 422
    return render(request, "accounts/come_in_link.html", {"problem": problem}, status=status)


def _let_in(request, secret):
    user = User.who_may_come_in(redeem(secret.replace("\0", "")))
    if user is None:
        miss(request)
        return False
    say_whose(request)
    enter(request, user, "code")
    return True


@public
@sensitive_post_parameters()
def setup(request):
    if Agency.is_founded():
        raise Http404
    form = SetupForm(request.POST or None, initial={"language": get_language(), "time_zone": "America/New_York"})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        member = found(form.new_agency(), form.new_program(), typed["person"], typed["email"], typed["password"])
        if member:
            enter(request, member.user, "password", reauthenticated=True)
            messages.success(request, _("Your agency is ready. One more thing: a second way to show that it is you."))
        return redirect("mfa_index" if member else "home")
    return render(request, "accounts/setup.html", {"form": form}, status=422 if form.errors else 200)


@public
@sensitive_post_parameters()
def accept(request, agency_pk, token):
    if request.user.is_authenticated:
        return render(request, "accounts/accept_signed_in.html", {})
    with scope(agency_pk):
        invitation = Invitation.behind(token)
        if invitation is None:
            return render(request, "accounts/accept_closed.html", {}, status=404)
        return _accept(request, invitation)


def _accept(request, invitation):
    form = AcceptForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            member = invitation.accept(form.cleaned_data["password"], get_language())
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            enter(request, member.user, "password", reauthenticated=True)
            messages.success(request, _("Welcome! One more thing: a second way to show that it is you."))
            return redirect("mfa_index")
    context = {"form": form, "invitation": invitation, "house": invitation.agency}
    return render(request, "accounts/accept.html", context, status=422 if form.errors else 200)
