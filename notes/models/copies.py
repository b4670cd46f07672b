"""Earlier notes of the same writer that say almost the same words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject, Left
from django.urls import reverse

from clients.models import Client
from notes.likeness import FIRST, is_near_copy

from .note import Note

TWO_MONTHS, COMPARED, SHOWN = timedelta(days=60), 50, 5


@dataclass(frozen=True)
class Copy:
    name: str
    url: str
    at: datetime


def with_earlier_texts(notes, member):
    """With `earlier_texts`, to compare them with: the writer's last ones, of people whom this member may see."""
    of = "session__"
    start = OuterRef(f"{of}start_at")
    earlier = Note.objects.signed().filter(
        session__specialist=OuterRef(f"{of}specialist"), session__start_at__lte=start
    )
    earlier = (
        earlier.filter(session__start_at__gt=start - TWO_MONTHS).exclude(what_we_did="").exclude(pk=OuterRef("pk"))
    )
    seen = earlier.filter(session__client__in=Client.objects.visible_to(member).order_by().values("pk"))
    told = {"pk": "pk", "client": f"{of}client_id", "name": f"{of}client__chosen_name", "at": f"{of}start_at"}
    rows = seen.newest_first().values(told=JSONObject(**told, text=Left(F("what_we_did"), FIRST)))
    return notes.annotate(earlier_texts=ArraySubquery(rows[:COMPARED]))


def near_copies(note):
    """The newest few; of a note from `with_earlier_texts`."""
    near = (one for one in note.earlier_texts if is_near_copy(note.what_we_did, [one["text"]]))
    found = [Copy(one["name"], _url(one), datetime.fromisoformat(one["at"])) for one in near]
    return found[:SHOWN]


def _url(one):
    return reverse("notes:note", args=[one["client"], one["pk"]])
