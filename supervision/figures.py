"""What is counted, said once: the board counts these rows and the lists behind it show the same ones."""

from datetime import timedelta

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from clients.models import Client, Enrollment, Message
from goals.models import ACTIVE, Goal, Milestone, Step
from goals.models.goal_query import QUIET_DAYS
from notes.models import CosignRequest, DeliveredContact, Note, Question, Session, Statement, past_its_hour
from notes.models.question import past_promise

from .team import midnight, month_began_on

REVIEWED_AHEAD, FOLLOWED_WITHIN, LATELY = timedelta(days=30), timedelta(hours=24), timedelta(days=14)
FOUR_WEEKS = timedelta(weeks=4)

IN_PLAY = Q(status__in=ACTIVE)
COURT = Q(author=Goal.Author.REQUIRED)
CONFIRMED = Q(confirmed_at__isnull=False)
BY_THEM = Q(author=Goal.Author.MINE) & CONFIRMED
TOGETHER = Q(author=Goal.Author.OURS) & CONFIRMED
COUNTED = IN_PLAY & ~COURT
UNSPOKEN = IN_PLAY & Q(author=Goal.Author.SUGGESTED, confirmed_at=None)
WORKING = Q(status=Goal.Status.WORKING)
THEIR_STEP = Q(owner=Step.Owner.CLIENT)


def whose():
    """A goal's one place among these; empty for one that nobody agreed to yet."""
    kinds = {"court": COURT, "by_them": BY_THEM, "together": TOGETHER}
    return Case(*(When(which, then=Value(name)) for name, which in kinds.items()), default=Value(""))


def untouched():
    """Goals being worked on that nobody touched for 45 days (practice.md 5, "goals resting quietly")."""
    return WORKING & Q(updated_at__lt=timezone.now() - timedelta(days=QUIET_DAYS))


def stepped():
    """Goals being worked on of which a step was done this month."""
    done = Step.objects.filter(done_at__gte=midnight(month_began_on()))
    return WORKING & Q(pk__in=done.order_by().values("goal_id"))


# How long ago somebody was seen, in one word.
SEEN, QUIET, WAITING = "seen", "quiet", "waiting"


def seen_lately(team, path="pk"):
    """Seen within the agency's days, not since, or not yet at all."""
    held = Session.objects.held().filter(client=OuterRef(path))
    lately = When(Exists(held.filter(start_at__gte=team.long_ago)), then=Value(SEEN))
    return Case(lately, When(Exists(held), then=Value(QUIET)), default=Value(WAITING))


def seen_since(team):
    """The people seen within the agency's days, for questions about thousands: gathered once."""
    return Session.objects.held().filter(start_at__gte=team.long_ago).order_by().values("client_id")


def not_seen_lately(team):
    """The same as QUIET, asked of thousands at once: those seen lately are gathered first."""
    return ~Q(pk__in=seen_since(team)) & Q(Exists(Session.objects.held().filter(client=OuterRef("pk"))))


def never_seen(team):
    """The same as WAITING, asked of thousands at once."""
    return ~Q(pk__in=seen_since(team)) & ~Q(Exists(Session.objects.held().filter(client=OuterRef("pk"))))


def has_plan(path="pk"):
    return Exists(
        Session.objects.planned().filter(client=OuterRef(path), planned_at__gte=midnight(timezone.localdate()))
    )


def people_of(team):
    """With `seen`, `last_held_at` and `has_plan`."""
    last = Session.objects.held().filter(client=OuterRef("pk")).order_by("-start_at").values("start_at")[:1]
    return team.people.annotate(seen=seen_lately(team), last_held_at=Subquery(last), has_plan=has_plan())


def who_wrote(team):
    """Those with a message that waits for an answer; `waits_too_long`: longer than was promised."""
    waiting = Message.objects.waiting().filter(client=OuterRef("pk"))
    too_long = Exists(Message.objects.past_promise().filter(client=OuterRef("pk")))
    return Client.objects.current().filter(Exists(waiting)).annotate(waits_too_long=too_long)


def crises_at_last():
    """Who had a contact about a crisis that nobody followed with another: signed, and not yet. The signed ones are
    looked up in narrow rows: on a large board they are thousands."""
    later = Session.objects.held().filter(client=OuterRef("client"), start_at__gt=OuterRef("start_at"))
    drafts = Session.objects.held().filter(note__in=Note.objects.drafts().filter(is_crisis=True))
    signed = DeliveredContact.objects.filter(is_crisis=True)
    return [rows.filter(~Exists(later)).order_by().values("client") for rows in (signed, drafts)]


def in_crisis():
    """Whose last contact was about a crisis, asked of thousands at once: those few are gathered first."""
    signed, drafts = crises_at_last()
    return Q(pk__in=signed) | Q(pk__in=drafts)


def after_a_crisis(team):
    """Those whose last contact was about a crisis: nobody was with them since. `crisis_at`: when it was."""
    last = Session.objects.held().filter(client=OuterRef("pk")).order_by("-start_at").values("start_at")[:1]
    signed, drafts = (Exists(rows.filter(client=OuterRef("pk"))) for rows in crises_at_last())
    return Client.objects.current().filter(signed | drafts).annotate(crisis_at=Subquery(last))


def not_followed_up():
    """A day went by after a crisis contact (practice.md 5.3)."""
    return Q(crisis_at__lt=timezone.now() - FOLLOWED_WITHIN)


def reviews_due(team):
    """Plans to be looked at again within thirty days, or before today."""
    due = Enrollment.objects.in_force().filter(plan_review_due_on__lte=timezone.localdate() + REVIEWED_AHEAD)
    return due.filter(program=team.program) if team.program else due


def reviews_late():
    return Q(plan_review_due_on__lt=timezone.localdate())


def goals_of(team):
    return Goal.objects.filter(client__in=team.people.values("pk"))


def open_steps():
    """Of the goals in play."""
    return Step.objects.open().filter(goal__status__in=ACTIVE)


def steps_of(team):
    return open_steps().filter(goal__client__in=team.people.values("pk"))


def milestones(team):
    return Milestone.objects.filter(reached_on__gte=month_began_on(), reached_on__lte=timezone.localdate())


def _own(team, rows, path=""):
    """Of a specialist's own work the part that is about people whose record the reader may open."""
    program = {f"{path}session__program": team.program} if team.program else {}
    if team.member.is_manager:
        return rows.filter(**program)
    # A case, so that PostgreSQL looks at their open work and not at everything they ever did.
    may_open = Exists(team.open_records.filter(pk=OuterRef(f"{path}session__client")))
    may_open = Case(When(may_open, then=True), default=False)
    return rows.filter(**program).annotate(may_be_opened=may_open).filter(may_be_opened=True)


def drafts_of(team):
    return _own(team, Note.objects.drafts().filter(session__specialist__in=team.specialists))


def late():
    return past_its_hour()


def statements_of(team):
    """What people said to their notes and these specialists owe an answer to."""
    return _own(team, Statement.objects.waiting().with_owing().filter(owing__in=team.specialists), "note__")


def statements_late():
    return Q(due_on__lt=timezone.localdate())


def questions_of(team):
    """What a supervisor asked about their notes."""
    return _own(team, Question.objects.open().filter(note__session__specialist__in=team.specialists), "note__")


def questions_late():
    return past_promise()


def cosign_requests_of(team):
    return _own(team, CosignRequest.objects.filter(specialist__in=team.specialists), "note__")


def waiting_for_cosign_of(team):
    return _own(team, Note.objects.waiting_for_cosign().filter(session__specialist__in=team.specialists))


def signed_lately_of(team):
    """Of the last two weeks, where the program asks for no second name."""
    since = timezone.now() - LATELY
    lately = {"session__start_at__gte": since, "session__program__cosign_required": False}
    return _own(team, Note.objects.signed().filter(session__specialist__in=team.specialists, **lately))


def sessions_of(team, since):
    """All that they held, also with people who are on another caseload by now."""
    held = Session.objects.held().filter(specialist__in=team.specialists, start_at__gte=midnight(since))
    held = held.exclude(end_at=None)
    return held.filter(program=team.program) if team.program else held


def four_weeks_ago():
    return timezone.localdate() - FOUR_WEEKS
