"""The period in weeks, or in months where it is long, each with its first and last day."""

from datetime import date, timedelta

from .found import Found

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LONGEST_IN_WEEKS = timedelta(days=92)


def spans_of(report):
    """[(first day, last day)], cut off where the period is."""
    spans, day = [], report.since
    while day <= report.until:
        last = min(_last_day(report, day), report.until)
        spans.append((day, last))
        day = last + A_DAY
    return spans


def span_of(report, cell):
    """(first day, last day) of the one that begins there: it goes on to the next. A frozen report has its weeks as they
    were, whatever language the agency has now."""
    begins = sorted(cell for name, cell in report.found if name == "span_contacts")
    after = begins[begins.index(cell) + 1 :]
    return date.fromisoformat(cell), date.fromisoformat(after[0]) - A_DAY if after else report.until


def is_in_weeks(report):
    return report.until - report.since < LONGEST_IN_WEEKS


def _last_day(report, day):
    if is_in_weeks(report):
        return day + timedelta(days=6 - (day.weekday() - report.agency.week_begins_on) % 7)
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - A_DAY


def by_span(report, sums):
    """`sums`: by the number of the span, from 1 on."""
    found = {}
    for place, (first, _last) in enumerate(spans_of(report), 1):
        count, minutes, units = sums.get(place, (0, 0, 0))
        found["span_contacts", first.isoformat()] = Found.contacts(count, count)
        found["span_hours", first.isoformat()] = Found.contacts(count, minutes)
        found["span_units", first.isoformat()] = Found.contacts(count, units)
    return found
