"""What changed on a client's record, by whom and when, in words. Read from what the database's triggers wrote."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User

UNSAID = {"id", "agency", "client", "created_at", "updated_at"}
SAID_AS = {
    "user": _("own sign-in"),
    "archived_on": _("archived on"),
    "archive_reason": _("why it was archived"),
    "ended_on": _("last day"),
    "cheers_muted_at": _("no cheers for now, since"),
}
OPENERS = {
    ("Client", True): _("New record"),
    ("Client", False): _("About"),
    ("Supporter", True): _("New in their corner: %(name)s"),
    ("Supporter", False): _("In their corner: %(name)s"),
    ("Enrollment", True): _("New program: %(name)s"),
    ("Enrollment", False): _("Program: %(name)s"),
    ("Assignment", True): _("New specialist: %(name)s"),
    ("Assignment", False): _("Specialist: %(name)s"),
}
RELATED = {"Client": (), "Enrollment": ("program",), "Assignment": ("specialist__user",), "Supporter": ()}
IN_HEADLINE = {"Client": "", "Enrollment": "program", "Assignment": "specialist", "Supporter": "name"}


@dataclass
class Change:
    """One act on the record: its headline, and each field's old and new value."""

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


def changes_of(client):
    """Every change of the record, newest first."""
    changes = [change for rank, noun in enumerate(RELATED) for change in _changes(client, noun, rank)]
    changes.sort(key=lambda change: change.place, reverse=True)
    _name_them(changes)
    return changes


def _changes(client, noun, rank):
    """Each event of one kind beside the one before it of the same row; `rank` orders acts of one moment."""
    event = apps.get_model("clients", f"{noun}Event")
    mine = {"pgh_obj": client.pk} if noun == "Client" else {"client": client.pk}
    before = {}
    events = event.objects.filter(**mine).order_by("pgh_created_at", "pgh_id")
    for now in events.select_related(*RELATED[noun]) if RELATED[noun] else events:
        earlier = before.get(now.pgh_obj_id)
        before[now.pgh_obj_id] = now
        if (told := _differences(earlier, now, IN_HEADLINE[noun])) or earlier is None:
            headline = OPENERS[noun, earlier is None] % {"name": _name(now, noun)}
            user_id = (now.pgh_context or {}).get("user", "")
            yield Change(now.pgh_created_at, f"{rank}{now.pgh_id:012}", headline, user_id, told)


def _differences(earlier, now, said):
    """[(label, old, new)] of the fields that changed; of a new row, those that say more than its headline."""
    told = []
    for column in now._meta.fields:
        if column.name in UNSAID or column.name.startswith("pgh_") or (earlier is None and column.name == said):
            continue
        old, new = (_in_words(earlier, column) if earlier else ""), _in_words(now, column)
        is_news = old != new if earlier else getattr(now, column.attname)
        if is_news:
            told.append((SAID_AS.get(column.name, column.verbose_name), old, new))
    return told


def _in_words(event, column):
    value = getattr(event, column.attname)
    if value in (None, ""):
        return ""
    if column.name == "user":
        return _("set up")
    if column.is_relation:
        return str(getattr(event, column.name))
    if isinstance(column, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(column, models.TextField):
        return " · ".join(value.splitlines())
    return dict(column.flatchoices).get(value, value)


def _name(event, noun):
    match noun:
        case "Supporter":
            return event.name
        case "Enrollment":
            return event.program.name
        case "Assignment":
            return event.specialist.name
    return ""


def _name_them(changes):
    ids = {change.user_id for change in changes if change.user_id}
    names = {str(user.pk): user.name for user in User.objects.filter(pk__in=ids)}
    for change in changes:
        change.by = names.get(change.user_id, "")
