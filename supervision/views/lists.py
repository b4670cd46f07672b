from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import specialists_only, supervisors_only
from supervision.board import specialists_of
from supervision.lists import LISTS, key


@supervisors_only
@require_safe
def everybody(request, which):
    """The list behind a number of the whole board."""
    everybody = _("Everybody on your board")
    return _answer(request, which, specialists_of(request.member), everybody, _("Caseload review"), "supervision:board")


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
    if which not in LISTS:
        raise Http404
    kind, after = LISTS[which], key(request.GET.get("after"))
    rows, more = kind.page([s.pk for s in specialists], request.user.agency.not_seen_days, after)
    paging = {"newer_url": request.path if after else "", "older_url": f"{request.path}?after={more}" if more else ""}
    back = {"back_words": back_words, "back_url": reverse(back_to[0], args=back_to[1:])}
    return render(
        request, "supervision/list.html", {"title": kind.title, "rows": rows, "whose": whose, **back, **paging}
    )
