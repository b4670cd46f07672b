from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import managers_only
from supervision.far_enough import LEAST_PEOPLE, programs


@managers_only
@require_safe
def far_enough(request):
    """How far people's goals have come, by program, with how it is computed beside it."""
    return render(request, "supervision/far_enough.html", {"programs": programs(), "least": LEAST_PEOPLE})
