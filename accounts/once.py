"""A form sent twice (double tap, retry, back button) acts once and shows the same result."""

import uuid

from django.db import connection
from django.shortcuts import redirect

from .models import SentForm

FIELD = "once"


def answer_once(view, request, *args, **kwargs):
    """Answer a form that carries a one-time key. The key is kept only if the form led somewhere."""
    key = _key(request)
    if key is None:
        return view(request, *args, **kwargs)
    if not _is_first(key, request.user):
        earlier = SentForm.objects.filter(pk=key, user=request.user).first()
        return redirect(earlier.led_to if earlier and earlier.led_to else request.path)
    response = view(request, *args, **kwargs)
    led_to = response.headers.get("Location", "") or response.headers.get("HX-Redirect", "")
    sent = SentForm.objects.filter(pk=key)
    if led_to:
        sent.update(led_to=led_to[:500])
    else:
        sent.delete()
    return response


def _key(request):
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _is_first(key, user):
    """Waits for a twin that is being answered at this moment, then knows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_sentform (id, agency_id, user_id, led_to, sent_at)"
            " VALUES (%s, %s, %s, '', now()) ON CONFLICT DO NOTHING",
            [key, user.agency_id, user.pk],
        )
        return cursor.rowcount == 1
