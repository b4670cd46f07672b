"""What was last time, and what the person did since, as far as it is shared."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from goals.models import Step

from .models import GoalWork, Note, Session

A_MONTH = timedelta(days=30)
SHOWN = 6


def last_time(client, session):
    """What was agreed then; steps ticked, wins and bumps since; within a month when there was no session before."""
    before = Session.objects.held().filter(client=client, start_at__lt=session.start_at).order_by("-start_at")
    begin = Coalesce(Subquery(before.values("start_at")[:1]), timezone.now() - A_MONTH)
    steps = Step.objects.filter(goal__client=client, done_at__gte=begin).select_related("goal")
    return {
        "agreed": _signed_before(client, session).exclude(next_step="").first(),
        "steps": steps.order_by("-done_at", "-pk")[:SHOWN],
        "wins": client.wins.shared().filter(created_at__gte=begin).newest_first()[:SHOWN],
        "letters": client.messages.from_client().filter(at__gte=begin).newest_first()[:SHOWN],
        "bumps": client.bumps.shared().filter(created_at__gte=begin).select_related("goal").newest_first()[:SHOWN],
    }


def last_note(client, session):
    """The shared note before this session, with the goals it was about as `worked_on`; None for a first one."""
    worked_on = GoalWork.objects.worked_on().filter(note=OuterRef("pk")).values("goal")
    notes = _signed_before(client, session).annotate(worked_on=ArraySubquery(worked_on))
    return notes.select_related("next_step_goal").first()


def _signed_before(client, session):
    before = Note.of(client).shared().filter(session__start_at__lt=session.start_at or timezone.now())
    return before.newest_first()


def with_its_next_step(typed, last):
    """What was typed, with the step agreed last time taken along: its words, its owner, its goal if still open."""
    typed, goal = typed.copy(), last.next_step_goal
    typed["next_step"], typed["next_step_owner"] = last.next_step, last.next_step_owner
    typed["next_step_goal"] = goal.pk if goal and goal.is_open else ""
    return typed
