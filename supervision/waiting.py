"""What waits for a manager: answers that nobody else is left to give, and notes kept from their person."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from notes.models import SecondLook, Statement, Withholding

SHOWN = 25
COLUMNS = ("why", "on", "key", "note_id", "note__session__client_id", "note__session__client__chosen_name")


def waiting_for(member):
    """(why, day, name, address) of each, the soonest first, in one query; for managers alone."""
    if not member.is_manager:
        return []
    found = _columns(_statements(member), Value("said"), "due_on")
    found = found.union(_columns(_withholdings(), _asked_or_late(), "review_on"))
    return [_row(*row) for row in found.order_by("on", "key")[:SHOWN]]


def _columns(rows, why, day):
    told = rows.annotate(why=why, on=F(day), key=F("pk")).order_by()
    return told.values_list(*COLUMNS)


def _statements(member):
    return Statement.objects.owed_by(member)


def _withholdings():
    """Those that the person asks about, and those past their day."""
    asked = Exists(SecondLook.objects.waiting().filter(withholding=OuterRef("pk")))
    late = Q(review_on__lt=timezone.localdate(), ended_at=None)
    return Withholding.objects.annotate(is_asked=asked).filter(Q(is_asked=True) | late)


def _asked_or_late():
    return Case(When(is_asked=True, then=Value("asked")), default=Value("late"), output_field=CharField())


def _row(why, on, key, note, client, name):
    place = f"statement-{key}" if why == "said" else "withheld"
    return {"why": why, "on": on, "name": name, "url": f"{reverse('notes:note', args=[client, note])}#{place}"}
