"""A report as a file: what it says, and that no spreadsheet takes a cell for a formula."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import cast

pytestmark = pytest.mark.usefixtures("_second_business_day")
NAMES = ['=1+1, "quoted"', "Ana\nMaría", "‏علي", "+1 @home"]


def _taken(browser, report, form):
    taken = browser.get(reverse(f"reports:report_{form}", args=[report.pk]))
    assert f'filename="numbers-2026-09-01-2026-09-30.{form}"' in taken.headers["Content-Disposition"]
    return taken.content


@pytest.fixture
def odd_names(specialist, contact):
    """Programs with names that spreadsheets and files like to spoil, each with enough people to be shown."""
    programs = [cast.ProgramFactory(name=name) for name in NAMES]
    for program in programs:
        for _ in range(11):
            contact(cast.a_client(specialist), 3, program=program)
    return programs


def test_names_survive_a_round_trip_and_no_cell_is_a_formula(browser, manager, odd_names, frozen):
    report = frozen()
    browser.enter(manager)
    rows = list(csv.reader(io.StringIO(_taken(browser, report, "csv").decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(_taken(browser, report, "xlsx")))
    sheet = [[str(text) for text in row if text is not None] for row in book.active.iter_rows(values_only=True)]
    for cells in ({row[0] for row in rows if row}, {row[0] for row in sheet if row}):
        assert {name if name[0] not in "=+" else f"'{name}" for name in NAMES} <= cells
    assert ["People served", "44"] in [row[:2] for row in rows]
    assert ("People served", 44) in [row[:2] for row in book.active.iter_rows(values_only=True)]


def test_a_file_says_as_of_when_and_how_it_is_counted(browser, manager, client, contact, frozen):
    contact(client, 3)
    report = frozen()
    browser.enter(manager)
    text = _taken(browser, report, "csv").decode()
    assert "Frozen as of" in text
    assert "2 October 2026" in text
    assert "each counted once" in text
    assert client.chosen_name not in text
