"""How often the six numbers may be guessed, and records looked for. Counted in the cache that all workers share."""

import time

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache
from django.db import connection

ONE_AT_A_TIME = 20_260_102
FROM_ONE_PLACE = (5, 5 * 60)
FROM_EVERYWHERE = (50, 10 * 60)
MOST_LOOKS, AN_HOUR = 5, 60 * 60


def too_many_misses(request):
    """Whether to stop listening. Waits for a guess that is being answered at this moment, so none slips by."""
    _one_at_a_time()
    return any(len(_recent(key, seconds)) >= most for key, most, seconds in _counts(request))


def _one_at_a_time():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def miss(request):
    for key, _most, seconds in _counts(request):
        cache.set(key, [*_recent(key, seconds), time.time()], seconds)


def _counts(request):
    yield f"missed-codes:{get_ip(request)}", *FROM_ONE_PLACE
    yield "missed-codes", *FROM_EVERYWHERE


def _recent(key, seconds):
    since = time.time() - seconds
    return [moment for moment in cache.get(key, []) if moment > since]


def too_many_looks(member):
    """Whether this member has looked for records outside their own people too often within the hour."""
    _one_at_a_time()
    return len(_recent(f"looks:{member.pk}", AN_HOUR)) >= MOST_LOOKS


def look(member):
    key = f"looks:{member.pk}"
    cache.set(key, [*_recent(key, AN_HOUR), time.time()], AN_HOUR)
