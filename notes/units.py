"""Units of service from minutes, and when a note is due. Sources: see the docstrings."""

from datetime import timedelta

from accounts.days import end_of_business_day


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


def day_units(minutes, rule, sums=False, cap=None, signed=()):
    """The whole units that each contact of one person's day adds, in order; together they are the units of the day.

    `minutes`: of each contact, in order. `sums`: the minutes of the day are added up before they become units, so a
    later contact adds the difference (states differ: practice brief 1.3). `cap`: the most units for the day (a
    Washington contract: 4 hours). `signed`: what the first contacts were signed with; that never changes, and a later
    contact makes up for it as far as it can.
    """
    adds, whole = list(signed), sum(minutes[: len(signed)])
    for contact in minutes[len(signed) :]:
        whole += contact
        more = units(whole, rule) - sum(adds) if sums else units(contact, rule)
        left = more if cap is None else min(more, cap - sum(adds))
        adds.append(max(0, left))
    return adds


def month_minutes(contacts, zone):
    """{(year, month): minutes} of `contacts` (start, minutes), by the month in `zone` in which each began.

    For codes that count the minutes of a calendar month: G0140 (the first 60), G0146 (each 30 more), Medicare 2024.
    """
    months = {}
    for start, minutes in contacts:
        day = start.astimezone(zone)
        months[day.year, day.month] = months.get((day.year, day.month), 0) + minutes
    return months


def last_day_to_bill(start_at, days, zone):
    """The last day on which a contact may be billed, `days` after the day in `zone` on which it began; or None."""
    return None if days is None else start_at.astimezone(zone).date() + timedelta(days=days)


def due_at(ended_at, amount, unit, zone):
    """The moment a note is due: `amount` hours after `ended_at` (aware), or the end (5 pm in `zone`) of the
    `amount`-th business day after its day (Texas 26 TAC 301.361 counts two business days after the contact)."""
    if unit == "hours":
        return ended_at + timedelta(hours=amount)
    return end_of_business_day(ended_at, amount, zone)
