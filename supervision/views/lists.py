from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import specialists_only, supervisors_only
from accounts.models import Program
from supervision.lately import LATELY
from supervision.lists import LISTS, key
from supervision.team import Team, specialists_of


@supervisors_only
@require_safe
def everybody(request, which):
    """The list behind a number of the whole board."""
    return _answer(request, which, None, _("Everybody on your board"), _("Caseload review"), "supervision:board")


@supervisors_only
@require_safe
def of_specialist(request, specialist_pk, which):
    """The list behind a number of one specialist's line."""
    one = get_object_or_404(specialists_of(request.member), pk=specialist_pk)
    return _answer(request, which, [one], one.name, one.name, "supervision:specialist", one.pk)


@specialists_only
@require_safe
def mine(request, which):
    """The list behind a number of one's own mirror."""
    return _answer(request, which, [request.member], _("Your own"), _("My mirror"), "supervision:mirror")


def _answer(request, which, specialists, whose, back_words, *back_to):
    found = LISTS.get(which) or (LATELY.get(which) if specialists else None)
    if found is None:
        raise Http404
    after, typed = key(request.GET.get("after")), request.GET.get("program")
    program = Program.objects.visible_to(request.member).filter(pk=key(typed)).first() if typed else None
    rows, more = found.page(Team.of(request.member, specialists, program), after)
    in_program = {"program": program.pk} if program else {}
    context = {
        "title": found.title,
        "rows": rows,
        "whose": f"{whose} · {program}" if program else whose,
        "is_misunderstood": bool(typed) and program is None,
        "back_words": back_words,
        "back_url": f"{reverse(back_to[0], args=back_to[1:])}{_asked(in_program)}",
        "newer_url": f"{request.path}{_asked(in_program)}" if after else "",
        "older_url": f"{request.path}{_asked(in_program | {'after': more})}" if more else "",
    }
    return render(request, "supervision/list.html", context)


def _asked(query):
    return f"?{urlencode(query)}" if query else ""
