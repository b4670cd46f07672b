"""What every template may rely on."""

from types import SimpleNamespace

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .borrowed import IDLE_MINUTES, is_borrowed
from .models import Agency, CrisisPage
from .words import own_title

DEFAULTS = SimpleNamespace(theme="auto", text="normal", motion="auto", reads_aloud=False, neutral=False)


def room(request):
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    agency = user.agency if signed_in else only_agency()
    return {
        "ui": _as_they_like_it(user) if signed_in else DEFAULTS,
        "member": getattr(request, "member", None),
        "myself": getattr(request, "myself", None),
        "agency": agency,
        "crisis": SimpleLazyObject(lambda: CrisisPage.shown(agency)),
        "idle_seconds": idle_minutes(request) * 60 if signed_in else 0,
        "demo": settings.DEMO,
        "own_title": own_title(),
    }


def _as_they_like_it(user):
    return SimpleNamespace(
        theme=user.theme,
        text=user.text_size,
        motion=user.motion,
        reads_aloud=user.reads_aloud,
        neutral=user.is_neutral,
    )


def only_agency():
    """The agency whose name the signed-out pages bear: the one that is here, if it is the only one."""
    agencies = list(Agency.objects.order_by("founded_at", "pk")[:2])
    return agencies[0] if len(agencies) == 1 else None


def idle_minutes(request):
    agency = request.user.agency
    minutes = agency.staff_idle_minutes if getattr(request, "member", None) else agency.client_idle_minutes
    return min(IDLE_MINUTES, minutes) if is_borrowed(request) else minutes
