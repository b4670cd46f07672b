from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import SignInCode, User
from clients.models import Client
from portal.journeys import next_session
from tests import cast


def days(number):
    return timezone.localdate() + timedelta(days=number)


def test_a_new_primary_specialist_ends_the_old_one_the_day_before(client, specialist, other_specialist):
    client.assign(other_specialist)
    before = client.assignments.get(specialist=specialist)
    assert before.ended_on == days(-1)
    assert client.primary_assignment.specialist == other_specialist


def test_what_began_today_is_not_ended_yesterday_but_explained(client, other_specialist, specialist):
    client.assign(other_specialist)
    with pytest.raises(ValidationError, match="Terrell Jackson is assigned from"):
        client.assign(specialist)


def test_a_cover_who_takes_over_stops_covering(client, cover):
    cover_of = client.assignments.get(specialist=cover)
    cover_of.began_on = days(-2)
    cover_of.save()
    client.assign(cover)
    assert [a.kind for a in client.assignments.filter(specialist=cover).order_by("began_on")] == ["cover", "primary"]
    assert client.primary_assignment.specialist == cover


def test_the_same_specialist_is_not_assigned_twice_on_a_day(client, specialist):
    with pytest.raises(ValidationError, match="already assigned"):
        client.assign(specialist, kind="cover", reason="Vacation", ended_on=days(3))


def test_cover_needs_a_reason_and_an_end(client, other_specialist):
    with pytest.raises(ValidationError, match="Cover needs a reason and a last day"):
        client.assign(other_specialist, kind="cover")


def test_archiving_ends_programs_and_assignments_and_keeps_them(client):
    client.archive("Moved away")
    assert client.assignments.get().ended_on == client.enrollments.get().ended_on == days(0)
    assert client.enrollments.get().end_reason == "Moved away"


def test_plans_end_with_the_record_and_the_person_sees_none(client, specialist, program):
    later = timezone.now() + timedelta(hours=1)
    whose = {"client": client, "specialist": specialist, "program": program}
    plan = cast.SessionFactory(**whose, status="planned", planned_at=later, start_at=None, end_at=None)
    client.archive("Moved away")
    plan.refresh_from_db()
    assert plan.is_called_off
    assert plan.get_called_off_because_display() == "The record was closed"
    assert next_session(client) is None


def test_an_archived_record_takes_nobody_new(client, other_specialist):
    client.archive("Moved away")
    with pytest.raises(ValidationError, match="archived"):
        client.assign(other_specialist)


def test_reopening_brings_the_record_back(client):
    client.archive("Moved away")
    client.reopen()
    assert client in Client.objects.current()


def test_a_new_person_starts_in_a_program_with_a_specialist(agency, program, specialist):
    ana = Client(chosen_name="Ana")
    ana.begin(program, began_on=days(-40), referred_on=days(-45), specialist=specialist)
    assert ana.programs_now[0].program == program
    assert ana.primary_assignment.began_on == days(-40)


def test_the_sign_in_keeps_in_step_with_the_record(client):
    client.email, client.chosen_name = "marcus@example.org", "Marc R."
    client.rewrite()
    client.user.refresh_from_db()
    assert (client.user.email, client.user.name) == ("marcus@example.org", "Marc R.")


def test_an_email_of_somebody_else_is_explained(client, other_client):
    cast.UserFactory(agency=client.agency, email="taken@example.org")
    client.email = "Taken@example.org"
    with pytest.raises(ValidationError, match="Somebody signs in with this e-mail already"):
        client.rewrite()


def test_the_first_sign_in_code_makes_the_account_even_when_the_email_is_taken(client, specialist, program):
    cast.UserFactory(agency=client.agency, email="taken@example.org")
    ana = cast.a_client(specialist, program, chosen_name="Ana", email="taken@example.org")
    ana.make_sign_in_code(by=specialist)
    assert User.objects.get(client_record=ana).email is None
    assert SignInCode.objects.live().count() == 1
