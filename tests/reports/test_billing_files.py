"""The file for a payer: made once, the same for ever, voided with a reason; and the pages around it."""

import csv
import hashlib
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Opening
from notes.models import Addendum, IndirectTime
from reports.models import BilledSession, BillingColumns, BillingFile, Export, LeftOut
from tests import cast
from tests.clients.test_imports import NAMES

from .test_billing import ago, change, contacts, make

AT_MOST = 12


@pytest.fixture
def office(browser, manager):
    return browser.enter(manager)


def address(program, days=20, **asked):
    asked = {"program": program.pk, "since": ago(days), "until": ago(0)} | asked
    return f"{reverse('reports:billing')}?" + "&".join(f"{name}={value}" for name, value in asked.items())


def sent(office, made):
    return b"".join(office.get(reverse("reports:billing_copy", args=[made.pk])).streaming_content)


def rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def post(office, program, **said):
    said = {"seal": contacts(program).seal, "says_consented": "on"} | said
    return office.post(address(program), said)


# Made in one act


def test_a_manager_makes_a_file_of_what_is_ready(office, a_contact, program, manager):
    note = a_contact(minutes=50)
    a_contact(ago=4, signed=False)
    response = post(office, program)
    made = BillingFile.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.session_count, made.unit_count, made.minutes, made.made_by) == (1, 3, 50, manager)
    assert contacts(program).counts == {"ready": 0, "waits": 1, "never": 0, "billed": 1}
    assert made.rows.get().session == note.session


def test_sent_twice_a_form_makes_one_file(office, a_contact, program):
    a_contact()
    said = {"seal": contacts(program).seal, "says_consented": "on", "once": "01890000-0000-7000-8000-000000000001"}
    first, second = (office.post(address(program), said) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert BillingFile.objects.count() == 1


def test_what_another_manager_billed_meanwhile_is_not_billed_again(office, a_contact, program, manager):
    a_contact()
    seal = contacts(program).seal
    make(program, manager)
    response = office.post(address(program), {"seal": seal, "says_consented": "on"}, follow=True)
    assert "Something changed since you looked" in response.text
    assert BillingFile.objects.count() == 1


def test_what_the_page_promised_is_what_is_in_the_file(office, a_contact, program):
    a_contact()
    seal = contacts(program).seal
    a_contact(ago=4)
    assert office.post(address(program), {"seal": seal, "says_consented": "on"}).status_code == 302
    assert not BillingFile.objects.exists()


def test_a_protected_program_asks_about_consents_first(office, a_contact, program):
    a_contact()
    response = post(office, program, says_consented="")
    assert response.status_code == 422
    assert "Check the consents first" in response.text
    change(program, part2="no")
    assert post(office, program, says_consented="").status_code == 302
    assert not BillingFile.objects.get().says_consented


def test_the_database_bills_a_session_once(a_contact, program, manager):
    a_contact()
    made = make(program, manager)
    twin = BilledSession.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        told = {"session_id": twin.session_id, "units": 1, "minutes": 1, "code": "", "line": ""}
        BilledSession.objects.create(file=made, number=2, **told)


def test_a_file_that_was_made_lies_still(a_contact, program, manager):
    a_contact()
    made = make(program, manager)
    for change_it in (
        lambda: BillingFile.objects.filter(pk=made.pk).update(unit_count=99),
        lambda: made.rows.update(units=99),
        lambda: BilledSession.objects.all().delete(),
        lambda: BillingFile.objects.filter(pk=made.pk).update(voided_at=None, made_at=timezone.now()),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change_it()


# What is in it


def test_a_download_is_the_same_each_time_whatever_changed_since(office, a_contact, program, manager, client):
    a_contact()
    made = make(program, manager)
    first = sent(office, made)
    change(client, legal_name="Another Name", chosen_name="Another")
    BillingColumns.objects.create(program=program, columns=[["units", "U", ""]])
    assert sent(office, made) == first
    assert made.content_hash == hashlib.sha256(first).hexdigest()


def test_the_usual_columns_say_what_a_payer_needs_and_no_word_of_the_note(office, a_contact, program, manager, client):
    change(client, legal_name="Marcus Rivers", born_on=date(1980, 3, 25))
    note = a_contact(minutes=50, at=(10, 5))
    heading, line = rows(sent(office, make(program, manager)))
    told = dict(zip(heading, line, strict=True))
    assert told["Client’s name on papers"] == "Marcus Rivers"
    assert (told["Date of birth"], told["Date of service"]) == ("1980-03-25", ago(3).isoformat())
    assert (told["Start"], told["End"], told["Minutes"], told["Units"]) == ("10:05", "10:55", "50", "3")
    assert (told["Service code"], told["Place of service"], told["Credential when it was signed"]) == (
        "H0038",
        "11",
        "CPS",
    )
    assert told["Note ID"] == str(note.pk)
    assert not {"Talked about the walk.", "I went anyway.", "Recovery support"} & set(line)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_survives_the_way_into_a_spreadsheet(office, a_contact, program, manager, client, name):
    change(client, legal_name=name)
    a_contact()
    told = rows(sent(office, make(program, manager)))
    assert len(told) == 2
    assert told[1][1].removeprefix("'") == name
    assert not told[1][1].startswith(("=", "+", "-", "@"))


def test_a_long_file_is_sent_in_pieces_and_in_order(office, a_contact, program, manager, monkeypatch):
    monkeypatch.setattr("reports.billing.sending.AT_A_TIME", 2)
    for n in range(5):
        a_contact(ago=n + 1)
    told = rows(sent(office, make(program, manager)))
    assert [line[3] for line in told[1:]] == [ago(n).isoformat() for n in (5, 4, 3, 2, 1)]


def test_whoever_is_in_a_file_sees_who_took_it(office, a_contact, program, manager, client):
    a_contact()
    made = make(program, manager)
    assert not Opening.objects.filter(kind="exported").exists()
    sent(office, made)
    assert Opening.objects.get(kind="exported").client == client
    page = cast.Browser().enter(client).get(reverse("portal:openings")).text
    assert "Took a list for whoever pays us: when you met and for how long, not what you talked about" in page


# Voided


def test_a_voided_file_frees_its_sessions_and_stays(office, a_contact, program, manager):
    a_contact()
    made = make(program, manager)
    void = reverse("reports:billing_void", args=[made.pk])
    assert office.post(void, {"void_reason": " "}).status_code == 422
    office.post(void, {"void_reason": "Not taken."})
    assert contacts(program).counts["ready"] == 1
    again = make(program, manager)
    assert "Not taken." in office.get(made.get_absolute_url()).text
    assert sent(office, made) == sent(office, again)
    with pytest.raises(ValidationError):
        made.void("Twice.", manager)
    assert contacts(program).counts["billed"] == 1


def test_what_was_billed_is_not_left_out_before_its_file_is_voided(office, a_contact, program, manager, client):
    note = a_contact()
    make(program, manager)
    page = reverse("reports:billing_left_out", args=[client.pk, note.session.pk])
    assert "was billed already" in office.post(page, {"reason": "A grant."}, follow=True).text
    assert not LeftOut.objects.exists()


@pytest.mark.parametrize(("came_from", "back_to"), [("ready", "ready"), ("waits", "waits"), ("odd", "waits")])
def test_whoever_leaves_a_session_out_comes_back_to_the_list_they_came_from(
    office, a_contact, client, came_from, back_to
):
    page = reverse("reports:billing_left_out", args=[client.pk, a_contact().session.pk])
    answer = office.post(f"{page}?show={came_from}", {"reason": "A grant."})
    assert f"show={back_to}" in answer.headers["Location"]


# What a note says of it


def test_a_note_says_that_it_was_billed_and_warns_before_something_is_added(a_contact, program, manager, specialist):
    note = a_contact()
    dana = cast.Browser().enter(specialist)
    assert "Billed on" not in dana.get(note.get_absolute_url()).text
    made = make(program, manager)
    page = dana.get(note.get_absolute_url()).text
    assert "Billed on" in page
    assert "What you add now is dated after that" in page
    made.void("Not taken.", manager)
    assert "Billed on" not in dana.get(note.get_absolute_url()).text


def test_what_is_added_after_billing_is_shown_to_the_manager(office, a_contact, program, manager, specialist):
    before, after = a_contact(), a_contact(ago=4)
    Addendum(kind="addendum", words="More.", reason="New.").add(before, specialist)
    made = make(program, manager)
    assert not contacts(program).added_later
    assert "Something was added" not in office.get(reverse("reports:billing_files")).text
    Addendum(kind="correction", words="It was the library.", reason="Wrong place.").add(after, specialist)
    [one] = contacts(program).added_later
    assert one.note == after
    page = office.get(address(program, show="added")).text
    assert after.get_absolute_url() in page
    assert "It was the library." not in page
    for place in (reverse("reports:billing_files"), made.get_absolute_url()):
        assert "Something was added to 1 of its notes" in office.get(place).text


# Columns


def test_a_program_chooses_its_columns_their_order_and_headings(office, a_contact, program, manager):
    page = reverse("reports:billing_columns", args=[program.pk])
    said = {"place_units": "1", "heading_units": "QTY", "place_own1": "2", "heading_own1": "NPI"}
    said |= {"words_own1": "=1234567890", "place_service_date": "3", "days": "%m/%d/%Y", "times": "%H%M"}
    a_contact()
    assert "QTY" in office.post(page, said | {"look": "1"}).text
    assert not BillingColumns.objects.exists()
    assert office.post(page, said).status_code == 302
    told = rows(sent(office, make(program, manager)))
    assert told == [["QTY", "NPI", "Date of service"], ["3", "'=1234567890", f"{ago(3):%m/%d/%Y}"]]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Give at least one column a place."),
        ({"place_units": "1", "heading_units": "A", "place_code": "2", "heading_code": "a"}, "the same heading"),
        ({"place_own1": "1"}, "Give it a heading."),
        ({"place_units": "0"}, "Write 1 or more."),
    ],
)
def test_columns_that_make_no_file_are_refused_in_a_sentence(office, program, said, words):
    page = reverse("reports:billing_columns", args=[program.pk])
    response = office.post(page, {"days": "%Y%m%d", "times": "%H%M"} | said)
    assert response.status_code == 422
    assert words in response.text


# The page


def test_every_reason_is_a_sentence_with_the_place_where_it_is_mended(office, a_contact, program, client):
    note = a_contact(signed=False)
    client.enrollments.get().plan_review(ago(5), ago(30))
    page = office.get(address(program, show="waits")).text
    assert "Dana Whitfield has not signed the note yet" in page
    assert "The plan was due for review on" in page
    assert note.session.get_absolute_url() in page
    assert reverse("clients:enrollments", args=[client.pk]) in page
    assert "has not signed" not in office.get(address(program, show="waits", why="cosign")).text


def test_a_missing_name_on_papers_is_said_before_the_file_is_made(office, a_contact, program, client):
    a_contact()
    page = address(program, why="papers")
    assert "For 1 session the person’s name on papers" in office.get(address(program)).text
    assert reverse("clients:edit", args=[client.pk]) in office.get(page).text
    change(client, legal_name="Marcus Rivers", born_on=date(1980, 3, 25))
    assert "name on papers" not in office.get(address(program)).text


def test_time_outside_sessions_is_told_and_never_billed(office, program, specialist):
    IndirectTime.objects.create(specialist=specialist, program=program, on=ago(2), kind="travel", minutes=75)
    assert "1 entry, 1 h 15 min" in office.get(address(program, show="never")).text
    assert contacts(program).counts == dict.fromkeys(("ready", "waits", "never", "billed"), 0)


@pytest.mark.parametrize(
    "odd", ["since=2026-13-01", "program=x", "until=2999-01-01", "since=2020-01-01", "show=x&page=x&why=x", "page=99"]
)
def test_wrong_filters_are_a_sentence_not_an_error(office, program, odd):
    page = office.get(f"{address(program)}&{odd}")
    assert (page.status_code, "There is no such list" in page.text) == (200, "show=x" in odd)


def test_without_a_choice_it_is_last_month_of_the_first_program(office, program):
    assert office.get(reverse("reports:billing")).context["contacts"].program == program


def test_an_agency_without_programs_is_told_what_to_do(office, agency):
    assert "There is no program yet" in office.get(reverse("reports:billing")).text


def test_programs_and_files_of_another_agency_are_not_there(office, a_contact, program, manager, elsewhere):
    a_contact()
    made = make(program, manager)
    theirs = cast.Browser().enter(elsewhere.manager)
    for page in ("billing_file", "billing_copy"):
        assert theirs.get(reverse(f"reports:{page}", args=[made.pk])).status_code == 404
    assert theirs.post(reverse("reports:billing_void", args=[made.pk]), {"void_reason": "x"}).status_code == 404
    response = theirs.get(address(program))
    assert "contacts" not in response.context or response.context["contacts"].program != program


def _queries(office, page):
    with CaptureQueriesContext(connection) as asked:
        assert office.get(page).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def test_more_sessions_cost_no_more_queries(office, a_contact, program, manager, specialist):
    def fill(since, until):
        for n in range(since, until):
            person = cast.a_client(specialist, program)
            a_contact(ago=n + 1, client=person, at=(9, 0), linked=n % 2, note={"no_goal": "outreach"})
            a_contact(ago=n + 1, client=person, at=(11, 0), signed=False)

    def asked(made):
        pages = [address(program, show=show) for show in ("ready", "waits", "never", "billed", "added")]
        pages += [made.get_absolute_url(), reverse("reports:billing_files")]
        pages += [reverse("reports:billing_columns", args=[program.pk])]
        for page in pages:
            _queries(office, page)
        return [_queries(office, page) for page in pages]

    fill(0, 2)
    few = asked(make(program, manager))
    fill(2, 10)
    many = asked(make(program, manager))
    assert few == many
    assert max(many) <= AT_MOST


# A long one goes part by part


@pytest.fixture
def long_file(office, a_contact, program, manager, monkeypatch):
    monkeypatch.setattr("reports.views.billing_files.LONG", 1)
    monkeypatch.setattr("reports.billing.file.LongBillingFile.at_a_time", 1)
    for days in (3, 4, 5):
        a_contact(ago=days)
    return make(program, manager)


def _ready(office, made):
    return Export.objects.get(pk=office.post(reverse("reports:billing_ready", args=[made.pk])).url.split("/")[-2])


def test_a_long_file_is_got_ready_with_a_bar_and_leaves_letter_for_letter(office, long_file):
    assert "Get the CSV ready" in office.get(long_file.get_absolute_url()).text
    assert office.get(reverse("reports:billing_copy", args=[long_file.pk])).url == long_file.get_absolute_url()
    export = _ready(office, long_file)
    assert "0 of 3 rows" in office.get(export.get_absolute_url()).text
    while export.is_being_made:
        export = export.go_on()
    response = office.get(reverse("reports:export_csv", args=[export.pk]))
    assert long_file.name in response.headers["Content-Disposition"]
    assert hashlib.sha256(b"".join(response)).hexdigest() == long_file.content_hash
    assert Opening.objects.filter(kind="exported").exists()
    assert _ready(office, long_file) == export


def test_a_long_file_that_is_stopped_leaves_no_half_of_it_and_its_sessions_stay_billed(office, long_file, program):
    export = _ready(office, long_file).go_on()
    office.post(reverse("reports:export_stop", args=[export.pk]))
    assert office.get(reverse("reports:export_csv", args=[export.pk])).url == export.get_absolute_url()
    assert not export.chunks.exists()
    assert long_file.rows.standing().count() == contacts(program).counts["billed"] == 3
    assert "Get it ready once more" in office.get(export.get_absolute_url()).text
    assert _ready(office, long_file) != export
