"""Nobody can work out a few people from a report and every wider one of the same days, with all their tables: neither
from the sums of the rows, nor from the differences, nor from several of them together."""

from collections import Counter
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.counting.beyond import beyond_of
from reports.counting.found import Found
from reports.counting.scope import parts_of
from reports.models import Report
from reports.numbers import SECTIONS
from reports.sheet import ShownTable, points_at_somebody
from reports.small_cells import is_small

FILTERS = {"county": "Travis", "payer": "Medicaid"}
BY, NUMBERS = ("language", "gender", "county", "payer"), ("served", "new", "continuing", "enrolled", "planned")
TABLES = {table.columns[0].name: table for section in SECTIONS for table in section.tables}
PRIME = 2**61 - 1
COUNTIES, PAYERS, COUNTS = ["Travis", "Hays", "Bastrop"], ["Medicaid", "Grant"], [1, 2, 4, 9, 12, 30]
SAID = [COUNTIES, PAYERS, ["en", "es"], ["woman", "man"], [True, False], [True, False], COUNTS]
ALIKE = st.tuples(*map(st.sampled_from, SAID))


def counted(people):
    """{(name, cell): Found} of these, as a report counts them."""
    cells = Counter({(name, ""): 0 for name in NUMBERS})
    for county, payer, language, gender, is_new, is_planned, count in people:
        keys = [("served", ""), ("enrolled", ""), ("new" if is_new else "continuing", "")]
        keys += zip(BY, (language, gender, county, payer), strict=True)
        for key in keys + [("planned", "")] * is_planned:
            cells[key] += count
    return {key: Found(count) for key, count in cells.items()}


def reports_of(people):
    """{filters: the report}, from everybody's to that of one county and one payer."""

    def are_in(names):
        return [one for one in people if all(FILTERS[name] in one[:2] for name in names)]

    by_filters = {names: counted(are_in(names)) for names in parts_of(FILTERS)}
    reports = {names: Report(**{name: FILTERS[name] for name in names}) for names in by_filters}
    for names, report in reports.items():
        report.found = by_filters[names] | beyond_of(report, by_filters)
    return reports


def shown_in(report):
    for name in NUMBERS:
        if not points_at_somebody(report, (name, "")):
            yield from [(name, ""), *([("enrolled", "")] if name == "planned" else [])]
    for name in BY:
        shown = ShownTable(TABLES[name], report)
        yield from ((name, cell) for cell in shown.places if cell not in shown.hidden)


def known_from(reports):
    """What a reader knows: each is a sum of counts whose value can be worked out."""
    for names, report in reports.items():
        yield from ({(names, key): 1} for key in shown_in(report))
        served = {(names, ("served", "")): -1}
        yield served | {(names, ("new", "")): 1, (names, ("continuing", "")): 1}
        tables = [ShownTable(TABLES[name], report) for name in BY]
        yield from (served | _lines(names, table) for table in tables if not table.is_all_hidden)
        yield from (served | {(names - {name}, (name, FILTERS[name])): 1} for name in names)


def _lines(names, shown):
    return {(names, (shown.table.columns[0].name, cell)): 1 for cell in shown.places}


def secrets_of(reports):
    """Few people: in a cell or a number, in one report and not in another, or outside of the county and the payer; of
    those in a cell, and of those in none."""
    for names, report in reports.items():
        yield from ({(names, key): 1} for key, one in report.found.items() if _is_secret(names, key, one))
    for key in reports[frozenset()].found:
        for some in [{key: 1}, {("served", ""): 1, key: -1}] if key[1] else [{key: 1}]:
            counts = {names: _sum(report, some) for names, report in reports.items() if key in report.found}
            for narrow, wide in combinations(reversed(counts), 2):
                if wide < narrow and counts[narrow] and is_small(counts[wide] - counts[narrow]):
                    yield _of(some, {wide: 1, narrow: -1})
            signs = {names: (-1) ** len(names) for names in counts}
            if counts.get(frozenset(FILTERS)) and is_small(sum(signs[names] * counts[names] for names in counts)):
                yield _of(some, signs)


def _sum(report, some):
    return sum(sign * report.found[key].count for key, sign in some.items())


def _sum(report, some):
    return sum(sign * report.found[key].count for key, sign in some.items() if key in report.found)


def _of(some, signs):
    return {(names, key): sign * by for names, sign in signs.items() for key, by in some.items()}


def _is_secret(names, key, one):
    return is_small(one.count) and key[0] != "beyond" and (names or key[1])


class Known:
    """Everything that follows from some sums, by elimination."""

    def __init__(self, sums):
        self.rows = {}
        for one in sums:
            if rest := self.rest_of(one):
                first = next(iter(rest))
                self.rows[first] = {key: value * pow(rest[first], -1, PRIME) % PRIME for key, value in rest.items()}

    def rest_of(self, one):
        rest = {key: value % PRIME for key, value in one.items()}
        while first := next((key for key in rest if key in self.rows), None):
            times = rest[first]
            for key, value in self.rows[first].items():
                rest[key] = (rest.get(key, 0) - times * value) % PRIME
            rest = {key: value for key, value in rest.items() if value}
        return rest


def alike(county, payer, count):
    return county, payer, "en", "woman", True, True, count


@given(people=st.lists(ALIKE, min_size=1, max_size=9))
@example(
    [
        alike("Travis", "Medicaid", 13),
        alike("Travis", "Grant", 12),
        alike("Hays", "Medicaid", 9),
        alike("Hays", "Grant", 1),
        alike("Bastrop", "Medicaid", 2),
    ]
)
@settings(max_examples=300, deadline=None)
def test_no_few_people_follow_from_a_report_and_the_wider_ones(people):
    reports = reports_of(people)
    known = Known(known_from(reports))
    assert [secret for secret in secrets_of(reports) if not known.rest_of(secret)] == []


def test_what_is_shown_does_follow_so_the_test_would_see_it():
    reports = reports_of([("Travis", "Medicaid", "en", "woman", True, True, 30)])
    known = Known(known_from(reports))
    assert not known.rest_of({(frozenset(FILTERS), ("served", "")): 1})
