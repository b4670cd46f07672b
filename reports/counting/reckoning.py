"""Every number of a report with its rows, from a handful of questions."""

from .beyond import beyond_of
from .found import Found
from .given import supervision_of
from .happenings import happenings_of
from .people import people_of
from .scope import parts_of
from .seen import Seen
from .spans import by_span

SHARES = {
    "all": {},
    "one": {"in_group": False},
    "group": {"in_group": True},
    "billable": {"is_billable": True},
    "rest": {"is_billable": False},
    "on_time": {"was_late": False},
    "late": {"was_late": True},
}
LONG = {"contacts": "count", "hours": "minutes", "units": "units"}


def reckon(report, names=()):
    """{(name, cell): Found}; with names at least the parts to which those numbers belong."""
    seen, filters = Seen(report), frozenset(report.filters)
    by_filters = {names: people_of(seen.within(names)) for names in parts_of(filters)}
    found, contacts = by_filters[filters], seen.contacts.within(filters)
    found |= beyond_of(report, by_filters) | _contacts(contacts) | by_span(report, contacts.by_span)
    missing = set(names) - {name for name, _cell in found}
    if not names or any(name.startswith("supervision") for name in missing):
        found |= supervision_of(report)
    if not names or any(not name.startswith("supervision") for name in missing):
        found |= happenings_of(report, found["served", ""].keys)
    return found


def _contacts(contacts):
    found = {}
    for share, which in SHARES.items():
        count, minutes, units = contacts.sums_of(**which)
        found["contacts", share] = Found.contacts(count, count)
        found["hours", share] = Found.contacts(count, minutes)
        found["units", share] = Found.contacts(count, units)
    meetings = contacts.meetings
    found["meetings", ""] = Found.of(meetings, meetings.values())
    return found
