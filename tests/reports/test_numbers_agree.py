"""Every number of a report against a plain count over the rows, and against each other, in small agencies at random."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings

from clients.models import Client, Enrollment
from goals.models import Goal, Step
from notes.models import Note, Session
from reports.counting.people import people_of
from reports.counting.scope import parts_of
from reports.counting.seen import Seen
from reports.models import Report
from reports.rows import list_of
from reports.sheet import sheet_of
from tests.random_agency import FEW, built, plans

pytestmark = pytest.mark.django_db


def _report(house, **narrowed):
    today = timezone.localdate()
    period = {"since": today - timedelta(days=31), "until": today - timedelta(days=1)}
    return Report(agency=house.agency, **period, **narrowed)


def _in(report, moment):
    return moment is not None and report.since <= timezone.localdate(moment) <= report.until


def _is_asked(report, session):
    return (report.program_id or session.program_id) == session.program_id and (
        report.specialist_id or session.specialist_id
    ) == session.specialist_id


def _contacts(report):
    sessions = Session.objects.select_related("note").filter(status="held")
    notes = [(one, getattr(one, "note", None)) for one in sessions if _is_asked(report, one)]
    signed = [one for one, note in notes if note and note.signed_at and note.signed_at <= report.as_of]
    return signed, [one for one in signed if _in(report, one.start_at)]


def _counted(report):
    """The numbers again, from the rows as Python sees them."""
    ever, contacts = _contacts(report)
    served = {one.client_id for one in contacts}
    earlier = {one.client_id for one in ever if timezone.localdate(one.start_at) < report.since}
    missed = [one for one in Session.objects.filter(status="not_met") if _is_asked(report, one)]
    drafts = Note.objects.filter(signed_at=None, session__status="held").select_related("session")
    goals = [one for one in Goal.objects.all() if one.client_id in served and _in(report, one.created_at)]
    steps = [one for one in Step.objects.select_related("goal") if one.goal.client_id in served]
    return {
        ("served", ""): len(served),
        ("continuing", ""): len(served & earlier),
        ("contacts", "all"): len(contacts),
        ("hours", "all"): sum(one.minutes for one in contacts),
        ("units", "all"): sum(one.note.signed_units or 0 for one in contacts),
        ("not_met", ""): len([one for one in missed if _in(report, one.happens_at)]),
        ("unsigned", ""): len([d for d in drafts if _is_asked(report, d.session) and _in(report, d.session.start_at)]),
        ("goals_set", ""): len(goals),
        ("steps", ""): len([one for one in steps if _in(report, one.done_at)]),
    }


def _enrolled(report):
    times = [one for one in Enrollment.objects.all() if one.covers(report.until)]
    return len({one.client_id for one in times if (report.program_id or one.program_id) == one.program_id})


def _told(found, key):
    return found[key].amount if key[0] in ("hours", "units") else found[key].count


@given(plan=plans())
@FEW
def test_the_numbers_are_those_of_the_rows_and_agree(plan):
    with built(plan) as house:
        whole = _report(house)
        parts = [_report(house, program=one) for one in house.programs]
        walked = [_report(house, specialist=one) for one in house.specialists]
        for report in (whole, *parts, *walked):
            expected = _counted(report)
            assert {key: _told(report.found, key) for key in expected} == expected
        assert whole.found["enrolled", ""].count == _enrolled(whole)
        for together in (parts, walked):
            for share in ("all", "one", "billable", "on_time"):
                key = ("contacts", share)
                assert sum(one.found[key].count for one in together) == whole.found[key].count
        _agrees_with_itself(whole.found)


def _agrees_with_itself(found):
    def count(name, cell=""):
        return found[name, cell].count

    assert count("new") + count("continuing") == count("served")
    for half, rest in (("one", "group"), ("billable", "rest"), ("on_time", "late")):
        assert count("contacts", half) + count("contacts", rest) == count("contacts", "all")
    for name, whole in (("span_contacts", "contacts"), ("program_contacts", "contacts")):
        assert sum(one.count for pair, one in found.items() if pair[0] == name) == count(whole, "all")
    for name in ("gender", "veteran", "language", "age", "county"):
        assert sum(one.count for pair, one in found.items() if pair[0] == name) == count("served")
    assert sum(one.count for (name, cell), one in found.items() if name == "not_met" and cell) == count("not_met")
    assert count("referred") == count("first_contacts") + count("waiting")


@given(plan=plans())
@settings(FEW, max_examples=3)
def test_each_choice_of_filters_counts_what_a_report_with_these_alone_counts(plan):
    with built(plan) as house:
        for number, client in enumerate(house.clients):
            Client.objects.filter(pk=client.pk).update(county=["Travis", "Hays"][number % 2])
            for enrollment in client.enrollments.all():
                enrollment.paid_by("Medicaid", timezone.localdate() - timedelta(days=[50, 12][number % 2]))
        told = {
            "program": house.programs[0],
            "specialist": house.specialists[0],
            "county": "Travis",
            "payer": "Medicaid",
        }
        seen = Seen(_report(house, **told))
        for names in parts_of(told):
            alone = _report(house, **{name: told[name] for name in names})
            alone.as_of = seen.report.as_of
            assert people_of(seen.within(names)) == people_of(Seen(alone).within(names)), names


@given(plan=plans())
@FEW
def test_a_frozen_report_gives_the_same_numbers_and_rows_again(plan):
    with built(plan) as house:
        report = _report(house)
        report.freeze(house.manager)
        again = Report.objects.get(pk=report.pk)
        assert _words(again) == _words(report)
        for name, cell in again.found:
            assert len(list_of(again, name, cell, size=1000).rows) == again.found[name, cell].count


def _words(report):
    return [(said.label, said.words) for section in sheet_of(report) for said in section.numbers]
