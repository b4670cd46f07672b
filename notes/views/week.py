from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import specialists_only
from notes.week import Week


@specialists_only
@require_safe
def week(request):
    """Seven days of one's own: a list on a phone, a calendar where there is room."""
    return render(request, "notes/week.html", {"week": Week.of(request.member, request.GET.get("day", ""))})
