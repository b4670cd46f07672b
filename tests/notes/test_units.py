"""The boundary table of the rounding rules, every column, and the hour a note is due."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from notes.clock import moments, stretch
from notes.units import day_units, due_at, last_day_to_bill, month_minutes, units

NEW_YORK = ZoneInfo("America/New_York")
MINUTES = [0, 7, 8, 14, 15, 16, 22, 23, 29, 30, 37, 38, 44, 45, 52, 53, 60, 67, 68]
FULL_UNIT = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4]
EIGHT_MINUTE = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5]
UP_TO = [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5]


@pytest.mark.parametrize(
    ("rule", "expected"), [("full_unit", FULL_UNIT), ("eight_minute", EIGHT_MINUTE), ("up_to", UP_TO)]
)
def test_each_rule_rounds_as_its_source_says(rule, expected):
    assert [units(minutes, rule) for minutes in MINUTES] == expected


def test_the_eight_minute_rule_holds_to_the_end_of_its_published_table():
    ends = {22: 1, 37: 2, 52: 3, 67: 4, 82: 5, 97: 6, 112: 7, 127: 8}
    assert {minutes: units(minutes, "eight_minute") for minutes in ends} == ends


def test_minutes_below_zero_and_unknown_rules_are_refused():
    with pytest.raises(ValueError, match="below zero"):
        units(-1, "up_to")
    with pytest.raises(ValueError, match="no such rule"):
        units(1, "by_feeling")


RULES = some.sampled_from(["full_unit", "eight_minute", "up_to"])
CONTACTS = some.lists(some.integers(0, 720), max_size=8)


@given(minutes=some.integers(0, 1440), rule=RULES)
def test_no_rule_ever_counts_more_than_every_begun_quarter_or_less_than_every_full_one(minutes, rule):
    assert minutes // 15 <= units(minutes, rule) <= -(-minutes // 15)
    assert units(minutes, rule) <= units(minutes + 1, rule)


@given(contacts=CONTACTS, rule=RULES, sums=some.booleans())
def test_the_contacts_of_a_day_add_up_to_the_days_units(contacts, rule, sums):
    whole = units(sum(contacts), rule) if sums else sum(units(one, rule) for one in contacts)
    adds = day_units(contacts, rule, sums)
    assert sum(adds) == whole
    assert all(one >= 0 for one in adds)


@given(contacts=CONTACTS, rule=RULES, sums=some.booleans(), cap=some.integers(0, 40))
def test_a_day_never_comes_to_more_than_its_cap(contacts, rule, sums, cap):
    adds = day_units(contacts, rule, sums, cap)
    assert sum(adds) == min(cap, sum(day_units(contacts, rule, sums)))


@given(contacts=CONTACTS, rule=RULES, sums=some.booleans(), cap=some.none() | some.integers(0, 40), dice=some.randoms())
def test_the_order_of_a_day_does_not_change_what_it_comes_to(contacts, rule, sums, cap, dice):
    shuffled = list(contacts)
    dice.shuffle(shuffled)
    assert sum(day_units(contacts, rule, sums, cap)) == sum(day_units(shuffled, rule, sums, cap))


@pytest.mark.parametrize(
    ("rule", "expected"), [("full_unit", FULL_UNIT), ("eight_minute", EIGHT_MINUTE), ("up_to", UP_TO)]
)
def test_summed_minutes_cross_each_boundary_where_one_contact_would(rule, expected):
    halves = [(minutes // 2, minutes - minutes // 2) for minutes in MINUTES]
    assert [sum(day_units(pair, rule, True)) for pair in halves] == expected


def test_a_later_contact_adds_the_difference():
    assert day_units([10, 10, 25], "full_unit", True) == [0, 1, 2]
    assert day_units([10, 10, 25], "full_unit") == [0, 0, 1]
    assert day_units([8, 8], "eight_minute", True) == [1, 0]


def test_what_is_signed_lies_still_and_a_later_contact_makes_up_for_it():
    assert day_units([10, 20], "full_unit", True, signed=[1]) == [1, 1]
    assert day_units([10, 4], "full_unit", True, signed=[1]) == [1, 0]


def test_the_cap_is_full_at_the_contact_that_fills_it():
    assert day_units([180, 120, 60], "full_unit", cap=16) == [12, 4, 0]


def test_minutes_of_a_month_are_those_that_began_in_it_by_the_agencys_clock():
    last_night = datetime(2026, 12, 1, 3, tzinfo=UTC)
    rows = [(datetime(2026, 11, 3, 15, tzinfo=UTC), 45), (last_night, 30), (datetime(2026, 12, 1, 15, tzinfo=UTC), 60)]
    assert month_minutes(rows, NEW_YORK) == {(2026, 11): 75, (2026, 12): 60}


def test_days_to_bill_count_from_the_agencys_day():
    evening = datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert str(last_day_to_bill(evening, 7, NEW_YORK)) == "2026-11-30"
    assert last_day_to_bill(evening, None, NEW_YORK) is None


def test_business_days_skip_the_weekend():
    friday = datetime(2026, 11, 20, 15, tzinfo=NEW_YORK)
    assert due_at(friday, 2, "business_days", NEW_YORK) == datetime(2026, 11, 24, 17, tzinfo=NEW_YORK)


def test_a_session_on_saturday_counts_from_monday():
    saturday = datetime(2026, 11, 21, 10, tzinfo=NEW_YORK)
    assert due_at(saturday, 1, "business_days", NEW_YORK) == datetime(2026, 11, 23, 17, tzinfo=NEW_YORK)


def test_the_business_day_is_that_of_the_agency_not_of_the_stored_time():
    late_on_thursday = datetime(2026, 11, 20, 3, tzinfo=UTC)
    assert due_at(late_on_thursday, 1, "business_days", NEW_YORK) == datetime(2026, 11, 20, 17, tzinfo=NEW_YORK)


def test_hours_are_real_hours_when_the_clocks_change():
    evening = datetime(2026, 3, 7, 20, tzinfo=NEW_YORK).astimezone(UTC)
    assert due_at(evening, 24, "hours", NEW_YORK).astimezone(NEW_YORK).hour == 21


def test_the_skipped_hour_is_no_moment_and_the_repeated_one_is_two():
    spring, autumn = datetime(2026, 3, 8, 2, 30), datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001 - times on a clock
    assert moments(spring.date(), spring.time(), NEW_YORK) == []
    assert len(moments(autumn.date(), autumn.time(), NEW_YORK)) == 2


def test_a_stretch_over_the_repeated_hour_is_the_shorter_one():
    night = datetime(2026, 11, 1).date()  # noqa: DTZ001
    half_past_one = moments(night, datetime(2026, 11, 1, 1, 30).time(), NEW_YORK)  # noqa: DTZ001
    quarter_past_two = moments(night, datetime(2026, 11, 1, 2, 15).time(), NEW_YORK)  # noqa: DTZ001
    start, end = stretch(half_past_one, quarter_past_two)
    assert (end - start).seconds == 45 * 60
