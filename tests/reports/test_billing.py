"""Which sessions of a program are billed, with how many units, and why not."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import ServiceCode
from clients.models import Enrollment
from notes.models import Addendum, Note, Review, Session
from notes.units import units
from reports.billing.columns import FIELDS
from reports.billing.contacts import Contacts
from reports.models import BillingFile, LeftOut
from tests import cast

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def contacts(program, days=20):
    program.__dict__.pop("codes", None)
    return Contacts(program, ago(days), ago(0))


def reasons(program):
    """{reason: how many} of all that is not ready."""
    found = contacts(program)
    return {reason.key: n for outcome in ("waits", "never") for reason, n in found.why(outcome)}


def change(thing, **fields):
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()


def make(program, manager, says_consented=True, days=20):
    """The file of all that is ready."""
    return BillingFile.make(program, ago(days), ago(0), manager, contacts(program, days).seal, says_consented)


def test_a_signed_note_in_time_is_ready_with_its_units(a_contact, program):
    a_contact(minutes=50)
    [one] = contacts(program).ready
    assert (one.units, one.session.minutes, str(one.code), one.signed_credential) == (3, 50, "H0038", "CPS")


def test_an_unsigned_note_waits_until_it_is_signed(a_contact, program):
    note = a_contact(signed=False)
    assert reasons(program) == {"unsigned": 1}
    note.sign(by=note.session.specialist)
    assert reasons(program) == {}


def test_a_note_to_co_sign_waits_for_its_supervisor(a_contact, program, supervisor):
    change(program, cosign_required=True)
    note = a_contact()
    assert reasons(program) == {"cosign": 1}
    Review.cosign(note, supervisor)
    assert reasons(program) == {}


def test_a_note_with_neither_goal_nor_reason_waits_until_its_writer_says_why(a_contact, program, specialist):
    note = a_contact(linked=False)
    assert reasons(program) == {"unlinked": 1}
    Addendum(kind="late", words="We got to know each other.", reason="It was missing.").add(note, specialist)
    assert reasons(program) == {}


def test_a_reason_stands_for_a_goal_unless_the_program_bills_none_without(a_contact, program):
    a_contact(linked=False, note={"no_goal": "outreach"})
    assert reasons(program) == {}
    change(program, needs_goal_to_bill=True)
    assert reasons(program) == {"no_goal": 1}
    change(program, documentation="service_log")
    assert reasons(program) == {}


def test_a_credential_covers_the_day_or_the_session_waits(a_contact, program, specialist, manager):
    change(specialist, credential_expires_on=ago(5))
    a_contact(ago=3)
    assert reasons(program) == {"credential": 1}
    specialist.renew_credential("CPS", "", ago(4), None, by=manager)
    assert reasons(program) == {}


def test_a_credential_that_ran_out_later_was_valid_on_the_day(a_contact, program, specialist, manager):
    change(specialist, credential_expires_on=ago(2))
    a_contact(ago=3)
    assert reasons(program) == {}
    specialist.renew_credential("CPS", "", ago(1), None, by=manager)
    assert reasons(program) == {}


def test_a_signature_without_a_credential_waits_until_one_is_known(a_contact, program, specialist):
    change(specialist, credential="")
    a_contact()
    assert reasons(program) == {"no_credential": 1}
    change(specialist, credential="CPS")
    assert reasons(program) == {}


def test_the_plan_was_looked_at_in_time_or_the_session_waits(a_contact, program, client):
    enrollment = client.enrollments.get()
    enrollment.plan_review(ago(4), ago(30))
    a_contact(ago=3)
    assert reasons(program) == {"plan_review": 1}
    enrollment.plan_review(ago(3), ago(30))
    assert reasons(program) == {}


def test_a_review_that_was_moved_on_later_neither_excuses_nor_condemns_an_earlier_session(a_contact, program, client):
    enrollment = client.enrollments.get()
    enrollment.plan_review(ago(6), ago(30))
    a_contact(ago=8)
    a_contact(ago=4)
    enrollment.plan_review(ago(-60), ago(2))
    assert reasons(program) == {"plan_review": 1}
    enrollment.plan_review(ago(9), ago(1))
    assert reasons(program) == {"plan_review": 1}


def test_a_review_that_was_written_down_late_holds_from_its_own_day(a_contact, program, client):
    enrollment = client.enrollments.get()
    enrollment.plan_review(ago(6), ago(30))
    a_contact(ago=4)
    enrollment.plan_review(ago(-60), ago(5))
    assert reasons(program) == {}
    [contact] = Contacts(program, ago(9), ago(0)).by_outcome["ready"]
    assert contact.review_written_down_on == ago(0)


def test_a_review_moved_before_it_was_known_since_when_holds_from_the_day_it_was_written(a_contact, program, client):
    client.enrollments.update(plan_review_due_on=ago(6))
    a_contact(ago=4)
    assert reasons(program) == {}
    assert client.enrollments.get().plan_review_due_by(ago(0)) == ago(6)


def test_a_file_names_who_paid_on_the_day_of_each_session(a_contact, program, client):
    enrollment = client.enrollments.get()
    enrollment.paid_by("Medicaid")
    enrollment.paid_by("County grant", ago(3))
    for day in (4, 3):
        a_contact(ago=day)
    say = FIELDS["payer"].say
    assert [say(one, None) for one in contacts(program).ready] == ["Medicaid", "County grant"]


def test_the_person_was_in_the_program_on_the_day(a_contact, program, client):
    Enrollment.objects.filter(client=client).update(ended_on=ago(4))
    a_contact(ago=3)
    assert reasons(program) == {"not_enrolled": 1}
    Enrollment.objects.filter(client=client).update(ended_on=ago(3))
    assert reasons(program) == {}


def test_a_session_without_a_code_waits_until_exactly_one_fits(a_contact, program):
    ServiceCode.objects.filter(is_group=False).update(is_on=False)
    a_contact()
    assert reasons(program) == {"no_code": 1}
    ServiceCode.objects.filter(is_group=False).update(is_on=True)
    assert reasons(program) == {}
    program.service_codes.create(code="T1016", label="Another")
    assert reasons(program) == {"no_code": 1}


def test_a_code_that_no_longer_fits_waits(a_contact, program):
    a_contact()
    ServiceCode.objects.filter(is_group=False).update(methods=["video"])
    assert reasons(program) == {"misfit": 1}
    ServiceCode.objects.filter(is_group=False).update(methods=["video", "in_person"])
    assert reasons(program) == {}


def test_two_sessions_at_once_wait_until_one_is_left_out(a_contact, program, manager, specialist):
    one = a_contact(at=(10, 0))
    a_contact(at=(10, 30), client=cast.a_client(specialist, program))
    assert reasons(program) == {"overlap": 2}
    LeftOut(reason="Paid by a grant.").leave_out(one.session, manager)
    assert reasons(program) == {"left_out": 1}
    LeftOut.objects.get().take_back(manager)
    assert reasons(program) == {"overlap": 2}


def test_a_person_who_is_with_two_specialists_at_once_waits_also_across_programs(
    a_contact, program, other_specialist, client
):
    a_contact(at=(10, 0))
    other = cast.ProgramFactory(name="Another")
    Enrollment.objects.create(client=client, program=other, began_on=ago(30))
    a_contact(at=(10, 44), program=other, specialist=other_specialist)
    assert reasons(program) == reasons(other) == {"overlap": 1}


def test_one_session_after_the_other_does_not_overlap(a_contact, program):
    a_contact(at=(10, 0), minutes=45)
    a_contact(at=(10, 45), minutes=45)
    assert reasons(program) == {}


def test_a_group_over_its_size_waits(a_contact, program):
    note = a_contact(signed=False)
    note.group_size = 13
    note.sign(by=note.session.specialist)
    assert reasons(program) == {"group_size": 1}
    change(program, group_size_limit=13)
    assert reasons(program) == {}


def test_what_was_signed_too_late_is_never_billed(a_contact, program):
    change(program, not_billable_after=2)
    a_contact(ago=3)
    a_contact(ago=4, signed=False)
    assert reasons(program) == {"too_late": 2}
    change(program, not_billable_after=3)
    assert reasons(program) == {"too_late": 1}
    change(program, not_billable_after=4)
    assert reasons(program) == {"unsigned": 1}


def test_not_meeting_and_a_forgotten_plan_are_said(client, specialist, program):
    plan = {"client": client, "specialist": specialist, "program": program, "start_at": None, "end_at": None}
    before, after = timezone.now() - timedelta(days=3), timezone.now() + timedelta(hours=1)
    cast.SessionFactory(**plan, status="not_met", not_met_because="no_answer", planned_at=before)
    cast.SessionFactory(**plan, status="planned", planned_at=before)
    cast.SessionFactory(**plan, status="planned", planned_at=after)
    cast.SessionFactory(**plan, status="off", called_off_because="they_asked", planned_at=before)
    assert reasons(program) == {"not_met": 1, "planned": 1}


def test_a_session_before_midnight_belongs_to_the_agencys_day(a_contact, program):
    a_contact(ago=3, at=(23, 30), minutes=20)
    assert [one.day for one in Contacts(program, ago(3), ago(3)).all] == [ago(3)]
    assert not Contacts(program, ago(2), ago(2)).all


# Units

BOUNDARIES = [1, 7, 8, 14, 15, 16, 22, 23, 29, 30, 37, 38, 44, 45, 52, 53, 60, 67, 68]


@pytest.mark.parametrize("rule", ["full_unit", "eight_minute", "up_to"])
def test_the_lines_of_a_file_have_the_units_of_the_rule(a_contact, program, manager, rule):
    change(program, unit_rule=rule)
    for n, minutes in enumerate(BOUNDARIES):
        a_contact(ago=n + 1, minutes=minutes)
    made = make(program, manager, days=25)
    meant = {minutes: units(minutes, rule) for minutes in BOUNDARIES if units(minutes, rule)}
    assert dict(made.rows.values_list("minutes", "units")) == meant
    assert made.unit_count == sum(meant.values())


def test_a_full_day_is_capped_and_said(a_contact, program):
    change(program, most_a_day=4)
    for hour in (9, 11, 13):
        a_contact(at=(hour, 0), minutes=45)
    assert [(one.units, one.units_over) for one in contacts(program).ready] == [(3, 0), (1, 2)]
    assert reasons(program) == {"no_units": 1}
    [full] = contacts(program).by_outcome["never"]
    assert "The day was full" in full.told[0][0]


def test_a_summed_day_is_billed_as_its_notes_say_and_only_as_a_whole(a_contact, program):
    change(program, sums_the_day=True)
    a_contact(at=(9, 0), minutes=10)
    late = a_contact(at=(11, 0), minutes=20, signed=False)
    assert reasons(program) == {"unsigned": 1, "day": 1}
    late.sign(by=late.session.specialist)
    assert [(one.session.minutes, one.units) for one in contacts(program).ready] == [(10, 0), (20, 2)]


def test_a_line_without_a_unit_is_left_where_the_others_do_not_need_its_minutes(a_contact, program):
    change(program, sums_the_day=True)
    a_contact(at=(9, 0), minutes=30)
    a_contact(at=(11, 0), minutes=5)
    assert [(one.session.minutes, one.units) for one in contacts(program).ready] == [(30, 2)]
    assert reasons(program) == {"no_units": 1}


def test_nobody_claims_the_minutes_of_a_session_that_is_not_billed(a_contact, program, manager):
    change(program, sums_the_day=True)
    first = a_contact(at=(9, 0), minutes=10)
    a_contact(at=(11, 0), minutes=20)
    LeftOut(reason="Paid by a grant.").leave_out(first.session, manager)
    [one] = contacts(program).ready
    assert (one.units, one.note.signed_units, one.claims_less) == (1, 2, True)


A_DAY = st.lists(st.tuples(st.integers(1, 70), st.integers(1, 3)), min_size=1, max_size=6)


@QUICK
@given(A_DAY, st.sampled_from(["full_unit", "eight_minute", "up_to"]), st.booleans(), st.sampled_from([None, 3, 8]))
def test_the_units_of_a_file_are_those_of_the_rule(a_contact, program, manager, day, rule, sums, cap):
    with transaction.atomic():
        change(program, unit_rule=rule, sums_the_day=sums, most_a_day=cap)
        for n, (minutes, day_ago) in enumerate(day):
            a_contact(ago=day_ago, at=(7 + 2 * n, 0), minutes=minutes)
        days = {}
        for minutes, day_ago in day:
            days.setdefault(day_ago, []).append(minutes)
        whole = {d: units(sum(m), rule) if sums else sum(units(one, rule) for one in m) for d, m in days.items()}
        meant = sum(min(count, cap or count) for count in whole.values())
        assert contacts(program).units == meant
        if meant:
            made = make(program, manager)
            assert made.unit_count == sum(made.rows.values_list("units", flat=True)) == meant
        transaction.set_rollback(True)


def test_the_minutes_of_a_month_go_on_from_file_to_file(a_contact, program, manager, time_machine):
    time_machine.move_to("2026-06-20T12:00:00Z", tick=False)
    change(program, counts_month_minutes=True)
    Enrollment.objects.update(began_on=ago(90), referred_on=None)
    a_contact(ago=35, minutes=40)
    a_contact(ago=18, minutes=5)
    assert [one.month_minutes for one in contacts(program, 40).for_a_file()] == [40, 5]
    make(program, manager, days=40)
    a_contact(ago=1, minutes=50)
    assert [one.month_minutes for one in contacts(program, 5).for_a_file()] == [55]


def test_what_a_session_says_of_its_plan_and_credential_is_said_once(a_contact, client, specialist):
    note = a_contact(signed=False)
    client.enrollments.get().plan_review(ago(4), ago(30))
    change(specialist, credential_expires_on=ago(5))
    note = Note.of(client).get(pk=note.pk)
    told = " ".join(map(str, note.questions()))
    assert "credential ran out" in told
    assert "due for review" in told
    assert Session.objects.get(pk=note.session.pk).is_past_credential
