"""What waits for a manager: what clients asked, answers that nobody else is left to give, notes held back. For a
supervisor: what people say to a change of specialist."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from clients.models import Changeover, Client, ContactChange, Inquiry, Message, Opening
from notes.models import SecondLook, Statement, Withholding

SHOWN = 25
WHY = JSONObject(pk="pk", due_on="due_on", name="opening__user__name")
RATHER = JSONObject(pk="pk", due_on="due_on")
CHANGE = JSONObject(pk="pk", what="what", in_force_at="in_force_at")
SAID = JSONObject(key="pk", on="due_on", note="note_id")
HELD = JSONObject(key="pk", on="review_on", note="note_id", is_asked="is_asked")
NOTHING = {"inquiries": [], "objections": [], "contact_changes": [], "writing": [], "waiting": []}


def waiting_for(member):
    """All of it in one query over the people it is about."""
    if not member.is_manager:
        said = Changeover.objects.waiting_for(member).with_people().soonest_due_first()
        return NOTHING | {"objections": list(said[:SHOWN])}
    people = _people(
        whys=Inquiry.objects.waiting_for(member).filter(client=OuterRef("pk")).soonest_due_first().values(told=WHY),
        rather=Changeover.objects.waiting_for(member).filter(client=OuterRef("pk")).values(told=RATHER),
        changes=_of_nobody(ContactChange.objects.waiting()).oldest_first().values(told=CHANGE),
        letters=_of_nobody(Message.objects.waiting()).newest_first().values("pk")[:1],
        said=_of_their_notes(Statement.objects.owed_by(member)).soonest_due_first().values(told=SAID),
        held=_of_their_notes(_withholdings()).order_by("review_on", "pk").values(told=HELD),
    )
    waiting = [_said(one, **told) for one in people for told in one.said]
    waiting += [_held(one, **told) for one in people for told in one.held]
    return {
        "inquiries": sorted((_inquiry(one, **why) for one in people for why in one.whys), key=lambda why: why.due_on),
        "objections": sorted((_rather(one, **told) for one in people for told in one.rather), key=lambda it: it.due_on),
        "contact_changes": [ContactChange(client=one, **change) for one in people for change in one.changes],
        "writing": [one for one in people if one.letters],
        "waiting": sorted(waiting, key=lambda row: (row["on"], row["url"])),
    }


def _people(**asked):
    """Those with something in any of these, which they carry as lists."""
    any_of_them = Q()
    for rows in asked.values():
        any_of_them |= Q(Exists(rows))
    people = Client.objects.filter(any_of_them).order_by("pk").only("chosen_name")
    return list(people.annotate(**{name: ArraySubquery(rows) for name, rows in asked.items()})[:SHOWN])


def _of_nobody(rows):
    return rows.of_nobodys_clients().filter(client=OuterRef("pk"))


def _of_their_notes(rows):
    return rows.filter(note__session__client=OuterRef("pk"))


def _withholdings():
    """Those that the person asks about, and those past their day."""
    asked = Exists(SecondLook.objects.waiting().filter(withholding=OuterRef("pk")))
    late = Q(review_on__lt=timezone.localdate(), ended_at=None)
    return Withholding.objects.annotate(is_asked=asked).filter(Q(is_asked=True) | late)


def _inquiry(client, pk, due_on, name):
    return Inquiry(pk=pk, client=client, due_on=date.fromisoformat(due_on), opening=Opening(user=User(name=name)))


def _rather(client, pk, due_on):
    return Changeover(pk=pk, client=client, due_on=date.fromisoformat(due_on))


def _said(client, key, on, note):
    return _row("said", client, on, note, f"statement-{key}")


def _held(client, key, on, note, is_asked):
    return _row("asked" if is_asked else "late", client, on, note, "withheld")


def _row(why, client, on, note, place):
    url = f"{reverse('notes:note', args=[client.pk, note])}#{place}"
    return {"why": why, "on": date.fromisoformat(on), "name": client.chosen_name, "url": url}
