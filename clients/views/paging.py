"""Pages of rows in time, newest first, without ever counting."""

from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Q


def moment_page(request, rows, moment, size):
    """(rows of this page, address of older ones, address of the first page). The cursor is a moment and a key."""
    before = moment_and_key(request.GET.get("before", ""))
    if before:
        at, pk = before
        rows = rows.filter(Q(**{f"{moment}__lt": at}) | Q(**{moment: at, "pk__lt": pk}))
    rows = list(rows[: size + 1])
    shown = rows[:size]
    older = f"?before={place_of(getattr(shown[-1], moment), shown[-1].pk)}" if len(rows) > size else ""
    return shown, older, request.path if before else ""


def place_of(at, key):
    return f"{at.timestamp():.6f}_{key}"


def moment_and_key(cursor):
    """What `place_of` wrote, or None for anything else."""
    at, _, key = cursor.partition("_")
    try:
        return datetime.fromtimestamp(float(at), tz=UTC), UUID(key)
    except (ValueError, OverflowError, OSError):
        return None
