"""What is said when something broke, or is not there (any more)."""

from django.http import HttpResponseNotFound, HttpResponseServerError
from django.template import loader

from accounts.signed_out import words_kept


def broken(request):
    """Asks the database nothing: it may be what broke. Whose agency it is, is told if it was known before."""
    user = request.__dict__.get("_cached_user")
    agency = user._state.fields_cache.get("agency") if hasattr(user, "_state") else None
    return HttpResponseServerError(loader.render_to_string("500.html", {"agency": agency, "crisis": None}))


def not_found(request, exception):
    """A form may come too late: done in another tab, or not the sender's to do any more. What was typed comes back, if
    it came from a page of ours: an address that leads nowhere is not asked where its form is from."""
    is_ours = request.resolver_match is not None and request.user.is_authenticated
    context = {"is_sent": request.method == "POST", "words": words_kept(request) if is_ours else []}
    return HttpResponseNotFound(loader.render_to_string("404.html", context, request))
