import csv

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.access import specialists_only, supervisors_only
from accounts.models import Program
from accounts.spreadsheet import cell
from accounts.taken import file_taken
from accounts.words import peer_title
from supervision.agenda import AgendaBoard
from supervision.board import Board
from supervision.columns import COLUMNS
from supervision.forms import LookForm
from supervision.headings import headings
from supervision.models import Meeting
from supervision.team import Team, specialists_of
from supervision.waiting import waiting_for

TO_SIGN = 10


@supervisors_only
@require_safe
def board(request):
    """The specialists this member looks after, by name or as asked for; every number leads to its list."""
    look = _look(request)
    shown = Board(Team.of(request.member, program=look.in_program), look)
    context = {
        "board": shown,
        "look": look,
        "headings": headings(look, request.GET, shown.not_seen_days),
        "newer_url": _page(request, look.page_number - 1) if look.page_number > 1 else "",
        "older_url": "" if shown.is_last_page else _page(request, look.page_number + 1),
        "export_query": request.GET.urlencode(),
        **waiting_for(request.member),
    }
    return render(request, "supervision/board.html", context)


@supervisors_only
@require_safe
def specialist(request, specialist_pk):
    """One specialist's caseload in words."""
    one = get_object_or_404(specialists_of(request.member), pk=specialist_pk)
    shown = AgendaBoard(Team.of(request.member, [one], _look(request).in_program))
    return render(request, "supervision/specialist.html", {"board": shown, "line": shown.lines[0]})


@specialists_only
@require_safe
def mirror(request):
    """The same words about one's own caseload: for the specialist alone to look at."""
    shown = AgendaBoard(Team.of(request.member, [request.member]), is_own=True)
    to_sign = list(Meeting.objects.visible_to(request.member).to_sign_by(request.member).newest_first()[:TO_SIGN])
    return render(request, "supervision/mirror.html", {"board": shown, "line": shown.lines[0], "to_sign": to_sign})


@supervisors_only
@require_safe
def export(request):
    """The lines that the board shows, on all its pages, as CSV; no client is named in it. Who took it is kept."""
    look = _look(request)
    shown = Board(Team.of(request.member, program=look.in_program), look, is_whole=True)
    day = timezone.localdate().isoformat()
    disposition = f'attachment; filename="caseload-{day}.csv"'
    response = HttpResponse(
        "\ufeff", content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )
    writer = csv.writer(response)
    writer.writerow([cell(peer_title()), *(str(words) for words, _read in COLUMNS)])
    writer.writerows([cell(line.specialist.name), *(read(line) for _words, read in COLUMNS)] for line in shown.lines)
    file_taken.send(Board, by=request.member, form="csv", what="board", row_count=len(shown.lines))
    return response


def _look(request):
    return LookForm(request.GET, Program.objects.visible_to(request.member).open().by_name())


def _page(request, number):
    return f"?{urlencode(request.GET.dict() | {'page': number})}"
