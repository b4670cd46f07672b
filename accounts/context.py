"""What every template may rely on."""

from types import SimpleNamespace

from django.conf import settings

from .models import Agency

DEFAULTS = SimpleNamespace(theme="auto", text="normal", neutral=False)


def room(request):
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "ui": SimpleNamespace(theme=user.theme, text=user.text_size, neutral=user.is_neutral)
        if signed_in
        else DEFAULTS,
        "member": getattr(request, "member", None),
        "myself": getattr(request, "myself", None),
        "agency": user.agency if signed_in else only_agency(),
        "idle_seconds": idle_minutes(request) * 60 if signed_in else 0,
        "demo": settings.DEMO,
    }


def _looks_of(user):
    return SimpleNamespace(theme=user.theme, text=user.text_size, neutral=user.is_neutral)


def only_agency():
    """The agency whose name the signed-out pages bear: the one that is here, if it is the only one."""
    agencies = list(Agency.objects.order_by("founded_at", "pk")[:2])
    return agencies[0] if len(agencies) == 1 else None


def idle_minutes(request):
    agency = request.user.agency
    return agency.staff_idle_minutes if getattr(request, "member", None) else agency.client_idle_minutes
