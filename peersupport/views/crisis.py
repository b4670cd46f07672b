from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.context import only_agency


@public
def crisis(request):
    """Help right now, signed in or not."""
    if request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(request.user.language)
    return render(request, "peersupport/crisis.html")


@public
@require_safe
def held(request, language):
    """The same words without a script, a picture or a name: what a phone holds for when there is no network."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    other = "en" if language == "es" else "es"
    with translation.override(language):
        page = render(request, "peersupport/crisis_held.html", {"other": other})
    if request.user.is_authenticated or only_agency():
        page.headers["X-Agency"] = "known"
    return page
