"""One change with the words before and after it."""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from accounts.history import in_words

from .labels import label_of
from .telling import tell
from .timeline import row_of

DRAFTS = {"notes.note": "signed_at", "notes.goalwork": "note.signed_at"}


@dataclass
class Opened:
    told: object
    lines: list
    is_draft: bool
    page: str


def open_change(name, key):
    """The change, or 404: also of what the person keeps to themselves."""
    row = row_of(name, key)
    told = tell([row])[0] if row else None
    if told is None or not told.url:
        raise Http404
    events = row.source.model.objects
    event = events.get(pk=row.key)
    before = events.filter(pgh_obj=event.pgh_obj_id, pk__lt=event.pk).order_by("-pk").first()
    is_draft = _is_draft(row.source, event)
    page = (event.pgh_context or {}).get("url", "")
    return Opened(told, [] if is_draft else list(_lines(before, event)), is_draft, page)


def _is_draft(source, event):
    """The words of a note that is not signed are its writer's alone."""
    path = DRAFTS.get(source.name)
    return bool(path) and _at(event, path) is None


def _at(row, path):
    for name in path.split("."):
        try:
            row = getattr(row, name, None)
        except ObjectDoesNotExist:
            return None
    return row


def _lines(before, now):
    """(label, words before, words after) of each field that changed."""
    named = [(label_of(column), column) for column in now._meta.fields if not column.name.startswith("pgh_")]
    for label, column in named:
        old, new = _words(before, column), _words(now, column)
        if now.pgh_label == "delete":
            old, new = new, ""
        if label and old != new:
            yield label, old, new


def _words(event, column):
    if event is None or isinstance(getattr(event, column.attname), dict):
        return ""
    try:
        return str(in_words(event, column))
    except ObjectDoesNotExist:
        return ""
