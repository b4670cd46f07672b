"""An uploaded file as rows of plain text. Whatever is wrong with the file is said in one sentence."""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .columns import matched

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED_BYTES = 40 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 60
LOOKED_THROUGH = 200
OLD_EXCEL, ZIP, UTF_16 = b"\xd0\xcf\x11\xe0", b"PK", (b"\xff\xfe", b"\xfe\xff")
SEPARATORS = ",;\t"
EXCEL_HINT = re.compile(r"\Asep=.[\r\n]+")
SIGNS = ("=", "+", "-", "@", "\t", "\r")


def read(uploaded):
    """(headings, [(row number as a spreadsheet counts, cells)]); raises ValidationError."""
    if uploaded.size > MOST_BYTES:
        raise ValidationError(_("This file is bigger than 5 MB. Split it into smaller files."))
    content = uploaded.read()
    rows = _from_headings(_numbered(_rows_of_xlsx(content) if content.startswith(ZIP) else _rows_of_csv(content)))
    if not rows:
        raise ValidationError(_("This file is empty."))
    (_heading_number, headings), people = rows[0], rows[1:]
    while headings and not headings[-1]:
        headings.pop()
    if not people:
        raise ValidationError(_("This file has headings but nobody below them."))
    return headings, [(number, _as_wide(cells, len(headings))) for number, cells in people]


def _numbered(rows):
    """Without the empty ones."""
    kept = []
    for number, row in enumerate(rows, start=1):
        cells = [_plain(value) for value in row]
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise ValidationError(_("This file has more than 60 columns. Keep those that are needed."))
        if any(cells):
            kept.append((number, cells[:MOST_COLUMNS]))
        if len(kept) > MOST_ROWS + 1:
            raise ValidationError(_("This file has more than 10,000 rows. Split it into smaller files."))
    return kept


def _from_headings(rows):
    """Without a title above them: a row with one cell, before one that says what its columns are."""
    if len(rows) > 1 and sum(map(bool, rows[0][1])) == 1 and not matched(rows[0][1]) and len(matched(rows[1][1])) > 1:
        return rows[1:]
    return rows


def _as_wide(cells, width):
    return (cells + [""] * width)[:width]


def _plain(value):
    """A cell as text, without the apostrophe that made it harmless when it was exported."""
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(getattr(value, "text", value)).replace("\0", "").replace("\r\n", "\n").strip().strip("\ufeff")
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(SIGNS) else text


def _rows_of_xlsx(content):
    """Of the sheet with people. A broken file can fail anywhere in the library, so every failure is one sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise ValidationError(_("This file is too big once it is unpacked. Save the list as CSV and upload that."))
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        yield from _sheet_of_people(book).iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    except ValidationError:
        raise
    except Exception:
        raise ValidationError(
            _("This is not a spreadsheet that can be read here. Save the list as CSV or XLSX and upload that.")
        ) from None


def _sheet_of_people(book):
    """The first that is shown and has a heading known here; else the first with a list; else the first."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    lists = [(sheet, rows[0]) for sheet in shown if len(rows := _first_two(sheet)) == 2]
    known = [sheet for sheet, headings in lists if matched(headings)]
    return (known or [sheet for sheet, _headings in lists] or shown)[0]


def _first_two(sheet):
    rows = sheet.iter_rows(max_row=LOOKED_THROUGH, max_col=MOST_COLUMNS, values_only=True)
    return list(islice(([_plain(value) for value in row] for row in rows if any(row)), 2))


def _rows_of_csv(content):
    text = EXCEL_HINT.sub("", _decoded(content))
    first = text.lstrip("\n").partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from rows
    except csv.Error:
        line = {"line": rows.line_num}
        raise ValidationError(_("A quotation mark is missing or too many near line %(line)s.") % line) from None


def _decoded(content):
    if content.startswith(OLD_EXCEL):
        raise ValidationError(_("This is an old Excel file. Open it and save it as XLSX or CSV."))
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not content.startswith(b"%PDF"):
            return text
    raise ValidationError(_("This file is not a table. Save the list as CSV or XLSX and upload that."))
