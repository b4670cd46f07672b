"""The lists behind the numbers: the same rows that the board counts, each leading to the record."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy

from clients.models import Assignment

from . import figures
from .rows import (
    a_goal,
    a_milestone,
    a_note,
    a_note_to_read,
    a_person,
    a_question,
    a_review,
    a_session,
    a_statement,
    a_step,
    one_after_a_crisis,
    one_who_waits,
)

PAGE = 50


def key(typed):
    """Where a page goes on; nonsense begins at the beginning."""
    try:
        return uuid.UUID(typed or "")
    except ValueError:
        return None


@dataclass(frozen=True)
class Kind:
    """One list: its title, its rows, the field they are ordered by, and how a row reads."""

    title: str
    rows: object
    order: str
    read: object

    def page(self, team, after):
        """(rows of this page, the key to go on from or None), keyset-paged."""
        found = self.rows(team)
        last = found.annotate(place=F(self.order)).filter(pk=after).first() if after else None
        if last is not None:
            later = Q(**{f"{self.order}__gt": last.place}) | Q(**{self.order: last.place, "pk__gt": last.pk})
            found = found.filter(later)
        shown = list(found.order_by(self.order, "pk")[: PAGE + 1])
        more = shown[PAGE - 1].pk if len(shown) > PAGE else None
        return [self.read(one) for one in shown[:PAGE]], more


def _people(**which):
    return lambda team: figures.people_of(team).filter(**which)


def _own(team):
    """Without those under cover."""
    walks = Assignment.objects.in_force().filter(kind=Assignment.Kind.PRIMARY, specialist__in=team.specialists)
    return figures.people_of(team).filter(pk__in=walks.values("client"))


def _goals(which):
    return lambda team: figures.goals_of(team).filter(which() if callable(which) else which).select_related("client")


def _steps(team):
    return figures.steps_of(team).select_related("goal__client", "owner_supporter")


def _who_wrote(team):
    return figures.who_wrote(team).filter(pk__in=team.people.values("pk"))


def _crises(team):
    return figures.after_a_crisis(team).filter(pk__in=team.people.values("pk")).annotate(has_plan=figures.has_plan())


def _reviews(team):
    rows = figures.reviews_due(team).filter(client__in=team.people.values("pk"))
    return rows.select_related("client", "program")


def _milestones(team):
    rows = figures.milestones(team).filter(goal__client__in=team.people.values("pk"))
    return rows.select_related("goal__client")


def _drafts(team):
    return figures.drafts_of(team).with_session()


def _late(team):
    return _drafts(team).filter(figures.late())


def _statements(team):
    return figures.statements_of(team).with_people()


def _questions(team):
    return figures.questions_of(team).with_people().select_related("note__session__specialist__user")


def with_who_may_be_opened(sessions, team):
    may_be_opened = Exists(team.open_records.filter(pk=OuterRef("client")))
    return sessions.select_related("client").annotate(may_be_opened=may_be_opened)


def _hours(team):
    return with_who_may_be_opened(figures.sessions_of(team, team.week_began_on), team)


NAME, GOAL_NAME, NOTE_DAY = "chosen_name", "client__chosen_name", "session__start_at"
SPACE, QUIET = {"asked_for_space_on__isnull": False}, {"seen": figures.QUIET, "asked_for_space_on": None}
COURT = figures.IN_PLAY & figures.COURT
LISTS = {
    "people": Kind(gettext_lazy("People supported"), _people(), NAME, a_person),
    "own": Kind(gettext_lazy("People supported, without cover"), _own, NAME, a_person),
    "not-seen": Kind(gettext_lazy("Not seen lately"), _people(**QUIET), NAME, a_person),
    "planned": Kind(
        gettext_lazy("Not seen lately, with a visit planned"), _people(**QUIET, has_plan=True), NAME, a_person
    ),
    "space": Kind(gettext_lazy("Asked for space"), _people(**SPACE), NAME, a_person),
    "waiting": Kind(gettext_lazy("Waiting for a first contact"), _people(seen=figures.WAITING), NAME, a_person),
    "safety": Kind(gettext_lazy("A crisis contact, and nobody since"), _crises, "crisis_at", one_after_a_crisis),
    "messages": Kind(gettext_lazy("Messages that wait for an answer"), _who_wrote, NAME, one_who_waits),
    "statements": Kind(gettext_lazy("Statements that wait for an answer"), _statements, "due_on", a_statement),
    "questions": Kind(gettext_lazy("Questions about notes"), _questions, "at", a_question),
    "reviews": Kind(gettext_lazy("Plans to be looked at again"), _reviews, "plan_review_due_on", a_review),
    "goals": Kind(gettext_lazy("Goals and whose they are"), _goals(figures.COUNTED), GOAL_NAME, a_goal),
    "court": Kind(gettext_lazy("Goals that someone requires"), _goals(COURT), GOAL_NAME, a_goal),
    "unspoken": Kind(
        gettext_lazy("Suggested, without the client’s words"), _goals(figures.UNSPOKEN), GOAL_NAME, a_goal
    ),
    "step": Kind(gettext_lazy("Goals with a step this month"), _goals(figures.stepped), GOAL_NAME, a_goal),
    "working": Kind(gettext_lazy("Goals that people work on"), _goals(figures.WORKING), GOAL_NAME, a_goal),
    "untouched": Kind(gettext_lazy("Goals not touched in 45 days"), _goals(figures.untouched), GOAL_NAME, a_goal),
    "steps": Kind(gettext_lazy("Open steps and whose they are"), _steps, "goal__client__chosen_name", a_step),
    "milestones": Kind(gettext_lazy("Milestones reached this month"), _milestones, "reached_on", a_milestone),
    "notes": Kind(gettext_lazy("Notes waiting to be finished"), _drafts, NOTE_DAY, a_note),
    "late": Kind(gettext_lazy("Notes past their day"), _late, NOTE_DAY, a_note),
    "hours": Kind(gettext_lazy("Sessions this week"), _hours, "start_at", a_session),
}


TO_COSIGN = Kind(
    gettext_lazy("Waiting for a co-signature"),
    lambda team: figures.waiting_for_cosign_of(team).with_session(),
    NOTE_DAY,
    a_note_to_read,
)
