"""What the client's own pages read: goals as cards, and sessions whose note is signed."""

from datetime import timedelta

from django.db.models import Prefetch
from django.utils import timezone

from goals.models import Goal, Step
from notes.models import Note

SOON = timedelta(days=2)
MINE = (Step.Owner.CLIENT, Step.Owner.BOTH)


class GoalCard:
    """A goal as the client sees it on the journey; reads only what `with_way` has fetched."""

    def __init__(self, goal):
        today = timezone.localdate()
        steps = list(goal.steps.all())
        self.goal = goal
        self.open_steps = [step for step in steps if step.is_open]
        self.next = next((step for step in self.open_steps if step.owner in MINE), None)
        self.others = [step for step in self.open_steps if step is not self.next]
        self.done_today = [step for step in steps if step.done_at and timezone.localdate(step.done_at) == today]
        self.done = [step for step in steps if step.done_at]
        self.aside = [step for step in steps if step.put_aside_at]
        self.has_places = bool(goal.milestones.all())
        self.asks_whose = goal.waits_for_a_yes


def helm(goals):
    """(milestones reached, the words of the place that comes next) over all goals, the working ones first."""
    working = [goal for goal in goals if goal.status == Goal.Status.WORKING]
    ahead = (place for goal in working if (place := goal.next_milestone()))
    return sum(goal.reached_count() for goal in goals), next(ahead, None)


def corner_of(client):
    """The people in the person's corner, each with the steps they help with now."""
    steps = Step.objects.open().filter(goal__in=client.goals.open()).select_related("goal")
    return client.supporters.current().prefetch_related(Prefetch("steps", steps))


def told_sessions(client):
    """The client's sessions whose note they may read: drafts are not theirs to read yet."""
    held = client.sessions.held().filter(note__in=Note.of(client).shared())
    return held.select_related("note", "specialist__user", "program")


def next_session(client):
    """The next plan with somebody who still walks with them, or None. `is_soon`: within two days."""
    if client.archived_on:
        return None
    plans = client.sessions.planned().still_together().filter(planned_at__gte=timezone.now())
    session = plans.select_related("specialist__user").order_by("planned_at", "pk").first()
    if session:
        session.is_soon = session.planned_at < timezone.now() + SOON
    return session
