"""What the person did since the last time together, as far as it is shared."""

from datetime import timedelta

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from goals.models import Step

from .models import Note, Session

A_MONTH = timedelta(days=30)
SHOWN = 6


def last_time(client, session):
    """What was agreed then; steps ticked, wins and bumps since; within a month when there was no session before."""
    before = Session.objects.held().filter(client=client, start_at__lt=session.start_at).order_by("-start_at")
    begin = Coalesce(Subquery(before.values("start_at")[:1]), timezone.now() - A_MONTH)
    steps = Step.objects.filter(goal__client=client, done_at__gte=begin).select_related("goal")
    told = Note.of(client).shared().exclude(next_step="").filter(session__start_at__lt=session.start_at)
    return {
        "agreed": told.newest_first().first(),
        "steps": steps.order_by("-done_at", "-pk")[:SHOWN],
        "wins": client.wins.shared().filter(created_at__gte=begin).newest_first()[:SHOWN],
        "bumps": client.bumps.shared().filter(created_at__gte=begin).select_related("goal").newest_first()[:SHOWN],
    }
