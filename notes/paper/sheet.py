"""One signed note on paper: what an auditor looks for, in the order in which they look for it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.words import peer_title
from notes.words import time_words

from .later import addenda_of, held_back_of, read_back_of, statements_of
from .piece import day_and_time, day_of, own, plain


@dataclass(frozen=True)
class Sheet:
    title: str
    late: str
    facts: list
    told: list
    said: list
    signature: list
    later: list
    closing: str

    @classmethod
    def of(cls, note):
        return cls(
            title=capfirst(date_format(timezone.localtime(note.session.start_at), _("l, j F Y"))),
            late=_("Signed after its day: %(why)s") % {"why": note.late_because} if note.was_late else "",
            facts=list(facts_of(note)),
            told=[] if note.is_service_log else [piece for piece in told_by(note) if piece.words],
            said=list(read_back_of(note)),
            signature=list(signature_of(note)),
            later=[*addenda_of(note), *statements_of(note), *held_back_of(note)],
            closing=_no_story() if note.is_service_log else "",
        )


def facts_of(note):
    session, client, program = note.session, note.session.client, note.session.program
    yield _("Person"), client.chosen_name
    if client.legal_name:
        yield _("Name on papers"), client.legal_name
    yield _("Date of service"), day_of(session.start_at)
    yield _("Begin"), clock(session.start_at)
    yield (
        _("End"),
        clock(session.end_at) if _ends_that_day(session) else f"{day_of(session.end_at)}, {clock(session.end_at)}",
    )
    yield _("Minutes"), str(session.minutes)
    yield _("Units"), f"{note.units()} · {session.unit_rule_words}"
    if note.signed_code:
        yield _("Service code"), note.signed_code
    yield _("Modality"), _modality(note)
    yield _("How"), session.get_method_display()
    service = _("place of service %(code)s") % {"code": session.place}
    yield _("Where"), f"{session.get_place_display()} ({service})"
    yield _("Program"), program.name
    yield peer_title(), note.signed_name
    if note.due_at:
        yield _("Note due by"), day_and_time(note.due_at)


def clock(moment):
    """With the zone: in the night when the clocks go back the same time comes twice."""
    return f"{time_words(moment)} {timezone.localtime(moment).tzname()}"


def told_by(note):
    client = note.session.client
    yield own(_("What they wanted to focus on"), note.focus, client)
    for work in note.work:
        yield own(
            _("Goal"),
            work.goal.own_words,
            client,
            work.goal.language,
            ": ".join([_("How it went"), work.get_movement_display()]),
        )
        yield own(_("About this goal"), work.words, client)
    yield plain(_("No goal today, because"), note.get_no_goal_display())
    yield plain(_("What the group did"), note.group_line)
    yield plain(
        _("What the specialist did"), "\n".join(filter(None, [", ".join(map(str, note.did_words)), note.what_we_did]))
    )
    yield own(_("What they take away"), note.takeaway, client)
    yield own(_("How they feel about it"), note.feeling, client)
    yield own(_("How this was for them"), note.get_how_was_it_display(), client, "")
    yield plain(_("Next step"), note.next_step, _next_step_of(note))


def _modality(note):
    """For one person or for a group, with how many came; never who."""
    if not note.session.is_group:
        return _("Individual")
    return ngettext("Group, %(count)s person", "Group, %(count)s people", note.group_size) % {"count": note.group_size}


def _next_step_of(note):
    """Whose step it is, and on the way to what."""
    owner, goal = note.get_next_step_owner_display(), note.next_step_goal
    who = [": ".join([_("Who does it"), owner])] if owner else []
    where = [": ".join([_("On the way to"), f"“{goal.own_words}”"])] if goal else []
    return " · ".join(who + where)


def signature_of(note):
    yield _("Signed by"), note.signed_name
    yield _("Signed at"), day_and_time(note.signed_at)
    for review in note.reviews.all():
        if review.kind == review.Kind.COSIGN:
            yield _("Co-signed by"), f"{review.by_name}, {day_and_time(review.at)}"
    if hasattr(note, "cosign_request"):
        yield _("Co-signed by"), _("Waits for co-signing")
    yield _("Seal"), note.content_hash


def _ends_that_day(session):
    return timezone.localdate(session.start_at) == timezone.localdate(session.end_at)


def _no_story():
    return _(
        "This program keeps a service log only: when, how and where. Nothing that was said or written is on this paper."
    )
