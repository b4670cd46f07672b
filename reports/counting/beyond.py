"""Which numbers of a report tell of few people when it is held against a wider one: the same period without some of its
filters. Whoever has both can take one from the other."""

from functools import cache

from reports.small_cells import hidden_cells, is_small

from .found import Found
from .scope import parts_of

# The line of a wider report's table that counts the same people as a report with that filter.
OWN_LINE = {"program": "program_people", "county": "county", "payer": "payer"}
SERVED, REFERRED = ("served", ""), ("referred", "")
# What a number is a part of: where the whole or the rest of it is hidden, so is the part.
PART_OF = {"new": SERVED, "continuing": SERVED, "planned": ("enrolled", ""), "waiting": REFERRED}
PART_OF |= {"within_3": ("decided_3", ""), "within_7": ("decided_7", ""), "decided_3": REFERRED, "decided_7": REFERRED}


def beyond_of(report, by_filters):
    """{("beyond", number): Found} of those numbers. `by_filters`: what was found, by the filters it was found with."""
    beyond = Beyond({name: str(value) for name, value in report.filters.items()}, by_filters)
    return {key_of(*key): Found() for key in beyond.hidden_in(frozenset(report.filters))}


def key_of(name, cell):
    return "beyond", f"{name} {cell}"


def whole_of(name, cell):
    """A line of a table is a part of its total: those of one county are told apart from all others too."""
    if cell:
        return ("closed", "") if name == "closed" else SERVED
    return PART_OF.get(name)


class Beyond:
    def __init__(self, filters, by_filters):
        self.filters, self.by_filters = filters, by_filters
        self.hidden_in = cache(self._hidden_in)

    def _hidden_in(self, names):
        """The numbers to hide in the report with these filters."""
        few = {key for key in self.by_filters[names] if self._tells_of_few(names, key)}
        return few | {SERVED} if any(self._is_hidden_line(names, name) for name in names) else few

    def _tells_of_few(self, names, key):
        counts, whole = self._counts(names, key), whole_of(*key)
        if _leave_out_few(names, counts):
            return True
        rest = {some: count - counts[some] for some, count in self._counts(names, whole).items()}
        return whole is not None and _leave_out_few(names, rest)

    def _counts(self, names, key):
        """What it comes to in each wider report, and in this one."""
        return {some: self._count(some, key) for some in parts_of(names)}

    def _count(self, names, key):
        return self.by_filters[names][key].count if key in self.by_filters[names] else 0

    def _is_hidden_line(self, names, name):
        """Without this filter, the table by it hides the line that counts the people of this report."""
        wider, table = names - {name}, OWN_LINE.get(name)
        if table is None:
            return False
        lines = {cell: one.count for (what, cell), one in self.by_filters[wider].items() if what == table}
        also = {cell for cell in lines if (table, cell) in self.hidden_in(wider)}
        return self._hides_served(wider) or self.filters[name] in hidden_cells(lines, also)

    def _hides_served(self, names):
        few = is_small(self._count(names, SERVED)) or SERVED in self.hidden_in(names)
        return bool(names) and few


def _leave_out_few(names, counts):
    """Whether it counts few less than a wider report; or few are in none of several, each wider by one."""
    for wider in parts_of(names)[:-1]:
        between = {some: counts[some] for some in counts if wider <= some}
        in_none = sum(count * (-1) ** len(some - wider) for some, count in between.items())
        if counts[names] and (is_small(counts[wider] - counts[names]) or is_small(in_none)):
            return True
    return False
