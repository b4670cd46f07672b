"""How a row reads, by what it is: its name, where it leads, and whose record it shows."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership
from clients.models import Client, Enrollment, HandOff
from goals.models import Goal, GoalTurn, Step, Win
from notes.models import GroupMeeting, Note, Session
from supervision.models import Attendance


@dataclass(frozen=True)
class Row:
    name: str
    url: str = ""
    words: str = ""
    detail: str = ""
    client: Client | None = None
    place: object = None
    minutes: int | None = None
    units: int | None = None


@dataclass(frozen=True)
class Kind:
    rows: object
    read: object

    def in_order(self, keys, amounts):
        """A row for each key, also for one that is not there any more."""
        there = {one.pk: one for one in self.rows().filter(pk__in=keys)}
        gone = Row(_("This row is not there any more."))
        told = zip(keys, amounts or [None] * len(keys), strict=True)
        return [self.read(there[key], amount) if key in there else gone for key, amount in told]


def day(moment):
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def on(date):
    return date_format(date, "DATE_FORMAT")


def _of(client, words="", detail="", url=""):
    url = url or reverse("overview", args=[client.pk])
    return Row(client.chosen_name, url, words, detail, client)


def contact(one):
    words = " · ".join([day(one.start_at), one.specialist.name, one.program.name])
    minutes, units = _("%s min") % one.minutes, ngettext("%s unit", "%s units", one.units) % one.units
    url = reverse("notes:note", args=[one.client_id, one.session.note.pk])
    row = _of(one.client, words, f"{minutes} · {units}", url)
    return replace(row, place=one.pk, minutes=one.minutes, units=one.units)


def _person(client, _amount):
    return _of(client)


def _time(time, days):
    referred = _("Referred %s") % on(time.referred_on) if time.referred_on else ""
    ended = _("until %s") % on(time.ended_on) if time.ended_on else ""
    words = " · ".join(filter(None, [time.program.name, referred, ended]))
    url = reverse("clients:enrollments", args=[time.client_id])
    return _of(time.client, words, "" if days is None else ngettext("%s day", "%s days", days) % days, url)


def _goal(goal, _amount):
    return _of(goal.client, f"“{goal.own_words}”", goal.whose, goal.get_absolute_url())


def _turn(turn, _amount):
    words = f"“{turn.goal.own_words}”"
    return _of(turn.goal.client, words, f"{turn.get_status_display()} · {on(turn.on)}", turn.goal.get_absolute_url())


def _step(step, _amount):
    done = day(step.done_at) if step.done_at else ""
    return _of(step.goal.client, step.words, done, step.goal.get_absolute_url())


def _win(win, _amount):
    return _of(win.client, str(win), on(win.on))


def _made(hand_off, _amount):
    return _hand_off(hand_off, hand_off.made_on)


def _completed(hand_off, _amount):
    return _hand_off(hand_off, hand_off.completed_on)


def _hand_off(hand_off, date):
    url = reverse("clients:hand_offs", args=[hand_off.client_id])
    return _of(hand_off.client, hand_off.to, on(date) if date else "", url)


def _missed(session, _amount):
    words = f"{day(session.happens_at)} · {session.specialist.name}"
    return _of(session.client, words, session.get_not_met_because_display(), session.get_absolute_url())


def _draft(note, _amount):
    words = f"{day(note.session.start_at)} · {note.session.specialist.name}"
    return _of(note.session.client, words, url=note.get_absolute_url())


def _meeting(meeting, minutes):
    words = f"{day(meeting.happens_at)} · {meeting.specialist.name}"
    return Row(meeting.group.name, meeting.get_absolute_url(), words, _("%s min") % minutes)


def _attended(attendance, minutes):
    meeting = attendance.meeting
    return Row(attendance.specialist.name, meeting.get_absolute_url(), day(meeting.starts_at), _("%s min") % minutes)


def _specialist(member, minutes):
    return Row(member.name, reverse("supervision:given"), detail=_("%s min") % minutes)


PERSON = Kind(lambda: Client.objects.all(), _person)
TIME = Kind(lambda: Enrollment.objects.select_related("client", "program"), _time)
GOAL = Kind(lambda: Goal.objects.select_related("client"), _goal)
TURN = Kind(lambda: GoalTurn.objects.select_related("goal__client"), _turn)
STEP = Kind(lambda: Step.objects.select_related("goal__client"), _step)
WIN = Kind(lambda: Win.objects.select_related("client"), _win)
MADE = Kind(lambda: HandOff.objects.select_related("client"), _made)
COMPLETED = Kind(lambda: HandOff.objects.select_related("client"), _completed)
MISSED = Kind(lambda: Session.objects.select_related("client", "specialist__user"), _missed)
DRAFT = Kind(lambda: Note.objects.with_session(), _draft)
MEETING = Kind(lambda: GroupMeeting.objects.select_related("group", "specialist__user"), _meeting)
ATTENDED = Kind(lambda: Attendance.objects.select_related("specialist__user", "meeting"), _attended)
SPECIALIST = Kind(lambda: Membership.objects.by_name(), _specialist)
KINDS = {
    **dict.fromkeys(["served", "new", "continuing", "program_people", "enrolled", "planned"], PERSON),
    **dict.fromkeys(["closed", "referred", "first_contacts", "waiting", "days_median", "days_quarter"], TIME),
    **dict.fromkeys(["within_3", "within_7", "decided_3", "decided_7", "reviews", "reviews_on_time"], TIME),
    **dict.fromkeys(["goals_set", "goals_own"], GOAL),
    **dict.fromkeys(["goals_reached", "goals_changed", "goals_resting"], TURN),
    **dict.fromkeys(["unsigned", "overdue"], DRAFT),
    **dict.fromkeys(["supervision_met", "supervision_asked"], SPECIALIST),
    **dict.fromkeys(["gender", "race", "veteran", "language", "age", "county", "payer"], PERSON),
    "made": MADE,
    "completed": COMPLETED,
    "steps": STEP,
    "wins": WIN,
    "not_met": MISSED,
    "meetings": MEETING,
    "supervision": ATTENDED,
}
