"""The numbers of a month: counted by their definitions, frozen, each with its rows."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Enrollment, HandOff, Opening
from reports.counting.found import Found
from reports.files import rows_of
from reports.models import Export, Report
from reports.numbers import shapes
from reports.rows import list_of
from supervision.models import Meeting
from tests import cast

from .conftest import at, sign

pytestmark = pytest.mark.usefixtures("_second_business_day")
AT_MOST, MONTH = 12, "?since=2026-09-01&until=2026-09-30"


def test_people_are_counted_once_and_contacts_each_time(client, other_client, contact, september):
    contact(client, 3)
    contact(client, 10, minutes=35)
    contact(other_client, 30)
    contact(other_client, 11, signed=False)
    found = september.found
    assert found["served", ""].count == 2
    assert found["contacts", "all"].count == 3
    assert found["hours", "all"].amount == 50 + 35 + 50
    assert found["units", "all"].amount == 3 + 2 + 3
    assert found["unsigned", ""].count == 1


def test_a_session_late_in_the_evening_belongs_to_the_agencys_day(client, contact, agency, september):
    contact(client, at(9, 30, 23, 30))
    contact(client, at(10, 1, 0, 10))
    assert september.found["contacts", "all"].count == 1


def test_an_agency_is_not_the_sum_of_its_programs(client, contact, program, september):
    other = cast.ProgramFactory(name="Evening support")
    Enrollment.objects.create(client=client, program=other, began_on=date(2026, 9, 1))
    contact(client, 3)
    contact(client, 4, program=other)
    found = september.found
    assert found["served", ""].count == found["program_people", str(program.pk)].count == 1
    assert found["program_people", str(other.pk)].count == 1


def test_a_hand_off_has_the_day_that_its_number_asks_for(client, contact, september, specialist):
    contact(client, 3)
    met, made = date(2026, 9, 30), date(2026, 9, 29)
    HandOff.objects.create(client=client, kind="warm", to="Clinic", made_on=made, completed_on=met, made_by=specialist)
    days = [list_of(september, name, "warm").rows[0].detail for name in ("made", "completed")]
    assert days == ["29 September 2026", "30 September 2026"]


def test_whoever_comes_back_after_a_closing_is_new_again(client, other_client, contact, program, september):
    for person in (client, other_client):
        contact(person, at(8, 3, 10))
        contact(person, 20)
    Enrollment.objects.filter(client=client).update(
        began_on=date(2026, 8, 1), referred_on=None, ended_on=date(2026, 8, 20)
    )
    assert september.found["new", ""].keys == [client.pk]
    assert september.found["continuing", ""].keys == [other_client.pk]


def test_a_frozen_report_stays_as_it_was_and_a_late_note_is_an_adjustment(browser, manager, client, contact, frozen):
    contact(client, 3)
    open_note = contact(client, 10, signed=False)
    report = frozen()
    sign(open_note, timezone.now() + timedelta(minutes=5))
    again = Report.objects.get(pk=report.pk)
    assert again.found["contacts", "all"].count == len(list_of(again, "contacts", "all").rows) == 1
    page = browser.enter(manager).get(report.get_absolute_url()).content.decode()
    assert "<b>1</b> more contact" in page
    assert (
        open_note.get_absolute_url() in browser.get(reverse("reports:report_late", args=[report.pk])).content.decode()
    )


def test_a_frozen_report_keeps_its_clock_and_its_weeks(browser, manager, agency, client, contact, frozen):
    contact(client, at(9, 8, 23, 30))
    contact(client, at(9, 30, 23, 30))
    report = frozen()
    agency.language, agency.time_zone = "es", "Asia/Tokyo"
    agency.save()
    with timezone.override(agency.zone):
        again = Report.objects.get(pk=report.pk)
        assert len(list_of(again, "contacts", "all").rows) == again.found["contacts", "all"].count == 2
        assert len(list_of(again, "span_contacts", "2026-09-06").rows) == 1
        assert len(list_of(again, "span_contacts", "2026-09-27").rows) == 1


def test_every_number_opens_as_many_rows_as_it_says(browser, manager, client, contact, frozen):
    contact(client, 3)
    report = frozen()
    browser.enter(manager)
    page = browser.get(report.get_absolute_url())
    shown = [said for section in page.context["sections"] for said in section.numbers]
    assert len(shown) > 30
    for said in shown:
        opened = browser.get(said.url)
        assert (said.label, opened.status_code) == (said.label, 200)
    assert Opening.objects.filter(client=client, page="reports:report_rows").exists()


def test_every_share_of_a_preview_opens_its_rows_too(browser, manager, client, contact):
    contact(client, 3)
    page = browser.enter(manager).get(reverse("reports:now") + MONTH)
    shares = [said for section in page.context["sections"] for said in section.numbers if "%" in said.words]
    assert "Notes on time" in [said.label for said in shares]
    for said in shares:
        assert (said.label, browser.get(said.url).status_code) == (said.label, 200)


def test_hours_and_percents_are_rounded_not_cut_off():
    assert shapes.hours(Found(amount=610)) == "10.2"
    assert shapes.hours(Found(amount=9 * 60 + 45)) == "9.8"
    assert shapes.share(Found(count=2), Found(count=3)) == "67% (2 of 3)"


def test_supervision_in_a_programs_report_is_of_those_who_walk_with_its_people(
    client, specialist, other_specialist, supervisor, program, september
):
    for one, minutes in ((specialist, 50), (other_specialist, 30)):
        meeting = Meeting(supervisor=supervisor, starts_at=at(9, 10), minutes=minutes, was_good="You listened.")
        meeting.plan([one])
        meeting.write_down([], [])
    assert september.found["supervision", ""].amount == 80
    narrowed = Report(agency=september.agency, since=september.since, until=september.until, program=program)
    assert narrowed.found["supervision", ""].amount == 50


def test_a_preview_is_frozen_once_however_often_it_is_sent(browser, manager, client, contact):
    contact(client, 3)
    browser.enter(manager)
    assert browser.get(reverse("reports:now") + MONTH).status_code == 200
    sent = {"since": "2026-09-01", "until": "2026-09-30", "once": "0198b1de-0000-7000-8000-000000000001"}
    first, second = (browser.post(reverse("reports:freeze"), sent) for _ in range(2))
    assert first.url == second.url == Report.objects.get().get_absolute_url()


@pytest.mark.parametrize("asked", ["?since=x&until=y", "?since=2026-09-30&until=2026-09-01", "?program=nonsense"])
def test_wrong_filters_give_the_page_with_a_sentence(browser, manager, asked):
    browser.enter(manager)
    for address in (reverse("reports:now"), reverse("reports:now_rows", args=["served"])):
        page = browser.get(address + asked)
        assert (page.status_code, "invalid-feedback" in page.text) == (200, True)


def _queries(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return [query["sql"][:150] for query in asked if "SAVEPOINT" not in query["sql"]]


def test_more_people_cost_no_more_queries(browser, manager, specialist, program, contact, frozen):
    browser.enter(manager)
    pages = [
        reverse("reports:now") + MONTH,
        reverse("reports:now_rows", args=["served"]) + MONTH,
        reverse("reports:numbers"),
    ]
    counts = []
    for _ in range(3):
        for _ in range(3):
            contact(cast.a_client(specialist, program), 3)
        counts.append([len(_queries(browser, page)) for page in pages])
    assert counts[1] == counts[2]
    assert max(counts[2]) <= AT_MOST
    report = frozen()
    assert len(_queries(browser, report.get_absolute_url())) <= AT_MOST
    assert len(_queries(browser, reverse("reports:report_rows", args=[report.pk, "contacts"]) + "?cell=all")) <= AT_MOST


def test_the_rows_of_a_number_are_taken_as_a_file_and_names_survive(
    browser, manager, specialist, program, contact, frozen
):
    names = ["Ana, “la Güera”", 'He said "hi"', "Two\nlines", "‏علي", "=cmd()"]
    for name in names:
        contact(cast.a_client(specialist, program, chosen_name=name), 3)
    report = frozen()
    for number, cell in (("served", ""), ("contacts", "all")):
        browser.enter(manager).post(reverse("reports:report_rows_file", args=[report.pk, number]), {"cell": cell})
        made = Export.objects.newest_first().first().go_on()
        assert made.is_done
        taken = b"".join(browser.get(reverse("reports:export_csv", args=[made.pk])).streaming_content)
        rows = list(csv.reader(io.StringIO(taken.decode("utf-8-sig"))))
        above = [row for row in rows if row][:12]
        assert any(row[0] == "Frozen as of" for row in above)
        assert any(row[0] == "How it is counted" and len(row[1]) > 20 for row in above)
        assert (["Name", "What", "Minutes", "Units"] in rows) == (number == "contacts")
        assert {"'=cmd()" if name == "=cmd()" else name for name in names} <= {row[0] for row in rows if row}


def test_a_period_in_which_nobody_was_served_says_so_on_the_page_and_in_the_file(browser, manager, september, agency):
    page = browser.enter(manager).get(reverse("reports:now") + MONTH).content.decode()
    assert "Nobody was served in this period." in page
    assert ["Nobody was served in this period."] in list(rows_of(september, agency))


def test_an_address_of_a_number_that_there_is_not_leads_to_the_report_and_says_so(browser, manager):
    browser.enter(manager)
    for name, cell in (("contacts", "zzz"), ("nothing", "")):
        answer = browser.get(reverse("reports:now_rows", args=[name]) + f"{MONTH}&cell={cell}", follow=True)
        assert (answer.status_code, "There are no rows to show" in answer.text) == (200, True), name
