from django.shortcuts import render
from django.views.decorators.http import require_safe

from clients.access import for_client
from clients.models.history import changes_of

PAGE = 25


@for_client
@require_safe
def index(request, client):
    """Every change of the record, in plain words."""
    changes, before = changes_of(client), request.GET.get("before", "")
    left = [change for change in changes if not before or change.place < before]
    shown = left[:PAGE]
    context = {
        "client": client,
        "changes": shown,
        "older_url": f"?before={shown[-1].place}" if len(left) > PAGE else "",
        "newer_url": request.path if before else "",
    }
    return render(request, "clients/history.html", context)
