"""Billing 10,000 sessions of one month: the page, the file, and taking it. CPU times are printed, not judged."""

import time
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.models import Assignment, Client, Enrollment
from notes.models import GoalWork, Note, Session
from reports.billing.contacts import Contacts
from reports.models import BillingFile, Export
from tests import cast

PEOPLE, EACH, BATCH = 400, 25, 1000


@pytest.mark.bench
def test_ten_thousand_sessions_of_a_month(browser, manager, specialist, program, agency):
    program.cosign_required = True
    program.save()
    _fill(specialist, program, agency)
    browser.enter(manager)
    page = f"{reverse('reports:billing')}?program={program.pk}&since=2026-09-01&until=2026-09-30"
    times = [time.process_time()]
    contacts = Contacts(program, datetime(2026, 9, 1).date(), datetime(2026, 9, 30).date())  # noqa: DTZ001
    assert contacts.counts["ready"] == PEOPLE * EACH
    times.append(time.process_time())
    browser.get(page)
    times.append(time.process_time())
    browser.get(f"{page}&show=waits&page=2")
    times.append(time.process_time())
    browser.post(page, {"seal": contacts.seal, "says_consented": "on"})
    made = BillingFile.objects.get()
    times.append(time.process_time())
    browser.post(reverse("reports:billing_ready", args=[made.pk]))
    export = Export.objects.get()
    while export.is_being_made:
        export = export.go_on()
    assert len(b"".join(browser.get(reverse("reports:export_csv", args=[export.pk])).streaming_content)) > 1_000_000
    times.append(time.process_time())
    spent = [after - before for before, after in zip(times, times[1:], strict=False)]
    told = "sorted {:.2f} s, page {:.2f} s, another page {:.2f} s, file made {:.2f} s, taken {:.2f} s"
    print("\n10,000 sessions of a month: " + told.format(*spent))


def _fill(specialist, program, agency):
    """Each person meets a specialist of their own, so that nothing overlaps."""
    staff = [cast.a_member(agency, second_factor=False) for _ in range(PEOPLE)]
    people = Client.objects.bulk_create([Client(chosen_name=f"Person {n}") for n in range(PEOPLE)])
    since = timezone.localdate() - timedelta(days=400)
    Enrollment.objects.bulk_create([Enrollment(client=one, program=program, began_on=since) for one in people])
    Assignment.objects.bulk_create(
        [Assignment(client=one, specialist=by, began_on=since) for one, by in zip(people, staff, strict=True)]
    )
    goals = {one.pk: cast.GoalFactory(client=one, created_by=specialist.user) for one in people}
    first = datetime(2026, 9, 1, 10, tzinfo=agency.zone)
    held = [
        Session(client=one, specialist=by, program=program, status="held", method="in_person", place="11",
                service_code=program.codes[0], start_at=first + timedelta(days=n),
                end_at=first + timedelta(days=n, minutes=45))
        for one, by in zip(people, staff, strict=True) for n in range(EACH)
    ]  # fmt: skip
    Session.objects.bulk_create(held, BATCH)
    notes = Note.objects.bulk_create([Note(session=one, what_we_did="Talked about the walk.") for one in held], BATCH)
    GoalWork.objects.bulk_create(
        [GoalWork(note=note, goal=goals[note.session.client_id], movement="moved") for note in notes], BATCH
    )
    told = {"signed_units": 3, "signed_code": "H0038", "content_hash": "x"}
    for note in notes:
        note.signed_at, note.signed_by, note.signed_name = note.session.end_at, note.session.specialist, "Robin P, CPS"
        for name, value in told.items():
            setattr(note, name, value)
    Note.objects.bulk_update(notes, ["signed_at", "signed_by", "signed_name", *told], BATCH)
