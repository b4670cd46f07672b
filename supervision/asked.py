"""What clients asked that waits for a manager."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from accounts.models import User
from clients.models import Client, ContactChange, Inquiry, Message, Opening

SHOWN = 25
WHY = JSONObject(pk="pk", due_on="due_on", name="opening__user__name")
CHANGE = JSONObject(pk="pk", what="what", in_force_at="in_force_at")


def asked_of(member):
    """Questions about openings, and the changes and messages of people with whom nobody walks, in one query.
    Supervisors owe nothing."""
    if not member.is_manager:
        return {"inquiries": [], "contact_changes": [], "writing": []}
    whys = Inquiry.objects.waiting_for(member).filter(client=OuterRef("pk"))
    changes = ContactChange.objects.waiting().of_nobodys_clients().filter(client=OuterRef("pk"))
    letters = Message.objects.waiting().of_nobodys_clients().filter(client=OuterRef("pk"))
    asks = Q(Exists(whys)) | Q(Exists(changes)) | Q(Exists(letters))
    who = Client.objects.filter(asks).order_by("pk").only("chosen_name")
    people = who.annotate(
        whys=ArraySubquery(whys.soonest_due_first().values(told=WHY)),
        writes=Exists(letters),
        changes=ArraySubquery(changes.oldest_first().values(told=CHANGE)),
    )[:SHOWN]
    people = list(people)
    return {
        "inquiries": sorted((_inquiry(one, **why) for one in people for why in one.whys), key=lambda why: why.due_on),
        "contact_changes": [ContactChange(client=one, **change) for one in people for change in one.changes],
        "writing": [one for one in people if one.writes],
    }


def _inquiry(client, pk, due_on, name):
    return Inquiry(pk=pk, client=client, due_on=date.fromisoformat(due_on), opening=Opening(user=User(name=name)))
