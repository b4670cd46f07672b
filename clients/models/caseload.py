"""Which clients, in what order: the questions that lists ask."""

from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from accounts.models import WalledQuerySet

SEARCH_AT_MOST = 500
SUGGESTED = 300


class ClientQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """A specialist sees the clients assigned to them today, a supervisor those of the specialists they
        supervise today, a manager every client of the agency."""
        if member.is_manager:
            return self
        if member.is_supervisor:
            return self.filter(pk__in=_assigned_today(specialist__supervisor=member, specialist__ended_at=None))
        return self.filter(pk__in=_assigned_today(specialist=member))

    def told_of(self, name, born_on, number):
        """The one person with exactly this record number, or exactly this name and date of birth."""
        if number:
            return self.filter(pk=number)
        if not (name and born_on):
            return self.none()
        return self.filter(Q(chosen_name__iexact=name) | Q(legal_name__iexact=name), born_on=born_on)

    def walking_with(self, specialist):
        """The caseload: the clients assigned to this specialist today."""
        return self.filter(pk__in=_assigned_today(specialist=specialist))

    def current(self):
        return self.filter(archived_on=None)

    def found_by(self, words):
        """By name, accents and small slips forgiven; the function searches inside the scope's agency alone."""
        with connection.cursor() as cursor:
            plain = words[:100].replace("\0", "")
            cursor.execute("SELECT client_id FROM find_clients(%s, %s)", [plain, SEARCH_AT_MOST])
            return self.filter(pk__in=[row[0] for row in cursor.fetchall()])

    def counties(self):
        """Every county that the agency has written down."""
        return self.exclude(county="").order_by("county").values_list("county", flat=True).distinct()[:SUGGESTED]

    def by_name(self):
        return self.order_by("chosen_name", "pk")

    def after(self, client):
        """The names that follow this one in `by_name`."""
        later = Q(chosen_name=client.chosen_name, pk__gt=client.pk) | Q(chosen_name__gt=client.chosen_name)
        return self.filter(later, chosen_name__gte=client.chosen_name)

    def archived(self):
        return self.exclude(archived_on=None)

    def in_program(self, program):
        return self.filter(pk__in=_rows_of("Enrollment").in_force().filter(program=program).values("client_id"))

    def with_nobody(self):
        """Whom no specialist walks with today."""
        return self.exclude(pk__in=_assigned_today())

    def with_answer_by(self):
        """With `answer_by`: until when an answer to a message of theirs was promised, the earliest; or None."""
        waiting = _rows_of("Message").waiting().filter(client=OuterRef("pk")).order_by("answer_by")
        return self.annotate(answer_by=Subquery(waiting.values("answer_by")[:1]))

    def with_news(self):
        """With `new_messages`: whether somebody wrote to them and they have not read it; and `told_changes`: what they
        are told of who walks with them; and `is_asked_for_story`: words of theirs wait for a yes or a no."""
        unseen = _rows_of("Message").from_staff().unseen().filter(client=OuterRef("pk"))
        told = _rows_of("Changeover").to_read().as_rows().filter(client=OuterRef("pk"))
        asked = _rows_of("SharedStory").asked().filter(client=OuterRef("pk")).exclude(by=F("client__user"))
        return self.annotate(
            new_messages=Exists(unseen), told_changes=ArraySubquery(told), is_asked_for_story=Exists(asked)
        )

    def with_signs(self, not_seen_days):
        """With `last_held_at`, `is_quiet` (not seen within those days) and `has_goal`."""
        sessions = _rows_of("Session", "notes").filter(client=OuterRef("pk"), status="held").order_by("-start_at")
        long_ago = timezone.now() - timedelta(days=not_seen_days)
        return self.annotate(last_held_at=Subquery(sessions.values("start_at")[:1])).annotate(
            is_quiet=ExpressionWrapper(Q(last_held_at__lt=long_ago), output_field=BooleanField()),
            has_goal=Exists(_rows_of("Goal", "goals").filter(client=OuterRef("pk"))),
        )

    def quiet(self):
        """Not seen lately, those who asked for space apart; needs `with_signs`."""
        return self.filter(is_quiet=True, asked_for_space_on=None)

    def waiting_for_first_contact(self):
        return self.filter(last_held_at=None)

    def without_goal(self):
        return self.filter(has_goal=False)

    def who_asked_for_space(self):
        return self.exclude(asked_for_space_on=None)

    def with_company(self):
        """With `team` and `programs_now`, as a list shows them."""
        return self.prefetch_related(
            Prefetch("assignments", _rows_of("Assignment").in_force().with_names(), to_attr="team"),
            Prefetch("enrollments", _rows_of("Enrollment").in_force().with_names(), to_attr="programs_now"),
        )


def _assigned_today(**whose):
    return _rows_of("Assignment").in_force().filter(**whose).values("client_id")


def _rows_of(model, app="clients"):
    return apps.get_model(app, model).objects.all()
