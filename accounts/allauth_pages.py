"""allauth's pages under our own addresses, each with a mark. What we do not use has no page."""

from functools import wraps

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import Resolver404, path, re_path, resolve, reverse

from .access import mark, public, signed_in, who_is_here
from .borrowed import is_borrowed, say_whose
from .limits import miss, too_many_misses
from .models import Agency


def rendered(view):
    """allauth answers lazily; rendering it here keeps its queries inside the transaction and the scope."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        return response.render() if hasattr(response, "render") and not response.is_rendered else response

    return answer


def after_the_first_day(view):
    """Before there is an agency there is nobody to sign in: set it up."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.user.is_authenticated or Agency.is_founded():
            return view(request, *args, **kwargs)
        return redirect("accounts:setup")

    return answer


def clients_by_their_own_door(view):
    """Who wanted a page of a client's own is no staff: lead them to the client's way in."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "GET" and _is_a_clients_own(request.GET.get("next", "")):
            return redirect("accounts:come_in")
        return view(request, *args, **kwargs)

    return answer


def _is_a_clients_own(address):
    try:
        return getattr(resolve(address).func, "access_rule", "") == "for_self"
    except Resolver404:
        return False


def without_recovery_codes(view):
    """A client who adds a passkey needs no codes to keep: their specialist lets them in again."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.member is None and request.method == "POST" and response.status_code == 302:
            request.user.authenticator_set.filter(type="recovery_codes").delete()
            return redirect("mfa_list_webauthn")
        return response

    return answer


def back_to_the_same_door(view):
    """A passkey that did not work leads back to the page it was tried on."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.POST.get("door") == "come_in" and not request.user.is_authenticated and response.status_code == 302:
            return redirect("accounts:come_in")
        return response

    return answer


def says_whose_device(view):
    """The tick “this is not my device” is kept for the sign-in that this form leads to."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "POST" and not request.user.is_authenticated:
            say_whose(request)
        return view(request, *args, **kwargs)

    return answer


def guesses_counted(view):
    """A code from an e-mail is guessed as seldom as a code on a screen, and both are counted together."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        is_guess = request.method == "POST" and "code" in request.POST
        if is_guess and too_many_misses(request):
            return render(request, "429.html", status=429)
        response = view(request, *args, **kwargs)
        was_right = request.user.is_authenticated or response.headers.get("Location") == reverse("mfa_authenticate")
        if is_guess and not was_right:
            miss(request)
        return response

    return answer


def on_ones_own_device(view):
    """A passkey stays on the device, so one that is somebody else's gets none."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        return redirect("mfa_list_webauthn") if is_borrowed(request) else view(request, *args, **kwargs)

    return answer


def _staff_without_a_second_factor_too(request, kwargs):
    if who_is_here(request) is None:
        raise Http404


staff_setting_up = mark("staff_setting_up", _staff_without_a_second_factor_too)


def page(route, rule, view, name):
    return path(route, rule(rendered(view)), name=name)


add_passkey = without_recovery_codes(passkeys.add_webauthn)
urlpatterns = [
    page("sign-in/", public, after_the_first_day(clients_by_their_own_door(account.login)), "account_login"),
    page("sign-out/", public, account.logout, "account_logout"),
    page("sign-in/closed/", public, account.account_inactive, "account_inactive"),
    page("sign-in/code/", public, says_whose_device(account.request_login_code), "account_request_login_code"),
    page("sign-in/code/enter/", public, guesses_counted(account.confirm_login_code), "account_confirm_login_code"),
    page("sign-in/passkey/", public, back_to_the_same_door(passkeys.login_webauthn), "mfa_login_webauthn"),
    page("sign-in/second-factor/", public, mfa.authenticate, "mfa_authenticate"),
    page("password/forgotten/", public, account.password_reset, "account_reset_password"),
    page("password/forgotten/sent/", public, account.password_reset_done, "account_reset_password_done"),
    page("password/new/done/", public, account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(rendered(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    page("me/password/", staff_setting_up, account.password_change, "account_change_password"),
    page("me/again/", signed_in, account.reauthenticate, "account_reauthenticate"),
    page("me/again/code/", signed_in, mfa.reauthenticate, "mfa_reauthenticate"),
    page("me/again/passkey/", signed_in, passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("me/second-factor/", staff_setting_up, mfa.index, "mfa_index"),
    page("me/second-factor/app/", staff_setting_up, totp.activate_totp, "mfa_activate_totp"),
    page("me/second-factor/app/remove/", staff_setting_up, totp.deactivate_totp, "mfa_deactivate_totp"),
    page("me/recovery-codes/", staff_setting_up, recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    page("me/recovery-codes/new/", staff_setting_up, recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("me/recovery-codes/file/", staff_setting_up, recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    page("me/passkeys/", signed_in, passkeys.list_webauthn, "mfa_list_webauthn"),
    page("me/passkeys/add/", signed_in, on_ones_own_device(add_passkey), "mfa_add_webauthn"),
    page("me/passkeys/<int:pk>/remove/", signed_in, passkeys.remove_webauthn, "mfa_remove_webauthn"),
    page("me/passkeys/<int:pk>/", signed_in, passkeys.edit_webauthn, "mfa_edit_webauthn"),
    page("me/sign-ins/", signed_in, sessions.list_usersessions, "usersessions_list"),
]
