from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import supervisors_only
from supervision.answers import answered_to
from supervision.board import specialists_of
from supervision.lists import LISTS, TO_COSIGN, key


@supervisors_only
@require_safe
def notes(request):
    """Signed notes that wait for a co-signature, the oldest first, and drafts past their day."""
    specialists, days = [one.pk for one in specialists_of(request.member)], request.user.agency.not_seen_days
    after = key(request.GET.get("after"))
    rows, more = TO_COSIGN.page(specialists, days, after)
    late, more_late = ([], None) if after else LISTS["late"].page(specialists, days, None)
    context = {
        "rows": rows,
        "late": late,
        "answered": [] if after else answered_to(request.member),
        "late_url": reverse("supervision:list_all", args=["late"]) if more_late else "",
        "newer_url": request.path if after else "",
    }
    return render(
        request, "supervision/notes.html", {**context, "older_url": f"{request.path}?after={more}" if more else ""}
    )
