"""A lent device: what it may open, and which hand-over it is."""

from django.shortcuts import redirect

from .models import HandOver

KEY = "handed_over"
OPEN = {"home", "crisis", "quick_exit", "set_language", "clients:take_back", "accounts:stay", "account_logout"}
OPEN |= {"crisis_held", "worker", "manifest", "neutral_manifest"}


def handed_over(request):
    """The hand-over that this device is in, or None."""
    key = request.session.get(KEY)
    lent = HandOver.objects.select_related("member__user__agency", "client").filter(ended_at=None)
    return lent.filter(pk=key, client__user=request.user).first() if key else None


class LentDevice:
    """It shows the person's own pages. How they sign in elsewhere is not settled on somebody else's device."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or KEY not in request.session:
            return None
        page = request.resolver_match
        return None if page.app_name == "portal" or page.view_name in OPEN else redirect("portal:journey")
