from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import managers_only


@managers_only
@require_safe
def index(request):
    """What a manager takes out of the record of the whole agency, each page with a sentence."""
    return render(request, "reports/index.html")
