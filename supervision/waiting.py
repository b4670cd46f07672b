"""What waits for a manager: what clients asked, answers that nobody else is left to give, notes held back. What is
past the day that a client was told comes to their supervisor too, and what people say to a change of specialist."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
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
NOTHING = {"inquiries": [], "writing": [], "waiting": []}


def waiting_for(member):
    """All of it in one query over the people it is about."""
    people = _people(
        backs=_of(ComeBack.objects.waiting_for(member)).soonest_due_first().values(told=BACK),
        rather=_of(Changeover.objects.waiting_for(member)).values(told=RATHER),
        changes=_changes_for(member).oldest_first().values(told=TOLD),
        **(_of_managers(member) if member.is_manager else {}),
    )
    backs = [_come_back(one, **back) for one in people for back in one.backs]
    asked = {
        "come_backs": sorted(backs, key=lambda back: back.answer_by),
        "objections": sorted((_rather(one, **told) for one in people for told in one.rather), key=lambda it: it.due_on),
        "contact_changes": [ContactChange.as_told(one, **change) for one in people for change in one.changes],
    }
    return asked | (_shown_to_managers(people) if member.is_manager else NOTHING)


def _changes_for(member):
    """The manager who answers finds those of people with whom nobody walks; their supervisor finds the late ones."""
    theirs = ContactChange.objects.late().filter(client__in=Client.objects.visible_to(member))
    nobodys = _answered_by(member, ContactChange.objects.waiting().of_nobodys_clients())
    return _of(theirs | nobodys)


def _of_managers(member):
    return {
        "whys": _of(Inquiry.objects.waiting_for(member)).soonest_due_first().values(told=WHY),
        "letters": _of(_letters(member)).newest_first().values("pk")[:1],
        "said": _of_their_notes(Statement.objects.owed_by(member)).soonest_due_first().values(told=SAID),
        "held": _of_their_notes(_withholdings(member)).order_by("review_on", "pk").values(told=HELD),
    }


def _letters(member):
    """Of people with whom nobody walks: for the manager who answers, and past the promised time for every manager."""
    nobodys = Message.objects.waiting().of_nobodys_clients()
    return _answered_by(member, nobodys) | nobodys.past_promise()


def _answered_by(member, rows):
    """All of them for the manager who answers, none for anybody else."""
    answers = Membership.objects.answering_first().values("pk")[:1]
    return rows.filter(Exists(Membership.objects.filter(pk=member.pk, pk__in=answers)))


def _shown_to_managers(people):
    waiting = [_said(one, **told) for one in people for told in one.said]
    waiting += [_held(one, **told) for one in people for told in one.held]
    return {
        "inquiries": sorted((_inquiry(one, **why) for one in people for why in one.whys), key=lambda why: why.due_on),
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


def _of(rows):
    return rows.filter(client=OuterRef("pk"))


def _of_their_notes(rows):
    return rows.filter(note__session__client=OuterRef("pk"))


def _withholdings(member):
    """Those that the person asks this manager about or that nobody answered in time, and those past their day."""
    asks = SecondLook.objects.waiting_for(member).filter(withholding=OuterRef("pk")).oldest_first()
    late = Q(review_on__lt=timezone.localdate(), ended_at=None)
    at, promised = (Subquery(asks.values(column)[:1]) for column in ("at", "promised_on"))
    return Withholding.objects.annotate(asked_at=at, promised=promised).filter(Q(asked_at__isnull=False) | late)


def _come_back(client, pk, answer_by, name):
    owed_by = Membership(user=User(name=name))
    return ComeBack(pk=pk, client=client, answer_by=parse_datetime(answer_by), owed_by=owed_by)


def _inquiry(client, pk, due_on, name):
    return Inquiry(pk=pk, client=client, due_on=date.fromisoformat(due_on), opening=Opening(user=User(name=name)))


def _rather(client, pk, due_on):
    return Changeover(pk=pk, client=client, due_on=date.fromisoformat(due_on))


def _said(client, key, on, note):
    return _row("said", client, on, note, f"statement-{key}")


def _held(client, key, on, note, asked_at, promised):
    if asked_at is None:
        return _row("late", client, on, note, "withheld")
    asked = SecondLook(at=parse_datetime(asked_at), promised_on=parse_date(promised or ""))
    return _row("asked", client, asked.due_on.isoformat(), note, "withheld")


def _row(why, client, on, note, place):
    url = f"{reverse('notes:note', args=[client.pk, note])}#{place}"
    day = date.fromisoformat(on)
    late = day < timezone.localdate()
    return {"why": why, "on": day, "is_late": late, "name": client.chosen_name, "url": url}
