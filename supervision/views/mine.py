"""A specialist's own side of supervision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import specialists_only
from clients.views.paging import moment_page
from supervision.forms import PointForm
from supervision.given import given_to
from supervision.models import AgendaPoint, Meeting

PAGE = 25


@specialists_only
@require_safe
def index(request):
    """What one would like to talk about, the next meetings, and those that were."""
    return _page(request)


def _page(request, **typed):
    visible = Meeting.objects.visible_to(request.member).with_people()
    held, older, first = moment_page(request, visible.held().newest_first(), "starts_at", PAGE)
    context = {
        "points": AgendaPoint.objects.visible_to(request.member).waiting().oldest_first(),
        "planned": [] if first else visible.to_hold().soonest_first()[:PAGE],
        "to_sign": set(visible.to_sign_by(request.member).values_list("pk", flat=True)),
        "given": given_to([request.member])[0],
        "held": held,
    }
    context |= {"older_url": older, "newer_url": first, **typed}
    return render(request, "supervision/my_meetings.html", context, status=422 if typed else 200)


@specialists_only
@require_POST
def add(request):
    form = PointForm(request.POST, instance=AgendaPoint(specialist=request.member))
    if not form.is_valid():
        return _page(request, point=form)
    form.save()
    messages.success(request, _("It waits for your next supervision."))
    return redirect("supervision:my_meetings")


@specialists_only
@require_POST
def take_back(request, pk):
    get_object_or_404(AgendaPoint.objects.visible_to(request.member).waiting(), pk=pk).take_back()
    messages.success(request, _("Taken back."))
    return redirect("supervision:my_meetings")
