from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.history import history_page
from clients.access import for_client
from clients.models.history import changes_of


@for_client
@require_safe
def index(request, client):
    """Every change of the record, in plain words."""
    return render(request, "clients/history.html", {"client": client} | history_page(request, changes_of(client)))
