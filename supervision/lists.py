"""The lists behind the numbers: the same rows that the board counts, each leading to the record."""

import uuid
from dataclasses import dataclass

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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

    def page(self, specialists, not_seen_days, after):
        """(rows of this page, the key to go on from or None), keyset-paged."""
        found = self.rows(specialists, not_seen_days)
        last = found.annotate(place=F(self.order)).filter(pk=after).first() if after else None
        if last is not None:
            later = Q(**{f"{self.order}__gt": last.place}) | Q(**{self.order: last.place, "pk__gt": last.pk})
            found = found.filter(later)
        shown = list(found.order_by(self.order, "pk")[: PAGE + 1])
        more = shown[PAGE - 1].pk if len(shown) > PAGE else None
        return [self.read(one) for one in shown[:PAGE]], more


def _day(moment):
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def _overview(client_pk):
    return reverse("overview", args=[client_pk])


def _person(client):
    seen = _("Last time together: %s") % _day(client.last_held_at) if client.last_held_at else _("No first contact yet")
    if client.asked_for_space_on:
        detail = _("Asked for space on %s") % date_format(client.asked_for_space_on, "DATE_FORMAT")
    else:
        detail = _("A visit is planned") if client.has_plan else ""
    return Row(client.chosen_name, _overview(client.pk), seen, detail)


def _who_waits(client):
    return Row(client.chosen_name, reverse("clients:messages", args=[client.pk]), _("Waits for an answer"))


def _goal(goal):
    whose = goal.get_author_display()
    detail = f"{whose} · {goal.required_by}" if goal.required_by else whose
    return Row(goal.client.chosen_name, _overview(goal.client_id), f"“{goal.own_words}”", detail)


def _milestone(milestone):
    client = milestone.goal.client
    return Row(
        client.chosen_name, _overview(client.pk), milestone.words, date_format(milestone.reached_on, "DATE_FORMAT")
    )


def _note(note):
    session = note.session
    url = reverse("notes:note", args=[session.client_id, note.pk])
    due = _("Due %s") % date_format(timezone.localtime(note.due_at), "SHORT_DATETIME_FORMAT") if note.due_at else ""
    words = f"{_day(session.start_at)} · {session.specialist.name}"
    return Row(session.client.chosen_name, url, words, due)


def _signed(note):
    row = _note(note)
    return Row(row.name, row.url, row.words, _("Signed %s") % _day(note.signed_at))


def _to_review(note):
    row = _signed(note)
    url = reverse("supervision:review", args=[note.session.client_id, note.pk])
    return Row(row.name, url, row.words, row.detail, note.pk)


def _session(session):
    minutes = _("%s min") % session.minutes
    return Row(session.client.chosen_name, _overview(session.client_id), _day(session.start_at), minutes)


def _people(**which):
    return lambda specialists, days: figures.people_of(specialists, days).filter(**which)


def _goals(which):
    return lambda specialists, days: (
        figures.goals_of(figures.people_of(specialists, days).values("pk"))
        .filter(which() if callable(which) else which)
        .select_related("client")
    )


def _milestones(specialists, days):
    return figures.milestones_of(figures.people_of(specialists, days).values("pk")).select_related("goal__client")


def _drafts(which=None):
    return lambda specialists, days: figures.drafts_of(specialists).filter(which() if which else Q()).with_session()


def _unanswered(specialists, days):
    return figures.unanswered_of(specialists).with_session()


def _hours(specialists, days):
    return figures.sessions_of(specialists, figures.week_began_on()).select_related("client")


NAME, GOAL_NAME = "chosen_name", "client__chosen_name"
STEPPED = figures.WORKING & Q(stepped=True)
LISTS = {
    "messages": Kind(gettext_lazy("Messages past the promised answer"), _people(waits_too_long=True), NAME, _who_waits),
    "people": Kind(gettext_lazy("People supported"), _people(), NAME, _person),
    "not-seen": Kind(gettext_lazy("Not seen lately"), _people(is_quiet=True, asked_for_space_on=None), NAME, _person),
    "space": Kind(gettext_lazy("Asked for space"), _people(asked_for_space_on__isnull=False), NAME, _person),
    "waiting": Kind(gettext_lazy("Waiting for a first contact"), _people(last_held_at=None), NAME, _person),
    "goals": Kind(gettext_lazy("Goals and whose they are"), _goals(figures.COUNTED), GOAL_NAME, _goal),
    "court": Kind(
        gettext_lazy("Goals that someone requires"), _goals(figures.IN_PLAY & figures.COURT), GOAL_NAME, _goal
    ),
    "unspoken": Kind(gettext_lazy("Suggested, without the client’s words"), _goals(figures.UNSPOKEN), GOAL_NAME, _goal),
    "step": Kind(gettext_lazy("Goals with a step this month"), _goals(STEPPED), GOAL_NAME, _goal),
    "untouched": Kind(gettext_lazy("Goals not touched in 45 days"), _goals(figures.untouched), GOAL_NAME, _goal),
    "milestones": Kind(gettext_lazy("Milestones reached this month"), _milestones, "reached_on", _milestone),
    "notes": Kind(gettext_lazy("Notes waiting to be finished"), _drafts(), "session__start_at", _note),
    "late": Kind(gettext_lazy("Notes past their day"), _drafts(figures.late), "session__start_at", _note),
    "unanswered": Kind(gettext_lazy("Waiting for an answer, past its day"), _unanswered, "session__start_at", _signed),
    "hours": Kind(gettext_lazy("Sessions this week"), _hours, "start_at", _session),
}
TO_COSIGN = Kind(
    gettext_lazy("Waiting for a co-signature"),
    lambda specialists, days: figures.waiting_for_cosign_of(specialists).with_session(),
    "session__start_at",
    _to_review,
)
