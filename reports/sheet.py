"""A report as it is shown: on the page, on paper, in files."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from .counting.beyond import PART_OF
from .drawing import bars
from .numbers import SECTIONS
from .numbers.shapes import value
from .small_cells import hidden_cells, is_small


@dataclass(frozen=True)
class Said:
    """One number in words, with its definition and the address of its rows."""

    label: str
    words: str
    definition: str
    url: str
    value: float | None = None


@dataclass(frozen=True)
class Cell:
    words: str
    label: str
    url: str = ""
    is_hidden: bool = False
    value: float | None = None


@dataclass(frozen=True)
class Line:
    label: str
    cells: list
    count: int | None


class ShownTable:
    """A table with the small counts of people taken out."""

    def __init__(self, table, report):
        self.table, self.found = table, report.found
        self.report = report
        cells = [cell for name, cell in self.found if name == table.columns[0].name and cell]
        self.places = sorted(cells, key=table.order or self._label)

    @cached_property
    def hidden(self):
        if not self.table.hides_small:
            return set()
        if points_at_somebody(self.report, self.table.total):
            return set(self.places)
        first = self.table.columns[0].name
        counts = {cell: self.found[first, cell].count for cell in self.places}
        return hidden_cells(counts, {cell for cell in counts if self.report.leaves_few_out(first, cell)})

    @cached_property
    def lines(self):
        return [self._line(cell) for cell in self.places]

    @property
    def chart(self):
        return bars([(line.label, line.count) for line in self.lines])

    @property
    def is_all_hidden(self):
        return bool(self.places) and len(self.hidden) == len(self.places)

    def heading_of(self, name, cell):
        if cell not in self.places or cell in self.hidden:
            return None
        shown = next(self._cell(column, cell) for column in self.table.columns if column.name == name)
        return Said(f"{shown.label} · {self._label(cell)}", shown.words, self.table.definition, shown.url)

    def _line(self, cell):
        found, is_hidden = self.found[self.table.columns[0].name, cell], cell in self.hidden
        return Line(
            self._label(cell), [self._cell(c, cell) for c in self.table.columns], None if is_hidden else found.count
        )

    def _cell(self, column, cell):
        if cell in self.hidden:
            return Cell("", column.label, is_hidden=True)
        url = rows_url(self.report, column.name, cell)
        found = self.found[column.name, cell]
        return Cell(column.shape(found), column.label, url, value=value(column.shape, found))

    def _label(self, cell):
        return self.table.label(cell, self.found[self.table.columns[0].name, cell])


@dataclass(frozen=True)
class ShownSection:
    title: str
    numbers: list
    tables: list

    @property
    def is_empty(self):
        return not self.numbers and not self.tables


def sheet_of(report):
    """Every section that the report has numbers for."""
    return [
        ShownSection(
            section.title,
            [said for number in section.numbers if (said := _said(number, report))],
            [shown for table in section.tables if (shown := ShownTable(table, report)).places],
        )
        for section in SECTIONS
    ]


def names_behind(name, cell):
    """What a number is called, and those that it is a share of."""
    numbers = [number for section in SECTIONS for number in section.numbers if number.key == (name, cell)]
    return {name, *(other for number in numbers for other, _cell in number.of)}


def heading_of(report, name, cell):
    """What stands above the rows of a number or of a cell; None where there is none, or where it is hidden."""
    for section in SECTIONS:
        for number in section.numbers:
            if number.key == (name, cell):
                said = _said(number, report)
                return said if said and said.url else None
        for table in section.tables:
            if cell and name in [column.name for column in table.columns]:
                return ShownTable(table, report).heading_of(name, cell)
    return None


def _said(number, report):
    words = number.words(report.found)
    if words is None:
        return None
    if number.is_of_people and points_at_somebody(report, number.key):
        return Said(number.label, _("hidden"), number.definition, "")
    plain = value(number.shape, report.found[number.key])
    return Said(number.label, words, number.definition, rows_url(report, *number.key), plain)


def points_at_somebody(report, key):
    """In a report about a part of the agency: few people, all but few of those whom it is a part of, a part of what is
    hidden, or what tells of few when it is held against a wider report."""
    if not report.filters or key not in report.found:
        return False
    count, whole = report.found[key].count, PART_OF.get(key[0])
    if is_small(count) or report.leaves_few_out(*key):
        return True
    return whole in report.found and (points_at_somebody(report, whole) or is_small(report.found[whole].count - count))


def rows_url(report, name, cell):
    asked = {**report.asked, **({"cell": cell} if cell else {})}
    return f"{report.rows_base}{name}/" + (f"?{urlencode(asked)}" if asked else "")
