"""Files: made in parts, taken as a stream, harmless to open, and written down."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Opening
from reports.models import Download, Export, ExportChunk
from reports.models.export import KEPT
from tests import cast
from tests.reports.people import People

ODD = ["=1+1", "+1", "-1", "@sum", "\tx", " =1", 'O"Neil, "Bo"']
ODD += [
    "two\nlines",
    "three\r\nlines",
    "‮أريد‬",
    "ñandú 🌊",
    "<b>&",
]


@pytest.fixture
def people(agency):
    return [cast.a_client(chosen_name=name) for name in ODD]


def _made(manager, **parameters):
    export = Export.ask(People, parameters, by=manager)
    while export.is_being_made:
        export = export.go_on()
    return export


def _body(browser, export, form):
    response = browser.get(reverse(f"reports:export_{form}", args=[export.pk]))
    assert response.status_code == 200
    return b"".join(response)


def _harmless(name):
    return f"'{name}" if name.lstrip(" ")[:1] in "=+-@\t" else name


def test_a_file_is_made_in_parts_by_pressing_go_on(browser, manager, people):
    export = Export.ask(People, {}, by=manager)
    browser.enter(manager)
    for part in range(1, 6):
        assert export.get_absolute_url() == browser.post(reverse("reports:export_go_on", args=[export.pk])).url
        assert export.chunks.count() == min(part, 4)
    assert browser.get(export.get_absolute_url()).context["export"].is_done


def test_csv_survives_the_round_trip_and_no_cell_is_a_formula(browser, manager, people):
    export = _made(manager)
    text = _body(browser.enter(manager), export, "csv").decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["Name", "'=Letters"]
    assert rows == [[_harmless(name), str(len(name))] for name in ODD]


def test_excel_survives_the_round_trip_and_numbers_are_numbers(browser, manager, people):
    export = _made(manager)
    book = openpyxl.load_workbook(io.BytesIO(_body(browser.enter(manager), export, "xlsx")))
    header, *rows = book.active.iter_rows(values_only=True)
    assert header == ("Name", "'=Letters")
    assert list(rows) == [(_harmless(name), len(name)) for name in ODD]


def test_asked_again_it_is_the_one_that_is_there(manager, people):
    export = _made(manager)
    cast.a_client()
    again = Export.ask(People, {}, by=manager)
    assert (again, again.is_done) == (export, True)
    assert Export.ask(People, {"cut": "other"}, by=manager) != export


def test_a_new_one_has_what_there_is_now(browser, manager, people):
    export = _made(manager)
    cast.a_client()
    browser.enter(manager).post(reverse("reports:export_again", args=[export.pk]))
    assert _made(manager).row_count == export.row_count + 1


def test_two_tabs_double_no_row(manager, people):
    one = Export.ask(People, {}, by=manager)
    other = Export.objects.get(pk=one.pk)
    for tab in (one, other) * 3:
        tab.go_on()
    assert Export.objects.get(pk=one.pk).row_count == len(ODD)


def test_stopped_nothing_is_kept_and_asked_again_it_begins_anew(browser, manager, people):
    export = Export.ask(People, {}, by=manager).go_on()
    browser.enter(manager).post(reverse("reports:export_stop", args=[export.pk]))
    assert not ExportChunk.objects.exists()
    assert not export.go_on().is_being_made
    assert "Stopped" in browser.get(export.get_absolute_url()).text
    assert Export.ask(People, {}, by=manager) != export


def test_the_page_pushes_itself_and_leads_to_the_file_at_the_end(browser, manager, people):
    export, browser = Export.ask(People, {}, by=manager), browser.enter(manager)
    assert 'hx-trigger="load, every 5s"' in browser.get(export.get_absolute_url()).text
    push = {"path": reverse("reports:export_go_on", args=[export.pk]), "headers": {"HX-Request": "true"}}
    assert f'value="3" max="{len(ODD)}"' in browser.post(**push).text
    for _ in range(4):
        answer = browser.post(**push)
    assert answer.headers["HX-Redirect"] == export.get_absolute_url()


def test_who_took_it_is_written_down_also_with_the_people_in_it(browser, manager, people):
    export = _made(manager)
    _body(browser.enter(manager), export, "csv")
    taken = Download.objects.get()
    assert (taken.export, taken.by, taken.form, taken.row_count) == (export, manager, "csv", len(ODD))
    assert Opening.objects.filter(kind="exported", user=manager.user).count() == len(ODD)
    assert manager.name in browser.get(export.get_absolute_url()).text


def test_old_files_are_let_go(browser, manager, people):
    export = _made(manager)
    Export.objects.update(as_of=timezone.now() - KEPT)
    assert "Let go" in browser.enter(manager).get(export.get_absolute_url()).text
    assert browser.get(reverse("reports:export_csv", args=[export.pk])).status_code == 302
    assert Export.ask(People, {}, by=manager) != export
    assert not ExportChunk.objects.exists()


def test_too_many_rows_for_a_sheet_are_said_plainly(browser, manager, people, monkeypatch):
    monkeypatch.setattr("reports.models.export.ROWS_OF_A_SHEET", 3)
    export = _made(manager)
    text = browser.enter(manager).get(export.get_absolute_url()).text
    assert "1,048,576" in text
    assert "xlsx" not in text
    assert browser.get(reverse("reports:export_xlsx", args=[export.pk])).status_code == 404


def test_a_part_costs_the_same_at_the_end_as_at_the_beginning(manager, people):
    export, asked = Export.ask(People, {}, by=manager), []
    while export.is_being_made:
        with CaptureQueriesContext(connection) as queries:
            export = export.go_on()
        asked.append(len(queries))
    assert max(asked[:-1]) == min(asked[:-1])


def test_only_managers_find_it_unless_its_kind_says_otherwise(browser, manager, supervisor, people):
    export = _made(manager)
    assert browser.enter(supervisor).get(export.get_absolute_url()).status_code == 404
    own = _made(supervisor)
    assert cast.Browser().enter(supervisor).get(own.get_absolute_url()).status_code == 404


def test_the_list_of_files_costs_the_same_for_two_as_for_ten(browser, manager, people):
    browser.enter(manager)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert "People of a test" in browser.get(reverse("reports:exports")).text
        return len(queries)

    for number in range(2):
        _made(manager, number=number)
    asked()
    two = asked()
    for number in range(2, 10):
        _made(manager, number=number)
    assert asked() == two <= 12
