from django.shortcuts import render
from django.views.decorators.http import require_safe

from clients.access import for_client
from peersupport.overview import Overview


@for_client
@require_safe
def overview(request, client):
    """A client's first page: goals as courses, how sure they feel, who is there, what happened lately."""
    return render(
        request, "peersupport/overview.html", {"client": client, "overview": Overview(client, request.member)}
    )
