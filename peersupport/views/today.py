"""The specialist's first page."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import specialists_only
from notes.models import Arriving
from notes.words import ago_words, answer_words, day_words, due_words, minutes_words, time_words
from peersupport import caseload

NOON, EVENING = 12, 18
TONES = ("", "b", "c", "d")


@specialists_only
@require_safe
def today(request):
    """Whom one meets, what waits to be finished, who one walks with, and what went well."""
    member = request.member
    walked_with = caseload.walked_with(member)
    clients = [one.pk for one in walked_with]
    people = _people(caseload.people(clients), request.user.agency.not_seen_days)
    sessions, drafts = caseload.sessions(member, clients)
    context = {
        "greeting": _greeting(member.user.first_name),
        "sessions": _sessions(sessions),
        "meetings": _meetings(caseload.meetings(member)),
        "drafts": _drafts(drafts),
        "people": people,
        "everybody": people[0].everybody if people else 0,
        "wins": _wins(caseload.wins(member, clients)),
        "steps": _steps(caseload.steps(clients)),
        "messages_waiting": _messages(caseload.waiting_for_answer(walked_with)),
        "statements": _statements(caseload.statements(member)),
        **_heard(caseload.to_hear(member, clients)),
        "come_backs": [],
        "inquiries": [],
        "objections": [],
        "writing": [],
        "contact_changes": caseload.contact_changes(walked_with),
        "praise": _praise(caseload.praise(member)),
    }
    return render(request, "peersupport/today.html", context)


def _greeting(name):
    hour = timezone.localtime().hour
    words = _("Good morning, %(name)s") if hour < NOON else _("Good afternoon, %(name)s")
    if hour >= EVENING:
        words = _("Good evening, %(name)s")
    return words % {"name": name}


def _sessions(sessions):
    today = timezone.localdate()
    for place, session in enumerate(sessions):
        session.clock = time_words(session.happens_at)
        if session.is_held:
            session.is_together = session.note.together_at is not None
            session.open_url = session.note.together_url if session.is_together else session.note.get_absolute_url()
        session.arriving_label = Arriving.Feeling(session.arriving_as).label if session.arriving_as else ""
        session.tone = TONES[place % len(TONES)]
        is_left_open = session.is_planned and timezone.localdate(session.planned_at) < today
        session.day = day_words(session.planned_at) if is_left_open else ""
    return sessions


def _meetings(meetings):
    meetings = list(meetings)
    today = timezone.localdate()
    for meeting in meetings:
        meeting.clock, meeting.url = time_words(meeting.happens_at), meeting.get_absolute_url()
        meeting.day = day_words(meeting.happens_at) if timezone.localdate(meeting.happens_at) < today else ""
        meeting.due = due_words(meeting.due_at) if meeting.drafts else ""
    return meetings


def _drafts(drafts):
    for note in drafts:
        length = minutes_words(note.session)
        note.when = ", ".join(filter(None, [day_words(note.session.start_at), length]))
        note.due = due_words(note.due_at, note.late_at)
        note.url = note.get_absolute_url()
    return drafts


def _messages(waiting):
    """(name, the address of their messages, until when an answer was promised)"""
    return [
        (one.chosen_name, reverse("clients:messages", args=[one.pk]), answer_words(one.answer_by)) for one in waiting
    ]


def _statements(statements):
    statements = list(statements)
    for said in statements:
        said.url = said.get_absolute_url()
    return statements


def _heard(rows):
    heard = {"asked": [], "no": [], "sign": []}
    for row in rows:
        heard[row.what].append(row)
    questions = [{"row": row, "day": day_words(row.day), "url": _question_url(row)} for row in heard["asked"]]
    to_sign = [(day_words(row.day), reverse("supervision:meeting", args=[row.of])) for row in heard["sign"]]
    return {"questions": questions, "declined": heard["no"], "to_sign": to_sign}


def _question_url(row):
    return f"{reverse('notes:note', args=[row.client_id, row.of])}#question-{row.key}"


def _people(people, not_seen_days):
    people = list(people)
    for client in people:
        client.url = client.get_absolute_url()
        client.last_words = ago_words(client.last_met) if client.last_met else _("not yet")
        client.how_sure = client.how_sure[::-1]
        client.flag = _flag(client, not_seen_days)
    return people


def _flag(client, not_seen_days):
    """One gentle flag at most, the glad one first."""
    if client.has_reached:
        return "reached"
    long_ago = timezone.localdate() - timedelta(days=not_seen_days)
    if client.last_met and timezone.localdate(client.last_met) < long_ago and not client.asked_for_space_on:
        return "call"
    if not (client.last_met and client.has_goal):
        return "new"
    return "still" if client.has_quiet_goal else ""


def _praise(reviews):
    reviews = list(reviews)
    for review in reviews:
        review.url = reverse("notes:note", args=[review.client_id, review.note_id])
    return reviews


def _wins(wins):
    wins = list(wins)
    for win in wins:
        win.cheer_url = reverse("goals:cheer", args=[win.client_id, win.pk])
    return wins


def _steps(steps):
    steps = list(steps)
    since = timezone.now() - caseload.A_WEEK
    for step in steps:
        client = step.goal.client
        is_done = step.done_at and step.done_by_id == client.user_id and step.done_at > since
        sentence = _("%(name)s did a step: “%(words)s”") if is_done else _("%(name)s added a next step: “%(words)s”")
        step.sentence = sentence % {"name": client.first_name, "words": step.words}
        step.url = step.goal.get_absolute_url()
    return steps
