"""What the client's own pages read: goals as cards, sessions whose note is signed, and the story of a goal."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal, Step

NEW_DAYS = 7
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


def told_sessions(client):
    """The client's sessions whose note is signed: drafts are not theirs to read yet."""
    held = client.sessions.held().filter(note__signed_at__isnull=False)
    return held.select_related("note", "specialist__user", "program")


def is_new(note):
    return note.signed_at >= timezone.now() - timedelta(days=NEW_DAYS)


@dataclass
class Event:
    """One moment in the story of a goal."""

    on: object
    kind: str
    title: str
    words: str = ""


def story_of(goal, check_ins, wins):
    """Everything that happened on a goal, newest first."""
    told = [*_turns(goal), *_places(goal), *_steps(goal), *_bumps(goal), *_check_ins(check_ins), *_wins(wins)]
    return sorted(told, key=lambda event: event.on, reverse=True)


def _turns(goal):
    said = {
        Goal.Status.DREAM: _("This goal was written down"),
        Goal.Status.WORKING: _("I am working on it"),
        Goal.Status.RESTING: _("I let it rest"),
        Goal.Status.REACHED: _("I reached it"),
        Goal.Status.CHANGED_MY_MIND: _("I changed my mind"),
    }
    for turn in goal.history.all():
        kind = "done" if turn.status == Goal.Status.REACHED else ""
        yield Event(timezone.localdate(turn.at), kind, said[turn.status], turn.words)


def _places(goal):
    for place in goal.milestones.all():
        if place.reached_on:
            yield Event(place.reached_on, "done", _("I got there: %s") % place.words, place.made_it_happen)


def _steps(goal):
    for step in goal.steps.all():
        if step.done_at:
            yield Event(timezone.localdate(step.done_at), "done", _("Done: %s") % step.words)


def _bumps(goal):
    for bump in goal.bumps.all():
        yield Event(bump.on, "bump", bump.label or _("A bump"), bump.learned or bump.happened)


def _check_ins(check_ins):
    for check_in in check_ins:
        if check_in.words:
            yield Event(check_in.on, "", _("How it was going"), check_in.words)


def _wins(wins):
    for win in wins:
        yield Event(win.on, "win", _("A win"), win.words)
