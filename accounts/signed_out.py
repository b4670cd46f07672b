"""Signed out while writing: what was typed comes back in the page, ready to be sent again after signing in."""

from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

NOT_KEPT = {"csrfmiddlewaretoken", "code"}


def signed_out_response(request):
    """The page that keeps the typing. 401, so that a fragment is never swapped for it."""
    return render(request, "accounts/signed_out.html", _kept(request), status=401)


def csrf_failure(request, reason=""):
    """A stale token after signing in again offers the same typing once more, but only to our own pages."""
    if _is_from_us(request) and request.user.is_authenticated:
        return render(request, "accounts/send_again.html", _kept(request), status=403)
    return render(request, "403_csrf.html", status=403)


def words_kept(request):
    """What somebody wrote on a page of ours, for one that cannot take it: no keys, no choices."""
    return [value for _name, value in _typed(request) if len(value.split()) > 1] if _is_from_us(request) else []


def _is_from_us(request):
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    host, is_secure = request.get_host(), request.is_secure()
    return bool(origin) and url_has_allowed_host_and_scheme(origin, {host}, require_https=is_secure)


def _kept(request):
    return {"typed": _typed(request), "address": request.get_full_path()}


def _typed(request):
    return [(name, value) for name in request.POST for value in request.POST.getlist(name) if _is_kept(name, value)]


def _is_kept(name, value):
    """No secret: a passkey comes as JSON under the name that a peer specialist's credential has too."""
    return name not in NOT_KEPT and "password" not in name and not (name == "credential" and value.startswith("{"))
