"""A workbook of one sheet, written as it is sent: plain text and numbers, no formula can be in it.

openpyxl's write-only mode keeps the whole file before its first byte leaves; this keeps a few kilobytes.
"""

import re
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
AROUND = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
SHEET = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"
LONGEST_TEXT = 32_767
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class _Wire:
    """What the zip writes into and the response takes out of; nobody can go back in it."""

    def __init__(self):
        self._pieces = []

    def write(self, piece):
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self):
        pass

    def take(self):
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def workbook(parts):
    """Its bytes, one part of the rows after the other."""
    wire = _Wire()
    with zipfile.ZipFile(wire, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in AROUND.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(SHEET[0].encode())
            for rows in parts:
                sheet.write("".join(map(_row, rows)).encode())
                yield wire.take()
            sheet.write(SHEET[1].encode())
    yield wire.take()


def _row(cells):
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value):
    if not isinstance(value, str):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


def _text(words):
    """As Excel reads it: no control characters, no text that it would take for an escape, a return kept."""
    words = LOOKS_ESCAPED.sub("_x005F_", NO_XML.sub("", words))
    if len(words) > LONGEST_TEXT:
        words = f"{words[: LONGEST_TEXT - 1]}…"
    return escape(words).replace("\r", "&#13;")
