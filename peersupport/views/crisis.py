from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from accounts.access import public
from peersupport.crisis import CHAT, EMERGENCY, NOBODY_WATCHES, lines


@public
def crisis(request):
    """Help right now, signed in or not."""
    if request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(request.user.language)
    return render(request, "peersupport/crisis.html", _words(translation.get_language()))


@public
@require_safe
def held(request, language):
    """The same words without a script, a picture or a name: what a phone holds for when there is no network."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        return render(request, "peersupport/crisis_held.html", _words(language))


def _words(language):
    return {
        "lines": lines(language),
        "chat": CHAT,
        "nobody_watches": NOBODY_WATCHES,
        "emergency": EMERGENCY,
        "other": "en" if language == "es" else "es",
    }
