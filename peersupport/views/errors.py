"""What is said when something broke, or is not there (any more)."""

from django.http import HttpResponseNotFound, HttpResponseServerError
from django.template import loader

from accounts.signed_out import words_kept


def broken(request):
    """Asks the database nothing: it may be what broke. Whose agency it is, is told if it was known before."""
    user = request.__dict__.get("_cached_user")
    agency = user._state.fields_cache.get("agency") if hasattr(user, "_state") else None
    context = {"agency": agency, "crisis": None, "words": words_kept(request)}
    return HttpResponseServerError(loader.render_to_string("500.html", context))


def not_found(request, exception):
    """A form may come too late: done in another tab, or not the sender's to do any more. What was typed comes back."""
    context = {"is_sent": request.method == "POST", "words": words_kept(request)}
    return HttpResponseNotFound(loader.render_to_string("404.html", context, request))
