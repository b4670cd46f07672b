from django.conf import settings
from django.shortcuts import render
from django.utils import translation

from accounts.access import public
from peersupport.crisis import CHAT, EMERGENCY, NOBODY_WATCHES, lines


@public
def crisis(request):
    """Help right now, signed in or not."""
    if request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(request.user.language)
    context = {
        "lines": lines(translation.get_language()),
        "chat": CHAT,
        "nobody_watches": NOBODY_WATCHES,
        "emergency": EMERGENCY,
    }
    return render(request, "peersupport/crisis.html", context)
