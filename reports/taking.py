"""A file on its way out: read part by part, so that no file is ever whole in memory, as CSV or as a workbook."""

import csv
import io
from itertools import chain, count

from django.db import transaction
from django.utils import translation

from accounts.scopes import scope
from accounts.spreadsheet import cell

from .models import Download, ExportChunk
from .workbook import workbook

CONTENT_TYPES = {
    Download.Form.CSV: "text/csv; charset=utf-8",
    Download.Form.PDF: "application/pdf",
    Download.Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def stream(export, form):
    """The bytes of the file. They leave after the request's transaction, so each part is read in one of its own."""
    if form == Download.Form.PDF:
        return [export.bound]
    if export.of.beginning is not None:
        return _lines(export)
    with translation.override(export.language):
        head = [*export.of.above, [heading for heading, _value in export.of.columns]]
        head = [[str(text) for text in line] for line in head]
    parts = map(_harmless, chain([head], _parts(export.pk, export.agency_id)))
    return workbook(parts) if form == Download.Form.XLSX else _csv(parts)


def _parts(export_id, agency_id):
    """The rows of one part after the other."""
    for number in count():
        with scope(agency_id), transaction.atomic():
            part = ExportChunk.objects.filter(export=export_id, number=number).first()
        if part is None:
            return
        yield part.cells


def _lines(export):
    yield export.of.beginning.encode()
    for rows in _parts(export.pk, export.agency_id):
        yield "".join(line for (line,) in rows).encode()


def _harmless(rows):
    return [[cell(value) if isinstance(value, str) else value for value in row] for row in rows]


def _csv(parts):
    yield "\ufeff".encode()
    for rows in parts:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        yield text.getvalue().encode()
