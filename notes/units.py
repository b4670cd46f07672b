"""Units of service from minutes, and when a note is due. Sources: see the docstrings."""

from datetime import datetime, time, timedelta

SATURDAY = 5
END_OF_BUSINESS = time(17)


def units(minutes, rule):
    """Whole units of 15 minutes for one contact of `minutes` (int, 0 or more).

    full_unit: every full 15 minutes (Michigan PIHP/CMHSP encounter reporting, codes of "15 minutes").
    eight_minute: from 8 minutes on (New Hampshire He-W 549.10, the same table as CMS's).
    up_to: every begun 15 minutes (Michigan, codes of "up to 15 minutes").
    Raises ValueError for any other rule or for minutes below zero.
    """
    if minutes < 0:
        raise ValueError("minutes cannot be below zero")
    match rule:
        case "full_unit":
            return minutes // 15
        case "eight_minute":
            return (minutes + 7) // 15
        case "up_to":
            return -(-minutes // 15)
    raise ValueError(f"no such rule: {rule}")


def due_at(ended_at, amount, unit, zone):
    """The moment a note is due: `amount` hours after `ended_at` (aware), or the end (5 pm in `zone`) of the
    `amount`-th business day after its day (Texas 26 TAC 301.361 counts two business days after the contact)."""
    if unit == "hours":
        return ended_at + timedelta(hours=amount)
    day = ended_at.astimezone(zone).date()
    while amount:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            amount -= 1
    return datetime.combine(day, END_OF_BUSINESS, zone)
