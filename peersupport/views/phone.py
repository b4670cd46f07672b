"""What makes the pages a thing on a phone's home screen, and holds the crisis page there."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.context import only_agency
from accounts.models import CrisisPage

SIZES = (192, 512)
COLOR = "#0e6a6f"


@public
@require_safe
def worker(request):
    """From the root, so that it may answer for every page when there is no network. Other words on the crisis page make
    another script, so that phones fetch and hold them."""
    script = Path(finders.find("peersupport/worker.js") or Path(settings.STATIC_ROOT) / "peersupport/worker.js")
    agency = request.user.agency if request.user.is_authenticated else only_agency()
    told = script.read_text() + (f"/* {CrisisPage.shown(agency).fingerprint} */\n" if agency else "")
    return HttpResponse(told, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@public
@require_safe
def manifest(request):
    return _manifest("PeerSupport", "peersupport", COLOR)


@public
@require_safe
def neutral_manifest(request):
    """It says nothing about what this is, not even in the address of a picture."""
    return _manifest(_("My page"), "page", "#4a5560")


def _manifest(name, folder, color):
    icons = [
        {"src": static(f"{folder}/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    told = {"name": name, "short_name": name, "start_url": "/", "scope": "/", "display": "standalone"}
    colors = {"theme_color": color, "background_color": "#ffffff"}
    return JsonResponse({**told, **colors, "icons": icons}, content_type="application/manifest+json")
