"""Two agencies act at random, also on each other's ids: nothing foreign is ever read or written."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Program
from accounts.scopes import scope
from clients.models import Assignment, Client, Opening, Supporter
from goals.models import CheckIn, Goal, Milestone, Step, Win
from notes.models import Session
from tests import cast

WALLED = [Program, Client, Supporter, Assignment, Opening, Goal, Milestone, Step, CheckIn, Win, Session]
CALM = settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def reads_only_its_own(here, there, pick):
    for model in WALLED:
        assert all(row.agency_id == here.agency.pk for row in model.objects.all()[:50])


def adds_a_client(here, there, pick):
    cast.a_client(here.specialist, here.program)


def adds_a_goal(here, there, pick):
    goal = cast.GoalFactory(client=_any(Client, pick), created_by=here.specialist.user)
    Step(goal=goal, words="One small thing").add(here.specialist.user)


def ticks_a_step(here, there, pick):
    if step := Step.objects.order_by("pk").first():
        step.tick(here.specialist.user)


def plans_a_session(here, there, pick):
    Session.objects.create(
        client=_any(Client, pick), specialist=here.specialist, program=here.program, planned_at=timezone.now()
    )


def looks_up_a_foreign_id(here, there, pick):
    assert not Client.objects.filter(pk=there.client.pk).exists()
    assert there.client not in Client.objects.found_by(there.client.chosen_name)


def rewrites_a_foreign_row(here, there, pick):
    assert Client.objects.filter(pk=there.client.pk).update(chosen_name="Taken") == 0


def deletes_a_foreign_row_in_raw_sql(here, there, pick):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM goals_goal WHERE client_id = %s", [there.client.pk])
        assert cursor.rowcount == 0


def points_into_the_other_agency(here, there, pick):
    _refused(lambda: Assignment.objects.create(client=_any(Client, pick), specialist=there.specialist))
    _refused(lambda: cast.GoalFactory(client=there.client, created_by=here.specialist.user))


def writes_into_the_other_agency(here, there, pick):
    _refused(lambda: Win.objects.create(client=there.client, words="x", by=there.client.user, agency=there.agency))


def opens_a_foreign_record_in_the_browser(here, there, pick):
    assert cast.Browser().enter(here.specialist).get(there.client.get_absolute_url()).status_code == 404


ACTIONS = [
    reads_only_its_own, adds_a_client, adds_a_goal, ticks_a_step, plans_a_session, looks_up_a_foreign_id,
    rewrites_a_foreign_row, deletes_a_foreign_row_in_raw_sql, points_into_the_other_agency,
    writes_into_the_other_agency, opens_a_foreign_record_in_the_browser,
]  # fmt: skip


def _any(model, pick):
    rows = model.objects.order_by("pk")
    return rows[pick % rows.count()]


def _refused(write):
    with pytest.raises(DatabaseError), transaction.atomic():
        write()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def two_houses(db):
    with scope(None):
        return [cast.a_house(cast.AgencyFactory()) for _ in range(2)]


@CALM
@given(
    steps=st.lists(st.tuples(st.sampled_from(ACTIONS), st.booleans(), st.integers(0, 99)), min_size=200, max_size=220)
)
def test_600_random_steps_of_two_agencies_never_cross(two_houses, steps):
    with transaction.atomic():
        for act, first, pick in steps:
            here, there = two_houses if first else reversed(two_houses)
            with scope(here.agency, here.specialist.user):
                act(here, there, pick)
        for house in two_houses:
            with scope(house.agency):
                assert Client.objects.get(pk=house.client.pk).chosen_name == house.client.chosen_name
        transaction.set_rollback(True)
