"""What changed, by whom and when, in words. Read from what the database's triggers wrote (django-pghistory)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from . import time_zones
from .models import User

PAGE = 25
UNSAID = {"id", "agency", "created_at", "updated_at"}


@dataclass(frozen=True)
class Telling:
    """How the changes of one kind of row are told. The headlines may have %(name)s, read at `named_by`."""

    new: str
    changed: str
    gone: str = ""
    named_by: str = ""
    related: tuple = ()
    said_as: dict = field(default_factory=dict)
    unsaid: frozenset = frozenset()
    name: object = None

    def headline(self, event, is_new):
        words = self.gone if event.pgh_label == "delete" else self.new if is_new else self.changed
        return words % {"name": self.name(event) if self.name else _at(event, self.named_by)}


@dataclass
class Change:
    """One act: its headline, and each field's old and new value."""

    at: datetime
    key: str
    headline: str
    user_id: str
    fields: list = field(default_factory=list)
    by: str = ""

    @property
    def place(self):
        """Where it stands in time, as a page's cursor: sorts as text."""
        return f"{self.at.timestamp():017.6f}_{self.key}"


def history(*told):
    """Every change, newest first, of `(events, telling)`; the order of the kinds orders acts of one moment."""
    changes = [change for rank, kind in enumerate(told) for change in _changes(*kind, rank)]
    changes.sort(key=lambda change: change.place, reverse=True)
    _name_them(changes)
    return changes


def history_page(request, changes):
    """What the shared fragment `_history.html` shows: one page of them."""
    before = request.GET.get("before", "")
    left = [change for change in changes if not before or change.place < before]
    shown = left[:PAGE]
    return {
        "changes": shown,
        "older_url": f"?before={shown[-1].place}" if len(left) > PAGE else "",
        "newer_url": request.path if before else "",
    }


def _changes(events, telling, rank):
    """Each event of one kind beside the one before it of the same row."""
    before = {}
    events = events.order_by("pgh_created_at", "pgh_id")
    for now in events.select_related(*telling.related) if telling.related else events:
        earlier = before.get(now.pgh_obj_id)
        before[now.pgh_obj_id] = now
        told = [] if now.pgh_label == "delete" else [rest for _column, *rest in differences(earlier, now, telling)]
        if told or earlier is None or now.pgh_label == "delete":
            user_id = (now.pgh_context or {}).get("user", "")
            headline = telling.headline(now, earlier is None)
            yield Change(now.pgh_created_at, f"{rank}{now.pgh_id:012}", headline, user_id, told)


def differences(earlier, now, telling):
    """[(column, label, old, new)] of the fields that changed; of a new row, those that say more than its headline."""
    told = []
    for column in now._meta.fields:
        is_named = earlier is None and column.name == telling.named_by.partition(".")[0]
        if column.name in UNSAID | telling.unsaid or column.name.startswith("pgh_") or is_named:
            continue
        old, new = (in_words(earlier, column) if earlier else ""), in_words(now, column)
        is_news = old != new if earlier else getattr(now, column.attname)
        if is_news:
            was = old or (_("empty") if earlier else "")
            told.append((column.name, telling.said_as.get(column.name, column.verbose_name), was, new))
    return told


def in_words(event, column):
    """The value of one column as people say it."""
    value = getattr(event, column.attname)
    if value in (None, "", []):
        return ""
    if column.name == "user":
        return _("set up")
    if column.name == "time_zone":
        return time_zones.in_words(value)
    if column.is_relation:
        return str(getattr(event, column.name))
    if isinstance(column, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return _day_in_words(value)
    if isinstance(value, list):
        return " · ".join(str(_chosen(column.base_field, one)) for one in value)
    if isinstance(column, models.TextField):
        return " · ".join(value.splitlines())
    return _chosen(column, value)


def _day_in_words(value):
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return date_format(value)


def _chosen(column, value):
    """A choice in its own words; anything else as it is."""
    return dict(column.flatchoices).get(value, value)


def _at(event, path):
    """What stands at a dotted path, or nothing."""
    found = event
    for name in path.split(".") if path else []:
        found = getattr(found, name)
    return found if path else ""


def _name_them(changes):
    ids = {change.user_id for change in changes if change.user_id}
    names = {str(user.pk): user.name for user in User.objects.filter(pk__in=ids)} if ids else {}
    for change in changes:
        change.by = names.get(change.user_id, "")
