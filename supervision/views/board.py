import csv

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import specialists_only, supervisors_only
from accounts.spreadsheet import cell
from clients.models import with_above_limits
from supervision import figures
from supervision.board import Board, specialists_of
from supervision.models import Meeting
from supervision.waiting import waiting_for

TO_SIGN = 10


@supervisors_only
@require_safe
def board(request):
    """The specialists this member looks after, by name; every number leads to its list."""
    shown = Board(with_above_limits(specialists_of(request.member)), request.user.agency.not_seen_days)
    context = {
        "board": shown,
        "week_began_on": figures.week_began_on(),
        **waiting_for(request.member),
    }
    return render(request, "supervision/board.html", context)


@supervisors_only
@require_safe
def specialist(request, specialist_pk):
    """One specialist's caseload in words."""
    one = get_object_or_404(with_above_limits(specialists_of(request.member)), pk=specialist_pk)
    shown = Board([one], request.user.agency.not_seen_days)
    return render(request, "supervision/specialist.html", {"board": shown, "line": shown.lines[0]})


@specialists_only
@require_safe
def mirror(request):
    """The same words about one's own caseload: for the specialist alone to look at."""
    shown = Board([request.member], request.user.agency.not_seen_days, is_own=True)
    to_sign = list(Meeting.objects.visible_to(request.member).to_sign_by(request.member).newest_first()[:TO_SIGN])
    return render(request, "supervision/mirror.html", {"board": shown, "line": shown.lines[0], "to_sign": to_sign})


@supervisors_only
@require_safe
def export(request):
    """The board's numbers as CSV; no client is named in it."""
    shown = Board(specialists_of(request.member), request.user.agency.not_seen_days)
    day = timezone.localdate().isoformat()
    disposition = f'attachment; filename="caseload-{day}.csv"'
    response = HttpResponse(
        "\ufeff", content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )
    writer = csv.writer(response)
    writer.writerow(_columns(shown.not_seen_days))
    writer.writerows(_cells(line) for line in shown.lines)
    return response


def _columns(days):
    not_seen = _("Not seen in %s days") % days
    people = [_("Peer specialist"), _("People"), not_seen, _("Asked for space"), _("Waiting for a first contact")]
    goals = [_("Goals led by the client"), _("Goals counted"), _("Goals that someone requires")]
    steps = [_("Working goals with a step this month"), _("Working goals")]
    return people + goals + steps + [_("Notes waiting"), _("Notes past their day"), _("Hours this week")]


def _cells(line):
    people = [cell(line.specialist.name), line.people, line.not_seen, line.space, line.waiting]
    share = [line.led, line.counted] if line.share_is_shown else ["", ""]
    return [*people, *share, line.court, line.stepped, line.working, line.drafts, line.late, line.hours_this_week]
