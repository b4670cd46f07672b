import csv
import io
import time
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from accounts.scopes import scope
from clients.importing.columns import matched
from clients.importing.days import NoDay, day_of
from clients.models import Assignment, Client, Enrollment, ImportedPerson, ImportRow, PeopleImport
from clients.models.people_import import PeopleImport as Noun
from tests import cast

HEADINGS = "Chosen name,Legal name,Pronouns,DOB,Language,Phone,E-mail,Program,Specialist e-mail,Start date"
KIM = "Kim Lee,Kimberly Lee,she/her,1980-03-25,English,555 0101,kim@home.example,Recovery support,{dana},2024-02-29"


@pytest.fixture
def office(browser, manager, specialist, program):
    specialist.user.email = "dana@harbor.example"
    specialist.user.save()
    return browser.enter(manager)


def upload(office, content, name="people.csv", headings=HEADINGS):
    if isinstance(content, str):
        content = (headings + "\n" + content if headings else content).encode()
    file = SimpleUploadedFile(name, content)
    return office.post(reverse("clients:imports"), {"file": file})


def imported(office, content, **options):
    assert upload(office, content, **options).status_code == 302
    return PeopleImport.objects.newest_first().first()


def faults(people_import):
    return [dict(line.faults) for line in people_import.lines]


def confirm(office, people_import, expected):
    return office.post(reverse("clients:import_confirm", args=[people_import.pk]), {"expected": expected})


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def complaint(office, content, name="people.csv"):
    response = upload(office, content, name, headings=None)
    assert response.status_code == 422
    assert not PeopleImport.objects.exists()
    return response.context["form"].errors["file"][0]


def test_people_come_in_with_their_program_and_specialist_once_confirmed(office, specialist, program, manager):
    people_import = imported(office, KIM.format(dana="Dana@Harbor.example"))
    assert not Client.objects.exists()
    confirm(office, people_import, 1)
    kim = Client.objects.get()
    assert (kim.chosen_name, kim.legal_name, kim.born_on) == ("Kim Lee", "Kimberly Lee", date(1980, 3, 25))
    assert (kim.enrollments.get().program, kim.assignments.get().specialist) == (program, specialist)
    assert kim.assignments.get().began_on == date(2024, 2, 29)
    people_import.refresh_from_db()
    assert (people_import.by, people_import.people_count, people_import.left_out_count) == (manager, 1, 0)
    assert not ImportRow.objects.exists()


def test_the_history_of_a_record_says_that_it_came_in(office):
    confirm(office, imported(office, KIM.format(dana="")), 1)
    page = office.get(reverse("clients:history", args=[Client.objects.get().pk]))
    assert "Patricia Nowak" in page.content.decode()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Preferred Name", "chosen_name"),
        ("NOMBRE ELEGIDO", "chosen_name"),
        ("Date-of-Birth", "born_on"),
        ("fecha de nacimiento", "born_on"),
        ("Teléfono", "phone"),
        ("Correo electrónico", "email"),
        ("Specialist's e-mail", "specialist"),
        ("Primer día", "began_on"),
        ("Apellidos", "last_name"),
    ],
)
def test_columns_are_known_by_their_headings(heading, field):
    assert matched(["Notes", heading]) == {field: 1}


def test_columns_can_be_matched_again(office, program):
    people_import = imported(office, "Kim,x\n", headings="Who,Name")
    data = {"column_chosen_name": "0", "program": str(program.pk)}
    office.post(reverse("clients:import_columns", args=[people_import.pk]), data)
    confirm(office, people_import, 1)
    assert Client.objects.get().chosen_name == "Kim"


def test_a_file_without_names_asks_for_its_columns(office):
    assert upload(office, "Kim\n", headings="Wer").headers["Location"].endswith("/columns/")


def test_first_and_last_name_make_a_name_and_papers_stand_in_for_nothing_else(office):
    people_import = imported(office, "Kim,Lee,\n,,Ana Ruiz\n", headings="First name,Last name,Legal name")
    assert [line.values["chosen_name"] for line in people_import.lines] == ["Kim Lee", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("cell", "heading", "words"),
    [
        ("", "Name", "A name is missing."),
        ("x" * 81, "Name", "This is longer than 80 letters."),
        ("=1+1", "Phone", "This is a formula. Put its result there as plain words."),
        ("#REF!", "Name", "The spreadsheet could not count this out. Put plain words there."),
        ("2020-02-30", "DOB", "There is no such day."),
        ("1/2/80", "DOB", "Write the year with four numbers."),
        ("spring", "DOB", "This is not a day. Write it like 2020-03-25."),
        ("2999-01-01", "DOB", "This day has not come yet."),
        ("1850-01-01", "DOB", "This day is too long ago."),
        ("03/04/1980", "DOB", "Say whether the month or the day comes first."),
        ("Klingon", "Language", "Write English or Spanish."),
        ("kim at home", "E-mail", "This is not an e-mail address."),
        ("Swimming", "Program", "No program of this name is open here."),
        ("renee@elsewhere.example", "Specialist", "No peer specialist here has this e-mail."),
    ],
)
def test_what_is_wrong_is_said_in_the_cell(office, cell, heading, words):
    name = "" if heading == "Name" else "Kim"
    columns = "Name,Other" if heading == "Name" else f"Name,{heading}"
    people_import = imported(office, f"{cell or name},x" if heading == "Name" else f"{name},{cell}", headings=columns)
    assert list(faults(people_import)[0].values()) == [words]
    assert words in office.get(people_import.get_absolute_url()).content.decode()
    confirm(office, people_import, 1)
    assert not Client.objects.exists()


def test_a_row_without_a_program_waits_for_one_to_be_named(office):
    cast.ProgramFactory(name="Another")
    assert upload(office, "Kim", headings="Name").headers["Location"].endswith("/columns/")
    assert faults(PeopleImport.objects.get()) == [{"program": "Say which program."}]


def test_programs_and_specialists_of_another_agency_are_nobody_here(office, elsewhere):
    with scope(elsewhere.manager.user.agency):
        elsewhere.specialist.user.email = "their@house.example"
        elsewhere.specialist.user.save()
        theirs = cast.ProgramFactory(name="Their program")
    people_import = imported(office, f"Kim,{theirs.name},their@house.example", headings="Name,Program,Specialist")
    assert set(faults(people_import)[0]) == {"program", "specialist"}


def test_only_the_rows_that_are_right_come_in(office):
    people_import = imported(office, "Kim,\nAna,Klingon\nLee,es\n", headings="Name,Language")
    confirm(office, people_import, 2)
    assert set(Client.objects.values_list("chosen_name", flat=True)) == {"Kim", "Lee"}


def test_what_the_page_promised_is_what_comes_in(office):
    people_import = imported(office, "Kim\nAna\n", headings="Name")
    assert confirm(office, people_import, 1).status_code == 422
    assert not Client.objects.exists()


@pytest.mark.parametrize("words", ["03/04/1980", "3-4-1980", "3.4.1980"])
def test_a_day_that_is_two_days_is_asked_once(words):
    assert day_of(words, "month") == date(1980, 3, 4)
    assert day_of(words, "day") == date(1980, 4, 3)
    with pytest.raises(NoDay):
        day_of(words, "")


@pytest.mark.parametrize(
    "words",
    ["1980-03-25", "03/25/1980", "25/03/1980", "25.3.1980", "25 de marzo de 1980", "March 25, 1980", "25 mar 1980"]
    + ["1980-03-25 00:00:00", "25 de Marzo del 1980", "Mar 25th 1980"],
)
def test_a_day_is_read_however_it_is_written(words):
    assert day_of(words, "") == date(1980, 3, 25)


def test_the_order_of_days_is_asked_on_the_page_of_columns(office, program):
    response = upload(office, "Kim,03/04/1980", headings="Name,DOB")
    people_import = PeopleImport.objects.get()
    data = {"column_chosen_name": "0", "column_born_on": "1", "program": str(program.pk)}
    assert office.post(response.headers["Location"], data).status_code == 422
    office.post(response.headers["Location"], data | {"day_order": "day"})
    confirm(office, people_import, 1)
    assert Client.objects.get().born_on == date(1980, 4, 3)


@pytest.mark.parametrize("here", ["José Núñez", "jose nunez", "Jose  NUNEZ"])
def test_somebody_of_this_name_and_birth_is_asked_about(office, specialist, program, here):
    cast.a_client(specialist, program, chosen_name=here, born_on=date(1980, 3, 25))
    people_import = imported(office, "José Nuñez,1980-03-25\nJosé Nuñez,1981-01-01\n", headings="Name,DOB")
    assert [line.outcome for line in people_import.lines] == ["ask", "in"]
    assert people_import.lines[0].alike_words == "Somebody here has this name and this date of birth."
    assert confirm(office, people_import, 1).status_code == 422
    office.post(reverse("clients:import_answers", args=[people_import.pk]), {"row-2": "skip"})
    assert Noun.objects.get().counts == {"skip": 1, "in": 1}
    office.post(reverse("clients:import_answers", args=[people_import.pk]), {"row-2": "another"})
    confirm(office, people_import, 2)
    assert Client.objects.count() == 3


def test_the_same_person_twice_in_a_file_is_asked_about_and_answered_for_all(office):
    people_import = imported(office, "Ana,\nANA,1980-01-01\nana,\n", headings="Name,DOB")
    assert people_import.counts == {"in": 1, "ask": 2}
    assert people_import.lines[1].alike_words == "Row 2 has this name. A date of birth is missing."
    office.post(reverse("clients:import_answers", args=[people_import.pk]), {"all": "skip"})
    assert Noun.objects.get().counts == {"in": 1, "skip": 2}


def test_a_failure_in_the_middle_writes_nothing(office, manager, monkeypatch):
    people_import = imported(office, KIM.format(dana=""))

    def refuse(*_args):
        raise IntegrityError

    monkeypatch.setattr(Enrollment.objects, "bulk_create", refuse)
    monkeypatch.setattr(type(Enrollment.objects), "bulk_create", refuse)
    with pytest.raises(IntegrityError):
        people_import.confirm(manager, 1)
    assert not Client.objects.exists()
    assert ImportRow.objects.exists()


def test_an_import_is_confirmed_once(office):
    people_import = imported(office, KIM.format(dana=""))
    confirm(office, people_import, 1)
    confirm(office, people_import, 1)
    assert Client.objects.count() == 1


def test_an_import_that_nobody_touched_is_undone_as_a_whole(office):
    people_import = imported(office, KIM.format(dana="dana@harbor.example"))
    confirm(office, people_import, 1)
    office.post(reverse("clients:import_undo", args=[people_import.pk]))
    assert not any(model.objects.exists() for model in (Client, Enrollment, Assignment, ImportedPerson))
    people_import.refresh_from_db()
    assert people_import.undone_at


def test_who_looked_is_kept_when_an_import_is_undone(office):
    people_import = imported(office, "Kim\nAna\n", headings="Name")
    confirm(office, people_import, 2)
    kim = Client.objects.get(chosen_name="Kim")
    office.get(kim.get_absolute_url())
    office.post(reverse("clients:import_undo", args=[people_import.pk]))
    assert Client.objects.get().archived_on
    assert not Assignment.objects.in_force().exists()
    assert imported(office, "Kim\nAna\n", headings="Name").counts == {"in": 2}


def _a_goal(kim, specialist, program):
    cast.GoalFactory(client=kim, created_by=specialist.user)


def _a_session(kim, specialist, program):
    cast.SessionFactory(client=kim, specialist=specialist, program=program)


def _a_sign_in(kim, specialist, program):
    kim.make_sign_in_code(specialist)


def _another_specialist(kim, specialist, program):
    kim.assign(specialist)


def _a_new_name(kim, specialist, program):
    kim.chosen_name = "Kimmy"
    kim.rewrite()


def _an_end(kim, specialist, program):
    kim.enrollments.get().end("Moved away")


@pytest.mark.parametrize("doing", [_a_goal, _a_session, _a_sign_in, _another_specialist, _a_new_name, _an_end])
def test_nothing_is_undone_once_somebody_worked_with_one_of_them(office, specialist, program, doing):
    people_import = imported(office, "Kim\nAna\n", headings="Name")
    confirm(office, people_import, 2)
    kim = Client.objects.get(chosen_name="Kim")
    doing(kim, specialist, program)
    response = office.post(reverse("clients:import_undo", args=[people_import.pk]))
    assert response.status_code == 422
    assert [client.pk for client in response.context["touched"]] == [kim.pk]
    assert Client.objects.count() == 2


def test_rows_are_forgotten_when_it_is_cancelled_and_after_a_day(office, manager):
    people_import = imported(office, KIM.format(dana=""))
    office.post(reverse("clients:import_cancel", args=[people_import.pk]))
    assert not PeopleImport.objects.exists()
    people_import = imported(office, KIM.format(dana=""))
    PeopleImport.objects.update(at=datetime(2026, 1, 1, tzinfo=people_import.at.tzinfo))
    assert office.get(people_import.get_absolute_url()).status_code == 404
    office.get(reverse("clients:imports"))
    assert not ImportRow.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_of_every_kind_are_read(office, encoding, separator):
    content = f"Nombre{separator}Teléfono\nÁngel Núñez{separator}555\n".encode(encoding)
    assert imported(office, content).lines[0].values["chosen_name"] == "Ángel Núñez"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_line_for_excel_above_the_headings_is_no_heading(office, ending):
    content = ending.join(["sep=;", "Name;Phone", "Kim;555", ""]).encode()
    assert [line.values["chosen_name"] for line in imported(office, content).lines] == ["Kim"]


def test_a_title_above_the_headings_is_no_heading(office):
    content = xlsx(["People of the north side", None], ["Name", "Phone"], ["Kim", "555"])
    people_import = imported(office, content, name="people.xlsx")
    assert (people_import.headings, people_import.rows.get().cells) == (["Name", "Phone"], ["Kim", "555"])


def test_a_column_that_nobody_reads_is_named_before_anything_comes_in(office):
    people_import = imported(office, "Kim,555,556", headings="Name,Phone,Cell")
    assert "Columns that are not brought in: <bdi>Cell</bdi>." in office.get(people_import.get_absolute_url()).text


def test_an_excel_file_is_read_with_its_days_and_numbers(office):
    content = xlsx(["Name", "DOB", "Phone"], ["Kim", date(1980, 3, 4), 5550101.0], [None, None, None])
    [line] = imported(office, content, name="people.xlsx").lines
    assert (line.values["born_on"], line.values["phone"]) == (date(1980, 3, 4), "5550101")


def test_a_formula_in_excel_is_said_and_not_counted_out(office):
    [fault] = faults(imported(office, xlsx(["Name", "Phone"], ["Kim", "=1+1"]), name="people.xlsx"))
    assert fault["phone"].startswith("This is a formula")


def _bomb():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"\n\n", "This file is empty."),
        (b"Name\n", "nobody below"),
        (b"PK\x03\x04 broken", "not a spreadsheet"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"%PDF-1.7 paper", "not a table"),
        (bytes(range(256)) * 4, "not a table"),
        (b'Name\n"Kim\n', "quotation mark"),
        (b"Name\n" + b"Kim\n" * 10_001, "more than 10,000 rows"),
        (b"Name\n" + b"x" * 5_300_000, "bigger than 5 MB"),
        (b"Name\n" + b"x" * 7_000_000, "Choose a file"),
        (b"Name" + b"," * 70 + b"x\nKim\n", "more than 60 columns"),
        (_bomb(), "too big once it is unpacked"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_list_of_people_is_refused_in_a_sentence(office, content, words):
    assert words in complaint(office, content)


def test_a_row_far_below_the_others_is_read_too(office):
    content = xlsx(["Name"], ["Kim"], *[[None]] * 12_000, ["Far Below"])
    assert [line.number for line in imported(office, content).lines] == [2, 12_003]


def test_of_several_sheets_the_one_with_people_is_read(office):
    book = Workbook()
    book.active.append(["Made on Monday"])
    for title, rows in {"Old": ["Words", "more"], "Hidden": ["Name", "Bo"], "People": ["Name", "Kim"]}.items():
        sheet = book.create_sheet(title)
        for words in rows:
            sheet.append([words])
    book["Hidden"].sheet_state = "hidden"
    book.save(kept := io.BytesIO())
    [line] = imported(office, kept.getvalue()).lines
    assert line.values["chosen_name"] == "Kim"


def test_a_file_without_headings_says_that_its_first_row_was_taken_for_them(office):
    columns = office.get(upload(office, "Kim Lee\nBo Ray", headings="").url).text
    assert "taken for its headings: <bdi>Kim Lee</bdi>" in columns


def test_a_very_long_cell_is_shown_in_part(office):
    [line] = imported(office, "x" * 10_000, headings="Name").lines
    assert len(line.cells[0][1]) == 120


def test_a_file_that_calls_other_files_is_no_spreadsheet(office):
    good, kept = zipfile.ZipFile(io.BytesIO(xlsx(["Name"], ["Kim"]))), io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name in good.namelist():
            words = good.read(name)
            if name.endswith("sheet1.xml"):
                words = b'<!DOCTYPE x [<!ENTITY a "b">]>' + words
            packed.writestr(name, words)
    assert "not a spreadsheet" in complaint(office, kept.getvalue(), "people.xlsx")


NAMES = ['Lee, "Kim"', "Ana\nMaría", "\u200fעמית כהן", "محمد علي", "O'Brien", "-Dash", "+Plus", "@At"]


def test_every_name_survives_the_way_out_and_in_again(office):
    kept = io.StringIO()
    csv.writer(kept).writerows([["Name", "Language"], *[[name, "Klingon"] for name in NAMES]])
    people_import = imported(office, kept.getvalue().encode())
    out = office.get(reverse("clients:import_left_out", args=[people_import.pk])).content
    rows = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))
    assert rows[0] == ["Name", "Language", "Why it is left out"]
    assert rows[1][2] == "Language: Write English or Spanish."
    assert not [text for row in rows for text in row if text.startswith(("=", "+", "-", "@"))]
    confirm(office, again := imported(office, out.replace(b"Klingon", b"es")), len(NAMES))
    assert again.headings == ["Name", "Language", "Why it is left out"]
    assert set(Client.objects.values_list("chosen_name", flat=True)) == set(NAMES)


def test_only_managers_find_the_way_in(office, specialist):
    assert reverse("clients:imports") in office.get(reverse("clients:index")).content.decode()
    assert (
        reverse("clients:imports")
        not in cast.Browser().enter(specialist).get(reverse("clients:index")).content.decode()
    )


def _queries(office, address):
    with CaptureQueriesContext(connection) as asked:
        assert office.get(address).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("page", ["import", "import_columns", "import_left_out"])
def test_more_rows_cost_no_more_queries(office, page):
    few, many = (imported(office, "Kim,1980-01-01\n" * n, headings="Name,DOB") for n in (3, 200))
    _queries(office, reverse(f"clients:{page}", args=[few.pk]))
    asked = [_queries(office, reverse(f"clients:{page}", args=[one.pk])) for one in (few, many)]
    assert asked[0] == asked[1] <= 12


@pytest.mark.bench
def test_five_thousand_people_come_in_while_one_waits(office):
    """The times are printed, not judged: `make bench`."""
    rows = "\n".join(
        f"Person {n},Legal {n},she/her,{1950 + n % 50}-01-02,en,555 {n},p{n}@home.example,,"
        "dana@harbor.example,2024-01-02"
        for n in range(5000)
    )
    times = [time.perf_counter()]
    people_import = imported(office, rows)
    times.append(time.perf_counter())
    office.get(people_import.get_absolute_url())
    times.append(time.perf_counter())
    confirm(office, people_import, 5000)
    times.append(time.perf_counter())
    assert Client.objects.count() == 5000
    office.post(reverse("clients:import_undo", args=[people_import.pk]))
    times.append(time.perf_counter())
    assert not Client.objects.exists()
    spent = [after - before for before, after in zip(times, times[1:], strict=False)]
    print("\n5,000 rows: upload {:.1f} s, preview {:.1f} s, confirm {:.1f} s, undo {:.1f} s".format(*spent))


def test_how_far_it_has_come_is_told_beside_its_transaction(office, manager):
    people_import = imported(office, KIM.format(dana=""))
    address = reverse("clients:import_progress", args=[people_import.pk])
    assert office.get(address).status_code == 204
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        people_import.confirm(manager, 1)
        raise ZeroDivisionError
    assert office.get(address).json() == {"done": 3, "of": 5}
    assert not Client.objects.filter(imported__isnull=False).exists()


def test_an_unknown_list_of_rows_is_all_of_them_and_says_so(office):
    people_import = imported(office, KIM.format(dana=""))
    page = office.get(people_import.get_absolute_url() + "?show=odd").content.decode()
    assert "There is no such list of rows. Here are all of them." in page
    assert "Kim" in page
