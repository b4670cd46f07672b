"""What waits for a manager: what clients asked, answers that nobody else is left to give, notes held back. What is
past the day that a client was told comes to their supervisor too, and what people say to a change of specialist."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from accounts.models import Membership, User
from clients.models import Changeover, Client, ComeBack, ContactChange, Inquiry, Message, Opening
from clients.models.contact_change import TOLD
from notes.models import SecondLook, Statement, Withholding

SHOWN = 25
WHY = JSONObject(pk="pk", due_on="due_on", name="opening__user__name")
RATHER = JSONObject(pk="pk", due_on="due_on")
BACK = JSONObject(pk="pk", answer_by="answer_by", name="owed_by__user__name")
SAID = JSONObject(key="pk", on="due_on", note="note_id")
HELD = JSONObject(key="pk", on="review_on", note="note_id", asked_at="asked_at", promised="promised")
LETTER = JSONObject(pk="pk")
OF_A_NOTE = "note__session__"


def waiting_for(member):
    """All of it in one query, of each kind what was asked for first."""
    kinds = {
        "backs": _told(ComeBack.objects.waiting_for(member).soonest_due_first(), BACK),
        "rather": _told(Changeover.objects.waiting_for(member).order_by("due_on", "pk"), RATHER),
        "changes": _told(_changes_for(member).oldest_first(), TOLD),
        **(_of_managers(member) if member.is_manager else {}),
    }
    found = _found(kinds)
    waiting = [_said(*one) for one in found["said"]] + [_held(*one) for one in found["held"]]
    changes = sorted(found["changes"], key=lambda one: one[1]["pk"])
    return {
        "come_backs": sorted((_come_back(*one) for one in found["backs"]), key=lambda back: back.answer_by),
        "objections": sorted((_rather(*one) for one in found["rather"]), key=lambda change: change.due_on),
        "contact_changes": [ContactChange.as_told(client, **told) for client, told in changes],
        "inquiries": sorted((_inquiry(*one) for one in found["whys"]), key=lambda why: why.due_on),
        "writing": [client for client, _letter in found["letters"]],
        "waiting": sorted(waiting, key=lambda row: (row["on"], row["url"])),
    }


def _told(rows, what, path=""):
    """(the person's key, their name, what of it)"""
    return rows.values_list(f"{path}client_id", f"{path}client__chosen_name", what)[:SHOWN]


def _found(kinds):
    """{kind: [(client, what was told)]}, in no order: a union promises none."""
    first, *others = [rows.annotate(kind=Value(kind)) for kind, rows in kinds.items()]
    found = defaultdict(list)
    for pk, name, told, kind in first.union(*others, all=True):
        found[kind].append((Client(pk=pk, chosen_name=name), told))
    return found


def _changes_for(member):
    """The manager who answers finds those of people with whom nobody walks; their supervisor finds the late ones."""
    theirs = ContactChange.objects.late().filter(client__in=Client.objects.visible_to(member))
    return theirs | _answered_by(member, ContactChange.objects.waiting().of_nobodys_clients())


def _of_managers(member):
    letters = _letters(member).order_by("client", "-at").distinct("client")
    said, held = Statement.objects.owed_by(member).soonest_due_first(), _withholdings(member)
    return {
        "whys": _told(Inquiry.objects.waiting_for(member).soonest_due_first(), WHY),
        "letters": _told(letters, LETTER),
        "said": _told(said, SAID, OF_A_NOTE),
        "held": _told(held.order_by("review_on", "pk"), HELD, OF_A_NOTE),
    }


def _letters(member):
    """Of people with whom nobody walks: for the manager who answers, and past the promised time for every manager."""
    nobodys = Message.objects.waiting().of_nobodys_clients()
    return _answered_by(member, nobodys) | nobodys.past_promise()


def _answered_by(member, rows):
    """All of them for the manager who answers, none for anybody else."""
    answers = Membership.objects.answering_first().values("pk")[:1]
    return rows.filter(Exists(Membership.objects.filter(pk=member.pk, pk__in=answers)))


def _withholdings(member):
    """Those that the person asks this manager about or that nobody answered in time, and those past their day."""
    asks = SecondLook.objects.waiting_for(member).filter(withholding=OuterRef("pk")).oldest_first()
    late = Q(review_on__lt=timezone.localdate(), ended_at=None)
    at, promised = (Subquery(asks.values(column)[:1]) for column in ("at", "promised_on"))
    return Withholding.objects.annotate(asked_at=at, promised=promised).filter(Q(asked_at__isnull=False) | late)


def _come_back(client, told):
    owed_by = Membership(user=User(name=told["name"]))
    return ComeBack(pk=told["pk"], client=client, answer_by=parse_datetime(told["answer_by"]), owed_by=owed_by)


def _inquiry(client, told):
    opening = Opening(user=User(name=told["name"]))
    return Inquiry(pk=told["pk"], client=client, due_on=date.fromisoformat(told["due_on"]), opening=opening)


def _rather(client, told):
    return Changeover(pk=told["pk"], client=client, due_on=date.fromisoformat(told["due_on"]))


def _said(client, told):
    return _row("said", client, told["on"], told["note"], f"statement-{told['key']}")


def _held(client, told):
    if told["asked_at"] is None:
        return _row("late", client, told["on"], told["note"], "withheld")
    asked = SecondLook(at=parse_datetime(told["asked_at"]), promised_on=parse_date(told["promised"] or ""))
    return _row("asked", client, asked.due_on.isoformat(), told["note"], "withheld")


def _row(why, client, on, note, place):
    url = f"{reverse('notes:note', args=[client.pk, note])}#{place}"
    day = date.fromisoformat(on)
    late = day < timezone.localdate()
    return {"why": why, "on": day, "is_late": late, "name": client.chosen_name, "url": url}
