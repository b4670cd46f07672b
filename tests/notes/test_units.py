"""The boundary table of the rounding rules, every column, and the hour a note is due."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from notes.clock import moments, stretch
from notes.units import due_at, units

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
