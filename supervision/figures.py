"""What is counted, said once: the board counts these rows and the lists behind it show the same ones."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from clients.models import Assignment, Client, Message
from goals.models import ACTIVE, Goal, Milestone, Step
from goals.models.goal import QUIET_DAYS
from notes.models import CosignRequest, Note, Question, Session, Statement

IN_PLAY = Q(status__in=ACTIVE)
COURT = Q(author=Goal.Author.REQUIRED)
CONFIRMED = Q(confirmed_at__isnull=False)
BY_THEM = Q(author=Goal.Author.MINE) & CONFIRMED
TOGETHER = Q(author=Goal.Author.OURS) & CONFIRMED
COUNTED = IN_PLAY & ~COURT
UNSPOKEN = IN_PLAY & Q(author=Goal.Author.SUGGESTED, confirmed_at=None)
WORKING = Q(status=Goal.Status.WORKING)


def untouched():
    """Goals being worked on that nobody touched for 45 days (practice.md 5, "goals resting quietly")."""
    return WORKING & Q(updated_at__lt=timezone.now() - timedelta(days=QUIET_DAYS))


def month_began_on():
    return timezone.localdate().replace(day=1)


def week_began_on():
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def midnight(day):
    """The moment the day began in the agency's time zone."""
    return timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))


def assigned_to(specialists):
    """The keys of the clients on their caseloads today, as a subquery: hundreds of keys are slow to send."""
    return Assignment.objects.in_force().filter(specialist__in=specialists).values("client_id")


def people_of(specialists, not_seen_days):
    """Everybody these specialists walk with today, with `last_held_at`, `is_quiet`, `has_plan`, `waits_too_long`."""
    ahead = Session.objects.planned().filter(client=OuterRef("pk"), planned_at__gte=midnight(timezone.localdate()))
    people = Client.objects.current().filter(pk__in=assigned_to(specialists))
    overdue = Message.objects.past_promise().filter(client=OuterRef("pk"))
    return people.with_signs(not_seen_days).annotate(has_plan=Exists(ahead), waits_too_long=Exists(overdue))


def stepped():
    """Goals of which a step was done this month."""
    return Exists(Step.objects.filter(goal=OuterRef("pk"), done_at__gte=midnight(month_began_on())))


def goals_of(people):
    return Goal.objects.filter(client__in=people).annotate(stepped=stepped())


def milestones_of(people):
    return Milestone.objects.filter(
        goal__client__in=people, reached_on__gte=month_began_on(), reached_on__lte=timezone.localdate()
    )


def drafts_of(specialists):
    return Note.objects.drafts().filter(session__specialist__in=specialists)


def late():
    return Q(due_at__lt=timezone.now())


def overdue_statements_of(specialists):
    """What people said to their notes and these specialists owe an answer to, past its day."""
    late = Statement.objects.waiting().filter(due_on__lt=timezone.localdate())
    return late.with_owing().filter(owing__in=specialists)


def overdue_questions_of(specialists):
    """What a supervisor asked about their notes longer ago than the agency gives them."""
    return Question.objects.past_promise().filter(note__session__specialist__in=specialists)


def unanswered_of(specialists):
    """The notes that wait for one answer or more, past its day."""
    rows = (overdue_statements_of(specialists), overdue_questions_of(specialists))
    said, asked = (Exists(overdue.filter(note=OuterRef("pk"))) for overdue in rows)
    return Note.objects.signed().filter(Q(said) | Q(asked))


def cosign_requests_of(specialists):
    return CosignRequest.objects.filter(specialist__in=specialists)


def waiting_for_cosign_of(specialists):
    return Note.objects.waiting_for_cosign().filter(session__specialist__in=specialists)


def sessions_of(specialists, since):
    held = Session.objects.held().filter(specialist__in=specialists, start_at__gte=midnight(since))
    return held.exclude(end_at=None)
