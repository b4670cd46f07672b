"""How a row of a list reads: whose it is, where it leads, and what it says."""

import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Row:
    name: str
    url: str
    words: str = ""
    detail: str = ""
    pk: uuid.UUID | None = None
    is_seen: bool = False
    is_asked: bool = False


def day_of(moment):
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def _moment(moment):
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def _overview(client_pk):
    return reverse("overview", args=[client_pk])


def a_person(client):
    last = client.last_held_at
    seen = _("Last time together: %s") % day_of(last) if last else _("No first contact yet")
    if client.asked_for_space_on:
        detail = _("Asked for space on %s") % date_format(client.asked_for_space_on, "DATE_FORMAT")
    else:
        detail = _("A visit is planned") if client.has_plan else ""
    return Row(client.chosen_name, _overview(client.pk), seen, detail)


def one_who_waits(client):
    late = _("Longer than was promised") if client.waits_too_long else ""
    return Row(client.chosen_name, reverse("clients:messages", args=[client.pk]), _("Waits for an answer"), late)


def one_after_a_crisis(client):
    since = _("A crisis contact on %s, and nobody with them since") % _moment(client.crisis_at)
    return Row(client.chosen_name, _overview(client.pk), since, _("A visit is planned") if client.has_plan else "")


def a_review(enrollment):
    due = date_format(enrollment.plan_review_due_on, "DATE_FORMAT")
    words = _("%(program)s: the plan is to be looked at again by %(day)s") % {"program": enrollment.program, "day": due}
    late = enrollment.plan_review_due_on < timezone.localdate()
    return Row(enrollment.client.chosen_name, _overview(enrollment.client_id), words, _("past its day") if late else "")


def a_statement(statement):
    by = _("%(name)s answers by %(day)s") % {
        "name": statement.owing_words,
        "day": date_format(statement.due_on, "DATE_FORMAT"),
    }
    client = statement.note.session.client
    return Row(client.chosen_name, statement.get_absolute_url(), statement.get_kind_display(), by)


def a_question(question):
    session = question.note.session
    url = f"{question.note.get_absolute_url()}#question-{question.pk}"
    asked = _("%(asker)s asked on %(day)s") % {"asker": question.by_name, "day": day_of(question.at)}
    return Row(session.client.chosen_name, url, f"{day_of(session.start_at)} · {session.specialist.name}", asked)


def a_step(step):
    return Row(step.goal.client.chosen_name, step.goal.get_absolute_url(), step.words, step.whose)


def a_goal(goal):
    return Row(goal.client.chosen_name, goal.get_absolute_url(), f"“{goal.own_words}”", goal.whose)


def a_milestone(milestone):
    client = milestone.goal.client
    return Row(
        client.chosen_name, _overview(client.pk), milestone.words, date_format(milestone.reached_on, "DATE_FORMAT")
    )


def a_note(note):
    session = note.session
    url = reverse("notes:note", args=[session.client_id, note.pk])
    due = _("Due %s") % date_format(timezone.localtime(note.due_at), "SHORT_DATETIME_FORMAT") if note.due_at else ""
    words = f"{day_of(session.start_at)} · {session.specialist.name}"
    return Row(session.client.chosen_name, url, words, due)


def a_note_to_read(note):
    row = a_note(note)
    url = reverse("supervision:review", args=[note.session.client_id, note.pk])
    return Row(row.name, url, row.words, _("Signed %s") % day_of(note.signed_at), note.pk)


def a_session(session):
    minutes = _("%s min") % session.minutes
    if not session.may_be_opened:
        return Row(_("Somebody who is not on your board today"), "", day_of(session.start_at), minutes)
    return Row(session.client.chosen_name, session.get_absolute_url(), day_of(session.start_at), minutes)
