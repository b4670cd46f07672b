"""Earlier notes of the same writer that say almost the same words."""

from datetime import timedelta

from django.db.models.functions import Left

from clients.models import Client
from notes.likeness import FIRST, is_near_copy

from .note import Note

TWO_MONTHS, COMPARED, SHOWN = timedelta(days=60), 50, 5


def near_copies(note, member):
    """The newest few, with their session and client; only of people whom this member may see."""
    if not note.what_we_did:
        return []
    start, specialist = note.session.start_at, note.session.specialist_id
    earlier = Note.objects.signed().filter(session__specialist=specialist, session__start_at__lte=start)
    earlier = earlier.filter(session__start_at__gt=start - TWO_MONTHS).exclude(pk=note.pk).exclude(what_we_did="")
    seen = earlier.filter(session__client__in=Client.objects.visible_to(member).order_by().values("pk"))
    compared = seen.annotate(first_text=Left("what_we_did", FIRST)).select_related("session__client")
    compared = compared.only("session__start_at", "session__client__chosen_name").newest_first()[:COMPARED]
    return [one for one in compared if is_near_copy(note.what_we_did, [one.first_text])][:SHOWN]
