"""Who paid is who paid on the day: a change of payer moves nothing that was before it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.models import Report
from tests import cast
from tests.reports.test_billing import ago

QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAYERS = ["Medicaid", "County grant", "Grant"]


def numbers(agency, payer="", until=1):
    return Report(agency=agency, since=ago(29), until=ago(until), payer=payer).found


def contacts(agency, payer):
    return numbers(agency, payer)["contacts", "all"].count


def test_sessions_stay_with_whoever_paid_then(a_contact, agency, client):
    enrollment = client.enrollments.get()
    enrollment.paid_by("Medicaid")
    for days in (9, 6, 3):
        a_contact(ago=days)
    enrollment.paid_by("County grant", ago(6))
    assert [contacts(agency, payer) for payer in ("Medicaid", "County grant", "")] == [1, 2, 3]


def test_somebody_whose_payer_changed_counts_under_both_only_if_both_paid_for_a_contact(a_contact, agency, client):
    enrollment = client.enrollments.get()
    enrollment.paid_by("Medicaid")
    enrollment.paid_by("County grant", ago(6))
    a_contact(ago=3)
    assert {cell for name, cell in numbers(agency) if name == "payer"} == {"County grant"}
    a_contact(ago=9)
    assert {cell for name, cell in numbers(agency) if name == "payer"} == {"County grant", "Medicaid"}


def test_a_payer_who_paid_before_can_still_be_asked_about(browser, manager, client):
    client.enrollments.get().paid_by("Medicaid")
    client.enrollments.get().paid_by("County grant")
    page = browser.enter(manager).get(reverse("reports:numbers")).text
    assert '<option value="Medicaid">' in page
    assert '<option value="County grant">' in page


CHANGES = st.lists(st.tuples(st.sampled_from(PAYERS), st.integers(0, 30)), max_size=4)


@QUICK
@given(CHANGES)
def test_the_database_and_the_record_agree_about_every_day(a_contact, agency, client, changes):
    with transaction.atomic():
        enrollment = client.enrollments.get()
        for payer, days in changes:
            enrollment.paid_by(payer, ago(days))
        for days in range(1, 30, 4):
            a_contact(ago=days)
        again = client.enrollments.get()
        paid = [again.payer_on(ago(days)) for days in range(1, 30, 4)]
        assert {one: contacts(agency, one) for one in PAYERS} == {one: paid.count(one) for one in PAYERS}
        told = {cell for name, cell in numbers(agency) if name == "payer"} - {"unsaid"}
        assert told == set(paid) - {""}
        transaction.set_rollback(True)


def test_ten_changes_cost_the_queries_of_two(browser, manager, agency, program, specialist, a_contact):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("reports:billing"), {"program": program.pk, "since": ago(20), "until": ago(0)})
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    def changed():
        person = cast.a_client(specialist, program)
        for days, payer in ((20, "Medicaid"), (10, "Grant")):
            person.enrollments.get().paid_by(payer, ago(days))
            person.enrollments.get().plan_review(timezone.localdate() + timedelta(days=9), ago(days))
        a_contact(client=person)

    browser.enter(manager)
    for _ in range(2):
        changed()
    asked()
    two = asked()
    for _ in range(8):
        changed()
    assert asked() == two <= 12


@pytest.mark.parametrize("since", ["1999-01-01", "", "nonsense"])
def test_a_day_before_the_program_or_none_is_a_sentence(browser, specialist, client, since):
    page = reverse("clients:payer", args=[client.pk, client.enrollments.get().pk])
    answer = browser.enter(specialist).post(page, {"payer": "Medicaid", "since": since})
    assert answer.status_code == 422
    assert client.enrollments.get().payer == ""
