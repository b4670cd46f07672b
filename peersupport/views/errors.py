"""What is said when something broke."""

from django.http import HttpResponseServerError
from django.template import loader


def broken(request):
    """Asks the database nothing: it may be what broke. Whose agency it is, is told if it was known before."""
    user = request.__dict__.get("_cached_user")
    agency = user._state.fields_cache.get("agency") if hasattr(user, "_state") else None
    return HttpResponseServerError(loader.render_to_string("500.html", {"agency": agency, "crisis": None}))
