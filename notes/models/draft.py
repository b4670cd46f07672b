"""Writing a note: it begins when the session does, is saved again and again, and is signed once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goals.models import Step
from notes.clock import LONGEST

from . import noticing
from .agenda import AgendaItem
from .checks import A_MINUTE
from .goal_work import GoalWork
from .meeting import GroupMeeting
from .note import Note
from .question import Question
from .read_back import ReadBack
from .session import Session
from .statement import Statement

NOTHING_SAID = ("", "")


class WrittenElsewhere(Exception):
    """Another tab or device saved this draft in the meantime; nothing was overwritten."""


@transaction.atomic
def start(session, by):
    """The session begins now with this specialist, and its note is a draft."""
    session = Session.objects.select_for_update().select_related("program").get(pk=session.pk)
    session.specialist = by
    session.hold()
    return Note.objects.create(session=session, due_at=session.note_due_at)


def running(client, specialist):
    """The draft of a session that these two are in right now, begun on this or another device."""
    recent = timezone.now() - LONGEST
    open_now = {"session__end_at": None, "session__start_at__gt": recent, "session__group_meeting": None}
    drafts = Note.of(client).drafts().by(specialist).filter(**open_now)
    return drafts.order_by("-session__start_at", "-pk").first()


def start_now(client, specialist):
    """An unplanned session from this moment on, or None for somebody who is in no program."""
    program = Session.programs_now(client).first()
    if program is None:
        return None
    session = Session(client=client, specialist=specialist, program=program)
    session.start_at = timezone.now().replace(second=0, microsecond=0)
    note = Note(session=session, version=0)
    begin(note, {})
    return note


@transaction.atomic
def begin(note, work):
    """Keep a session that was or is being held, with the first words of its note."""
    note.session.status = Session.Status.HELD
    note.session.settle_code()
    note.session.save()
    note.session = note.session  # Its key came with the save.
    save_draft(note, work)


def lock(note, version):
    """Wait for other writers; raises WrittenElsewhere if one of them was faster than `version`."""
    signed_at, kept = Note.objects.select_for_update().values_list("signed_at", "version").get(pk=note.pk)
    if signed_at:
        raise ValidationError(_("This note is signed already. You can add to it."))
    if str(kept) != str(version):
        raise WrittenElsewhere


@transaction.atomic(savepoint=False)
def save_draft(note, work, with_session=True):
    """Save the note, its session's times and `work`: goal to (movement, words), both empty for nothing.

    Without the session when nothing about it was typed: a draft saves itself every second.
    """
    session = note.session
    if note.version and with_session:
        session.settle_code()
        if session.is_group:
            _tell_the_group(session)
        session.save()
    kept = {one.goal_id: (one.movement, one.words) for one in note.work} if note.version else {}
    note.reckon_due()
    note.saved_at, note.version = timezone.now(), note.version + 1
    note.save()
    changed = {goal: said for goal, said in work.items() if said != kept.get(goal.pk, NOTHING_SAID)}
    for goal, said in changed.items():
        _keep_work(note, goal, *said)
    if changed:
        note.__dict__.pop("work", None)


def _keep_work(note, goal, movement, words):
    if movement or words:
        GoalWork.objects.update_or_create(note=note, goal=goal, defaults={"movement": movement, "words": words})
    else:
        note.goal_work.filter(goal=goal).delete()


def _tell_the_group(session):
    """The meeting's page, open elsewhere, finds out that these times are not what it shows."""
    same = Session.objects.filter(pk=session.pk, start_at=session.start_at, end_at=session.end_at)
    if not same.exists():
        GroupMeeting.objects.filter(pk=session.group_meeting_id).update(version=F("version") + 1)


def save_together(note, work):
    """The same, by two people at one screen."""
    note.together_at = note.together_at or timezone.now()
    save_draft(note, work)


@transaction.atomic
def answer(note, answer, words, how, witness=None):
    """What the person says to the words that were read to them; words of their own stand beside the note."""
    said = ReadBack.keep(note, answer, how, witness)
    kinds = {ReadBack.Answer.MY_WORDS: Statement.Kind.ADD, ReadBack.Answer.DIFFERENTLY: Statement.Kind.DIFFER}
    if answer in kinds:
        Statement.say(note, kinds[answer], words, how, witness)
    return said


@transaction.atomic
def end(note):
    """The session is over now, unless somebody said so before."""
    session = Session.objects.select_for_update().get(pk=note.session.pk)
    if session.end_at is None:
        now = timezone.now().replace(second=0, microsecond=0)
        session.end_at = max(now, session.start_at + A_MINUTE)
        session.save()
        note.session = session
        note.reckon_due()
        note.save(update_fields=["due_at"])


def answered(drafts):
    """Whether a person’s own answers, their agenda or a supervisor’s question hang on one of these drafts."""
    of_note, of_session = {"note": OuterRef("pk")}, {"talked_in": OuterRef("session")}
    said = Exists(ReadBack.objects.filter(**of_note)) | Exists(Statement.objects.filter(**of_note))
    others = Exists(AgendaItem.objects.filter(**of_session)) | Exists(Question.objects.filter(**of_note))
    return bool(drafts) and Note.objects.filter(said | others, pk__in=[note.pk for note in drafts]).exists()


def may_be_thrown_away(note):
    """Nothing that the person said is in it; a group's is taken off on the meeting's page."""
    theirs = (note.focus, note.takeaway, note.feeling, note.next_step, note.how_was_it)
    is_empty = not (note.is_signed or note.session.is_group or any(theirs) or note.work)
    return is_empty and not answered([note])


@transaction.atomic
def throw_away(note, version):
    """A draft begun by mistake goes; its session is planned again, as it was, or goes with it."""
    lock(note, version)
    if not may_be_thrown_away(note):
        raise ValidationError(_("There are the person’s words in this draft, or a question about it. It stays."))
    note.delete()
    session = note.session
    if session.planned_at is None:
        session.delete()
        return
    session.status, session.start_at, session.end_at = Session.Status.PLANNED, None, None
    session.save()


@transaction.atomic
def sign(note, by):
    """Sign; the next step then stands on the goal it belongs to, and the goals worked on are not forgotten."""
    note.sign(by)
    Question.answer_by_signing(note)
    noticing.count(note)
    worked_on = [work.goal for work in note.work if work.is_worked_on]
    for goal in worked_on:
        goal.touch()
    goal = note.next_step_goal or (worked_on[0] if len(worked_on) == 1 else None)
    if note.next_step and goal and goal.is_open:
        Step(goal=goal, words=note.next_step, owner=note.next_step_owner or Step.Owner.CLIENT).add(by.user)
