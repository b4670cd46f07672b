"""What Today asks of the floors below: each question one query, for ten clients as for two hundred."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value, Window
from django.utils import timezone

from clients.models import Client, ContactChange
from clients.models.contact_change import TOLD
from goals.models import CheckIn, Cheer, Goal, GoalTurn, Milestone, Step, Win
from notes.models import GroupMeeting, Question, Review, Session, Statement
from supervision.models import Meeting

SHOWN = 25
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
OF_A_NOTE = ("session_id", "together_at", "due_at", "is_crisis", "signed_at")
OF_ITS_PROGRAM = ("late_after", "crisis_due_hours", "note_due_unit")
OF_A_SESSION = ("status", "planned_at", "start_at", "end_at", "method", "planned_for", "group_meeting_id")
OF_ITS_CLIENT = ("chosen_name", "pronouns", "language")
OF_A_WIN = ("words", "client__chosen_name", "client__cheers_muted_at")
OF_A_STEP = ("words", "done_at", "done_by_id", "goal__client__chosen_name", "goal__client__user_id")
HEARD = ("what", "key", "of", "client_id", "client_name", "said", "more", "day", "since")
LEFT_OPEN = timedelta(days=14)


def _working_on(client):
    return Goal.objects.working().filter(client=OuterRef(client)).order_by("-status_on", "-pk")


_HELD = Session.objects.held().filter(client=OuterRef("pk")).order_by("-start_at")
_SURE = CheckIn.objects.filter(client=OuterRef("pk"), confidence__isnull=False).order_by("-on", "-pk")
_NEXT = Step.objects.open().filter(goal__in=_working_on(OuterRef("client"))).order_by("position", "pk")
# Made once: Django takes longer to build these two than PostgreSQL to answer them.
_PEOPLE = (
    Client.objects.current()
    .by_name()
    .only("chosen_name", "asked_for_space_on")
    .annotate(
        everybody=Window(Count("*")),
        working_on=Subquery(_working_on("pk").values("own_words")[:1]),
        has_goal=Exists(Goal.objects.filter(client=OuterRef("pk"))),
        last_met=Subquery(_HELD.values("start_at")[:1]),
        how_sure=ArraySubquery(_SURE.values("confidence")[:8]),
    )
)
_SESSIONS = (
    Session.objects.select_related("client", "note", "program")
    .annotate(
        working_on=Subquery(_working_on("client").values("own_words")[:1]),
        next_step=Subquery(_NEXT.values("words")[:1]),
        arriving_as=F("arriving__feeling"),
        arriving_words=F("arriving__words"),
    )
    .only(
        "happens_at",
        *OF_A_SESSION,
        *(f"client__{name}" for name in OF_ITS_CLIENT),
        *(f"note__{name}" for name in OF_A_NOTE),
        *(f"program__{name}" for name in OF_ITS_PROGRAM),
    )
    .order_by("happens_at", "pk")
)


def walked_with(member):
    """Everybody assigned to this specialist today, asked once for all that follows: until when an answer to a message
    of theirs is promised, and how they changed, or ask to change, the way they are reached (`told`)."""
    waiting = ContactChange.objects.waiting().filter(client=OuterRef("pk")).oldest_first()
    people = (
        Client.objects.walking_with(member).with_answer_by().annotate(told=ArraySubquery(waiting.values(told=TOLD)))
    )
    return list(people.values_list("pk", "chosen_name", "answer_by", "told", named=True))


def waiting_for_answer(walked_with):
    """Those who wrote and got no answer yet, the soonest promise first."""
    return sorted((one for one in walked_with if one.answer_by), key=lambda one: one.answer_by)[:SHOWN]


def contact_changes(walked_with):
    changes = (
        ContactChange.as_told(Client(pk=one.pk, chosen_name=one.chosen_name), **change)
        for one in walked_with
        for change in one.told
    )
    return list(changes)[:SHOWN]


def people(clients):
    """The caseload by name: what each works on, when they last met, how sure they feel, and what is new."""
    reached = Milestone.objects.filter(goal__client=OuterRef("pk"), reached_on__gt=timezone.localdate() - A_WEEK)
    quiet = Goal.objects.quiet().filter(client=OuterRef("pk"))
    return _PEOPLE.filter(pk__in=clients).annotate(has_reached=Exists(reached), has_quiet_goal=Exists(quiet))[:SHOWN]


def sessions(member, clients):
    """(sessions, drafts) in one query. Sessions: planned for today, in progress, and plans of the last days of which
    nobody said what came of them. Drafts: notes to finish, the soonest due first."""
    now = timezone.now()
    planned = Q(
        status=Session.Status.PLANNED, planned_at__date__lte=timezone.localdate(), planned_at__gt=now - LEFT_OPEN
    )
    unsigned = Q(note__isnull=False, note__signed_at=None)
    running = Q(status=Session.Status.HELD, end_at=None, start_at__gt=now - A_DAY)
    mine = _SESSIONS.filter(specialist=member, client__in=clients, group_meeting=None)
    rows = list(mine.filter(planned | running | unsigned))
    drafts = [one.note for one in rows if hasattr(one, "note") and not one.note.is_signed]
    open_now = [one for one in rows if one.is_planned or (one.end_at is None and one.start_at > now - A_DAY)]
    return open_now, sorted(drafts, key=_soonest_due)[:SHOWN]


def _soonest_due(note):
    return note.due_at is None, note.due_at or timezone.now(), note.pk


def meetings(member):
    """Of this specialist's groups: planned for today or left open, going on, or with notes to finish."""
    now = timezone.now()
    planned = Q(status="planned", planned_at__date__lte=timezone.localdate(), planned_at__gt=now - LEFT_OPEN)
    running = Q(status="held", start_at__gt=now - A_DAY, end_at=None)
    open_now = GroupMeeting.objects.led_by(member).with_counts(member).filter(planned | running | Q(drafts__gt=0))
    return open_now.soonest_first()[:SHOWN]


def wins(member, clients):
    """Of the last week, by the clients themselves or for them, and whether a cheer went out already."""
    cheered = Cheer.objects.filter(win=OuterRef("pk"), by=member.user)
    week = Win.objects.shared().filter(client__in=clients, on__gt=timezone.localdate() - A_WEEK)
    fresh = week.exclude(by=member.user).annotate(is_cheered=Exists(cheered))
    return fresh.select_related("client").only(*OF_A_WIN).newest_first()[:6]


def steps(clients):
    """What clients added or ticked by themselves in the last week."""
    since = timezone.now() - A_WEEK
    themselves = F("goal__client__user")
    added = Q(created_by=themselves, created_at__gt=since)
    done = Q(done_by=themselves, done_at__gt=since)
    fresh = Step.objects.filter(added | done, goal__client__in=clients)
    return fresh.select_related("goal__client").only(*OF_A_STEP).order_by("-created_at", "-pk")[:6]


def statements(member):
    """What people said to their notes and this specialist owes an answer to."""
    return Statement.objects.owed_by(member).with_people().soonest_due_first()[:SHOWN]


def to_hear(member, clients):
    """What supervisors asked about this specialist's notes, the goals of others that people said no to, and the
    supervision meetings that wait for the specialist's name: until it is answered, read or signed. One query of named
    columns."""
    of_note = {"of": F("note_id"), "client_id": F("note__session__client_id")}
    of_note |= {"client_name": F("note__session__client__chosen_name"), "day": F("note__session__start_at")}
    asked = Question.objects.to_be_answered_by(member).filter(note__session__client__in=clients)
    asked = asked.annotate(
        what=Value("asked"), said=F("by_name"), more=Value(""), key=F("pk"), since=F("at"), **of_note
    )
    of_goal = {"of": F("goal_id"), "day": F("at"), "client_name": F("goal__client__chosen_name")}
    no = GoalTurn.objects.declined().unread().filter(goal__client__in=clients)
    no = no.annotate(what=Value("no"), said=F("goal__own_words"), more=F("words"), key=F("pk"), since=F("at"))
    no = no.annotate(client_id=F("goal__client_id"), **of_goal)
    of_meeting = {"of": F("pk"), "client_id": F("pk"), "client_name": Value(""), "day": F("starts_at")}
    sign = Meeting.objects.to_sign_by(member).annotate(
        what=Value("sign"), said=Value(""), more=Value(""), key=F("pk"), since=F("starts_at"), **of_meeting
    )
    first, *others = (heard.order_by().values_list(*HEARD, named=True) for heard in (asked, no, sign))
    return first.union(*others).order_by("since", "key")[:SHOWN]


def praise(member):
    fresh = Review.objects.filter(note__session__specialist=member, kind=Review.Kind.PRAISE)
    fresh = fresh.filter(at__gt=timezone.now() - A_WEEK).order_by("-at", "-pk")
    return fresh.annotate(client_id=F("note__session__client_id"))[:3]
