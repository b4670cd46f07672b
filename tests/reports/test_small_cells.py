"""Nobody can work out a hidden cell: neither from the total, nor by knowing how cells are hidden."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.small_cells import SMALL, hidden

COUNTS = st.lists(st.integers(0, 40), max_size=8)
LITTLE = 2


@given(counts=COUNTS)
@settings(max_examples=200, deadline=None)
def test_what_is_small_is_hidden_and_never_alone(counts):
    places = hidden(counts)
    assert {place for place, count in enumerate(counts) if 1 <= count <= SMALL} <= places
    if places and len(places) < len(counts):
        assert len(places) > 1
        assert sum(counts[place] for place in places) > SMALL


@given(counts=st.lists(st.integers(0, 7), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_hidden_cell_could_be_something_else(counts):
    """All tables with the same total that look the same from outside, where 1 and 2 are small."""
    places = sorted(hidden(counts, LITTLE))
    if not places or len(places) == len(counts):
        return
    left = sum(counts[place] for place in places)
    alike = [table for table in _tables(counts, places, left) if sorted(hidden(table, LITTLE)) == places]
    for place in places:
        assert len({table[place] for table in alike}) > 1


def _tables(counts, places, left):
    for values in product(range(left + 1), repeat=len(places)):
        if sum(values) == left:
            table = list(counts)
            for place, value in zip(places, values, strict=True):
                table[place] = value
            yield table


def test_a_total_that_is_small_itself_hides_the_whole_table():
    assert hidden([3, 4, 0]) == {0, 1, 2}
    assert hidden([25, 30, 0]) == set()


@given(counts=COUNTS, also=st.sets(st.integers(0, 7)))
@settings(max_examples=100, deadline=None)
def test_what_is_hidden_for_another_reason_is_not_alone_either(counts, also):
    places = hidden(counts, also=also)
    assert {place for place in also if place < len(counts)} <= places
    if places and len(places) < len(counts):
        assert len(places) > 1
