"""The story of a goal as staff read it, and the person's own numbers."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal


@dataclass
class Moment:
    on: object
    kind: str
    title: str
    words: str = ""
    by: str = ""


def story_of(goal, check_ins, wins):
    """Everything that happened, newest first."""
    told = [*_turns(goal), *_rewordings(goal), *_places(goal), *_bumps(goal)]
    told += [Moment(said.on, "", _("Check-in"), said.words) for said in check_ins if said.words]
    told += [Moment(win.on, "win", _("A win"), win.words, win.by.name) for win in wins]
    return sorted(told, key=lambda moment: moment.on, reverse=True)


def _turns(goal):
    for turn in goal.history.select_related("by"):
        kind = "done" if turn.status == Goal.Status.REACHED else ""
        yield Moment(timezone.localdate(turn.at), kind, turn.get_status_display(), turn.words, turn.by.name)


def _rewordings(goal):
    before = None
    for event in goal.events.order_by("pgh_id"):
        if before not in (None, event.own_words):
            yield Moment(timezone.localdate(event.pgh_created_at), "", _("Said in new words"), event.own_words)
        before = event.own_words


def _places(goal):
    for place in goal.milestones.all():
        if place.reached_on:
            yield Moment(place.reached_on, "done", _("Reached: %s") % place.words, place.made_it_happen)


def _bumps(goal):
    for bump in goal.bumps.all():
        yield Moment(bump.on, "bump", bump.label or _("A bump"), bump.learned or bump.happened)


def levels_of(goal, check_ins):
    """How far is far enough, the highest level first, with a mark where it is by now; nothing without a scale."""
    scale = getattr(goal, "scale", None)
    return scale.levels_with_mark(check_ins) if scale else []


def numbers_of(goal, check_ins, wins):
    """The person's own confidence numbers, and what happened on the way, for their line and its table."""
    numbers = [said for said in check_ins if said.confidence is not None]
    events = [(place.reached_on, "milestone") for place in goal.milestones.all() if place.reached_on]
    events += [(bump.on, "bump") for bump in goal.bumps.all()] + [(win.on, "win") for win in wins]
    return {"numbers": numbers, "points": [(said.on, said.confidence) for said in numbers], "events": events}
