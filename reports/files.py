"""A report as rows for a spreadsheet: what it speaks of and as of when, each number with its definition, each table."""

import csv
import io

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook

from accounts.spreadsheet import cell
from accounts.words import peer_title

from .sheet import sheet_of


def rows_of(report, agency):
    """Lists of texts and plain numbers, one for each line of the file."""
    yield from head_of(report, agency)
    for section in sheet_of(report):
        yield []
        yield [section.title]
        if section.is_empty:
            yield [_("Nobody was served in this period.")]
        if section.numbers:
            yield [_("Number"), _("Value"), _("How it is counted")]
        for said in section.numbers:
            yield [said.label, _plain(said), said.definition]
        for shown in section.tables:
            yield from _table(shown)
    yield []
    yield from ([words] for words in hiding_words(report))


def hiding_words(report):
    """What is hidden and why, under the numbers; and what nobody can hide for those who give them out."""
    yield _("In tables about people, 1 to 10 are hidden, and enough beside them that nobody can work them out.")
    if report.filters:
        yield _(
            "Also hidden is what would tell of only 1 to 10 people when it is held against the report of the same days"
            " without one of these filters."
        )
    yield _(
        "Do not give these numbers out together with those of other days or other filters: the difference between two"
        " numbers can point at a few people."
    )


def head_of(report, agency):
    """What a file of this report speaks of, and as of when."""
    yield [agency.name]
    yield [_("From"), date_format(report.since, "DATE_FORMAT")]
    yield [_("To"), date_format(report.until, "DATE_FORMAT")]
    yield [_("Program"), report.program.name if report.program else _("All programs")]
    if report.specialist:
        yield [peer_title(), report.specialist.name]
    if report.county:
        yield [_("County"), report.county]
    if report.payer:
        yield [_("Who pays"), report.payer]
    yield [_("Frozen as of"), date_format(localtime(report.as_of), "DATETIME_FORMAT"), report.by_name]
    late = report.late
    if late["count"]:
        yield [_("Signed since then, and not in these numbers"), late["count"]]


def _table(shown):
    yield []
    yield [shown.table.title, "", shown.table.definition]
    if shown.is_all_hidden:
        yield [_("Too few people to show: they could be recognized.")]
        return
    yield [shown.table.head, *(column.label for column in shown.table.columns)]
    for line in shown.lines:
        yield [line.label, *(_("hidden") if one.is_hidden else _plain(one) for one in line.cells)]


def _plain(told):
    """A number that a spreadsheet can add up, where there is one."""
    return told.words if told.value is None else told.value


def _cells(row):
    return [one if isinstance(one, (int, float)) else cell(str(one)) for one in row]


def as_csv(report, agency):
    """UTF-8 with a mark at its beginning, so that every spreadsheet reads accents and other alphabets."""
    out = io.StringIO()
    csv.writer(out).writerows(map(_cells, rows_of(report, agency)))
    return ("\ufeff" + out.getvalue()).encode()


def as_xlsx(report, agency):
    book = Workbook(write_only=True)
    page = book.create_sheet(_("Numbers"))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 40, 22
    page.column_dimensions["C"].width = 90
    for row in rows_of(report, agency):
        page.append(_cells(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
