from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import supervisors_only
from supervision.board import specialists_of
from supervision.lists import LISTS, key


@supervisors_only
@require_safe
def everybody(request, which):
    """The list behind a number of the whole board."""
    return _answer(request, which, list(specialists_of(request.member)), None)


@supervisors_only
@require_safe
def of_specialist(request, specialist_pk, which):
    """The list behind a number of one specialist's line."""
    one = get_object_or_404(specialists_of(request.member), pk=specialist_pk)
    return _answer(request, which, [one], one)


def _answer(request, which, specialists, one):
    if which not in LISTS:
        raise Http404
    kind, after = LISTS[which], key(request.GET.get("after"))
    rows, more = kind.page([s.pk for s in specialists], request.user.agency.not_seen_days, after)
    context = {"title": kind.title, "rows": rows, "specialist": one, "newer_url": request.path if after else ""}
    return render(
        request, "supervision/list.html", {**context, "older_url": f"{request.path}?after={more}" if more else ""}
    )
