"""A list behind a number: the rows that it was counted from, page by page."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from reports.counting.reckoning import SHARES
from reports.counting.spans import span_of

from .kinds import KINDS, contact

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """Some of the rows, each with its place, and where the next page begins; None after the last."""

    rows: list
    more: object = None


def list_of(report, name, cell, after=None, size=PAGE):
    if name in KINDS:
        return _kept(report, name, cell, after if isinstance(after, int) else 0, size)
    return contact_list(contacts_behind(report, name, cell), after, size)


def place_of(words):
    """Where to go on: a number of rows, or the key of the row before; nonsense begins at the beginning."""
    try:
        return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else UUID(words)
    except ValueError:
        return None


def contacts_behind(report, name, cell):
    contacts = report.contacts()
    if name.startswith("program_"):
        return contacts.filter(program=cell)
    if name.startswith("span_"):
        return contacts.filter(day__range=span_of(report, cell))
    return contacts.filter(**SHARES[cell])


def contact_list(contacts, after=None, size=PAGE):
    """The earliest first; `after` is the key of the last one shown."""
    last = contacts.filter(pk=after).first() if isinstance(after, UUID) else None
    if last is not None:
        contacts = contacts.filter(Q(start_at__gt=last.start_at) | Q(start_at=last.start_at, pk__gt=last.pk))
    named = contacts.select_related("client", "specialist__user", "program", "session__note")
    rows = list(named.order_by("start_at", "pk")[: size + 1])
    return Listed([contact(one) for one in rows[:size]], rows[size - 1].pk if len(rows) > size else None)


def _kept(report, name, cell, after, size):
    keys, amounts = report.rows_of(name, cell, after, after + size + 1)
    rows = KINDS[name].in_order(keys[:size], amounts and amounts[:size])
    placed = [replace(row, place=after + number) for number, row in enumerate(rows, 1)]
    return Listed(placed, after + size if len(keys) > size else None)
