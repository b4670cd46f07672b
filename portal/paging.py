"""Keyset paging: a page begins after the last row that was read, however long the list is."""

import uuid
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime

PAGE = 25


def page_of(rows, request, by, size=PAGE):
    """The rows of this page, newest first by (`by`, pk), and the links to the newer and the older ones."""
    rows = rows.order_by(f"-{by}", "-pk")
    after = _place(request.GET.get("before", ""))
    if after:
        moment, pk = after
        rows = rows.filter(Q(**{f"{by}__lt": moment}) | Q(**{by: moment, "pk__lt": pk}))
    found = list(rows[: size + 1])
    shown = found[:size]
    older = f"{request.path}?{urlencode({'before': _name(shown[-1], by)})}" if len(found) > size else ""
    return shown, {"newer_url": request.path if after else "", "older_url": older}


def _name(row, by):
    return f"{getattr(row, by).isoformat()}~{row.pk}"


def _place(cursor):
    """(moment, pk) of the row a page begins after; anything unreadable is the first page."""
    moment, _tilde, pk = cursor.partition("~")
    try:
        found = parse_datetime(moment) if "T" in moment else parse_date(moment)
        if found is None or ("T" in moment and found.tzinfo is None):
            return None
        return found, uuid.UUID(pk)
    except ValueError:
        return None
