"""Days as agencies count them."""

from datetime import datetime, time, timedelta

SATURDAY = 5
END_OF_BUSINESS = time(17)


def end_of_business_day(moment, count, zone):
    """The end (5 pm in `zone`) of the `count`-th business day after the day of `moment` (aware)."""
    day = moment.astimezone(zone).date()
    while count:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            count -= 1
    return datetime.combine(day, END_OF_BUSINESS, zone)
