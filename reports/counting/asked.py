"""The rows behind each happening: (rows, what is told of each)."""

from datetime import timedelta

from django.apps import apps
from django.db.models import Case, F, OuterRef, Q, Subquery, When

from clients.models import HandOff
from goals.models import Goal, GoalTurn, Step, Win
from notes.models import Note
from notes.models.lateness import past_its_hour

from .scope import of_program, sessions_in, times_in

A_DAY = timedelta(days=1)
THEIRS = Q(author__in=[Goal.Author.MINE, Goal.Author.OURS], confirmed_at__isnull=False)


def not_met(report):
    first, after = report.moments
    missed = sessions_in(report).filter(status="not_met", happens_at__gte=first, happens_at__lt=after)
    return missed, {"cell": F("not_met_because")}


def unsigned(report):
    """Held in the period, and not signed yet; 1 where its hour is over."""
    first, after = report.moments
    held = sessions_in(report).held().filter(start_at__gte=first, start_at__lt=after)
    drafts = Note.objects.drafts().filter(session__in=held)
    return drafts, {"client": F("session__client"), "amount": Case(When(past_its_hour(), then=1), default=0)}


def goals_set(report):
    """Said for the first time in the period; 1 where it is in the person's words, with their yes."""
    first, after = report.moments
    goals = Goal.objects.filter(created_at__gte=first, created_at__lt=after)
    return goals, {"amount": Case(When(THEIRS, then=1), default=0)}


def turns(report):
    """Turns to something else than it was before: to stay as it is, is none."""
    before = GoalTurn.objects.filter(goal=OuterRef("goal"), at__lt=OuterRef("at")).order_by("-at", "-pk")
    period = (report.since, report.until)
    turned = GoalTurn.objects.filter(on__range=period).annotate(before=Subquery(before.values("status")[:1]))
    turned = turned.exclude(before=F("status"))
    return turned, {"of": F("goal"), "client": F("goal__client"), "cell": F("status")}


def steps(report):
    first, after = report.moments
    return Step.objects.filter(done_at__gte=first, done_at__lt=after), {"client": F("goal__client")}


def wins(report):
    """Only what the person shares: the rest is theirs alone."""
    return Win.objects.shared().filter(on__range=(report.since, report.until)), {}


def made(report):
    return HandOff.objects.filter(made_on__range=(report.since, report.until)), {"cell": F("kind")}


def completed(report):
    return HandOff.objects.filter(completed_on__range=(report.since, report.until)), {"cell": F("kind")}


def reviews(report):
    """Days of the period on which a plan was due to be looked at again; 1 where that was done by then. What was put
    right within a day was a slip."""
    event = apps.get_model("clients", "EnrollmentEvent")
    later = event.objects.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__gt=OuterRef("pgh_id"))
    moved = later.exclude(plan_review_due_on=OuterRef("plan_review_due_on")).order_by("pgh_id")
    due = event.objects.filter(times_in(report, "pgh_obj"), plan_review_due_on__range=(report.since, report.until))
    due = due.filter(**of_program(report))
    due = due.annotate(moved_at=Subquery(moved.values("pgh_created_at")[:1]))
    stood = Q(moved_at=None) | Q(moved_at__gt=F("pgh_created_at") + A_DAY)
    went_on = Q(pgh_obj__ended_on=None) | Q(pgh_obj__ended_on__gte=F("plan_review_due_on"))
    on_time = Case(When(moved_at__date__lte=F("plan_review_due_on"), then=1), default=0)
    told = {"key": F("pgh_obj"), "of": F("pgh_obj"), "cell": F("plan_review_due_on"), "amount": on_time}
    return due.filter(stood, went_on), told
