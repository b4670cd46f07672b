"""The lists behind the numbers: the same rows that the board counts, each leading to the record."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.models import Assignment

from . import figures

PAGE = 50


def key(typed):
    """Where a page goes on; nonsense begins at the beginning."""
    try:
        return uuid.UUID(typed or "")
    except ValueError:
        return None


@dataclass(frozen=True)
class Row:
    name: str
    url: str
    words: str = ""
    detail: str = ""
    pk: uuid.UUID | None = None
    is_seen: bool = False
    is_asked: bool = False


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


def day_of(moment):
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def _moment(moment):
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def _overview(client_pk):
    return reverse("overview", args=[client_pk])


def _person(client):
    last = client.last_held_at
    seen = _("Last time together: %s") % day_of(last) if last else _("No first contact yet")
    if client.asked_for_space_on:
        detail = _("Asked for space on %s") % date_format(client.asked_for_space_on, "DATE_FORMAT")
    else:
        detail = _("A visit is planned") if client.has_plan else ""
    return Row(client.chosen_name, _overview(client.pk), seen, detail)


def _who_waits(client):
    late = _("Longer than was promised") if client.waits_too_long else ""
    return Row(client.chosen_name, reverse("clients:messages", args=[client.pk]), _("Waits for an answer"), late)


def _after_a_crisis(client):
    since = _("A crisis contact on %s, and nobody with them since") % _moment(client.crisis_at)
    return Row(client.chosen_name, _overview(client.pk), since, _("A visit is planned") if client.has_plan else "")


def _review(enrollment):
    due = date_format(enrollment.plan_review_due_on, "DATE_FORMAT")
    words = _("%(program)s: the plan is to be looked at again by %(day)s") % {"program": enrollment.program, "day": due}
    late = enrollment.plan_review_due_on < timezone.localdate()
    return Row(enrollment.client.chosen_name, _overview(enrollment.client_id), words, _("past its day") if late else "")


def _statement(statement):
    by = _("%(name)s answers by %(day)s") % {
        "name": statement.owing_words,
        "day": date_format(statement.due_on, "DATE_FORMAT"),
    }
    client = statement.note.session.client
    return Row(client.chosen_name, statement.get_absolute_url(), statement.get_kind_display(), by)


def _question(question):
    session = question.note.session
    url = f"{question.note.get_absolute_url()}#question-{question.pk}"
    asked = _("%(asker)s asked on %(day)s") % {"asker": question.by_name, "day": day_of(question.at)}
    return Row(session.client.chosen_name, url, f"{day_of(session.start_at)} · {session.specialist.name}", asked)


def _step(step):
    return Row(step.goal.client.chosen_name, step.goal.get_absolute_url(), step.words, step.whose)


def _goal(goal):
    return Row(goal.client.chosen_name, goal.get_absolute_url(), f"“{goal.own_words}”", goal.whose)


def _milestone(milestone):
    client = milestone.goal.client
    return Row(
        client.chosen_name, _overview(client.pk), milestone.words, date_format(milestone.reached_on, "DATE_FORMAT")
    )


def _note(note):
    session = note.session
    url = reverse("notes:note", args=[session.client_id, note.pk])
    due = _("Due %s") % date_format(timezone.localtime(note.due_at), "SHORT_DATETIME_FORMAT") if note.due_at else ""
    words = f"{day_of(session.start_at)} · {session.specialist.name}"
    return Row(session.client.chosen_name, url, words, due)


def _to_review(note):
    row = _note(note)
    url = reverse("supervision:review", args=[note.session.client_id, note.pk])
    return Row(row.name, url, row.words, _("Signed %s") % day_of(note.signed_at), note.pk)


def a_session(session):
    minutes = _("%s min") % session.minutes
    if not session.may_be_opened:
        return Row(_("Somebody who is not on your board today"), "", day_of(session.start_at), minutes)
    return Row(session.client.chosen_name, session.get_absolute_url(), day_of(session.start_at), minutes)


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
    "people": Kind(gettext_lazy("People supported"), _people(), NAME, _person),
    "own": Kind(gettext_lazy("People supported, without cover"), _own, NAME, _person),
    "not-seen": Kind(gettext_lazy("Not seen lately"), _people(**QUIET), NAME, _person),
    "planned": Kind(
        gettext_lazy("Not seen lately, with a visit planned"), _people(**QUIET, has_plan=True), NAME, _person
    ),
    "space": Kind(gettext_lazy("Asked for space"), _people(**SPACE), NAME, _person),
    "waiting": Kind(gettext_lazy("Waiting for a first contact"), _people(seen=figures.WAITING), NAME, _person),
    "safety": Kind(gettext_lazy("A crisis contact, and nobody since"), _crises, "crisis_at", _after_a_crisis),
    "messages": Kind(gettext_lazy("Messages that wait for an answer"), _who_wrote, NAME, _who_waits),
    "statements": Kind(gettext_lazy("Statements that wait for an answer"), _statements, "due_on", _statement),
    "questions": Kind(gettext_lazy("Questions about notes"), _questions, "at", _question),
    "reviews": Kind(gettext_lazy("Plans to be looked at again"), _reviews, "plan_review_due_on", _review),
    "goals": Kind(gettext_lazy("Goals and whose they are"), _goals(figures.COUNTED), GOAL_NAME, _goal),
    "court": Kind(gettext_lazy("Goals that someone requires"), _goals(COURT), GOAL_NAME, _goal),
    "unspoken": Kind(gettext_lazy("Suggested, without the client’s words"), _goals(figures.UNSPOKEN), GOAL_NAME, _goal),
    "step": Kind(gettext_lazy("Goals with a step this month"), _goals(figures.stepped), GOAL_NAME, _goal),
    "working": Kind(gettext_lazy("Goals that people work on"), _goals(figures.WORKING), GOAL_NAME, _goal),
    "untouched": Kind(gettext_lazy("Goals not touched in 45 days"), _goals(figures.untouched), GOAL_NAME, _goal),
    "steps": Kind(gettext_lazy("Open steps and whose they are"), _steps, "goal__client__chosen_name", _step),
    "milestones": Kind(gettext_lazy("Milestones reached this month"), _milestones, "reached_on", _milestone),
    "notes": Kind(gettext_lazy("Notes waiting to be finished"), _drafts, NOTE_DAY, _note),
    "late": Kind(gettext_lazy("Notes past their day"), _late, NOTE_DAY, _note),
    "hours": Kind(gettext_lazy("Sessions this week"), _hours, "start_at", a_session),
}


def to_read(note):
    """A row of a note of which nothing is owed."""
    return _to_review(note)


TO_COSIGN = Kind(
    gettext_lazy("Waiting for a co-signature"),
    lambda team: figures.waiting_for_cosign_of(team).with_session(),
    NOTE_DAY,
    _to_review,
)
