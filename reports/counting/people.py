"""Who was served, who came anew, who left, how long the first contact took, and whose plan is current."""

from collections import defaultdict
from datetime import timedelta
from itertools import groupby

from django.utils import timezone

from .attributes import UNSAID, by_attribute
from .contacts import added
from .first_contact import first_contacts
from .found import Found

A_DAY = timedelta(days=1)


def people_of(within):
    """{(name, cell): Found} of everything that counts people by their contacts and their time in programs."""
    of_client = {client: list(group) for client, group in groupby(within.times, lambda time: time.client_id)}
    return {
        ("served", ""): Found.of([one.pk for one in within.served]),
        **_new_and_continuing(within, of_client),
        **_closed(within, of_client),
        **first_contacts(within),
        **_plans(within),
        **_by_program(within),
        **by_attribute(within),
    }


def _new_and_continuing(within, of_client):
    found = {True: [], False: []}
    for one in within.served:
        is_new = _is_new(within.last_before(one), of_client.get(one.pk, []), within.first_days[one.pk])
        found[is_new].append(one.pk)
    return {("new", ""): Found.of(found[True]), ("continuing", ""): Found.of(found[False])}


def _is_new(last_before, times, first_on):
    """Never seen before, or closed since they were seen last."""
    if last_before is None:
        return True
    last_on = timezone.localdate(last_before)
    return any(last_on <= time.ended_on < first_on for time in times if closes(time, times))


def closes(time, times):
    """It ended, and the person was in no other of these programs the day after."""
    return time.ended_on is not None and not any(other.covers(time.ended_on + A_DAY) for other in times)


def _closed(within, of_client):
    """Each person once, by their last closing in the period."""
    last, report = {}, within.report
    for time in within.counted:
        ended = time.ended_on and report.since <= time.ended_on <= report.until
        if ended and closes(time, of_client[time.client_id]):
            before = last.get(time.client_id)
            last[time.client_id] = time if before is None or before.ended_on <= time.ended_on else before
    found = {("closed", ""): Found.of([time.pk for time in last.values()])}
    for ending in {time.ended_because for time in last.values()}:
        keys = [time.pk for time in last.values() if time.ended_because == ending]
        found["closed", ending or UNSAID] = Found.of(keys)
    return found


def _plans(within):
    """On the last day of the period, each person once: by the time in a program that is latest to be reviewed."""
    people, day = defaultdict(list), within.report.until
    for time in within.counted:
        if time.covers(day):
            people[time.client_id].append(time)
    current = [client for client, times in people.items() if any(_is_current(time, day) for time in times)]
    return {("enrolled", ""): Found.of(people), ("planned", ""): Found.of(current)}


def _is_current(time, day):
    return time.has_goal and time.plan_review_due_on is not None and time.plan_review_due_on >= day


def _by_program(within):
    """Each person once in every program that they had a contact in."""
    parts = defaultdict(list)
    for one in within.contacts.parts:
        parts[str(one.program)].append(one)
    place = {one.pk: number for number, one in enumerate(within.served)}
    found = {}
    for program, some in parts.items():
        clients = sorted({one.client for one in some}, key=place.get)
        count, minutes, units = added(one.all for one in some)
        found["program_people", program] = Found.of(clients, label=within.report.program_names[program])
        found["program_contacts", program] = Found.contacts(count, count)
        found["program_hours", program] = Found.contacts(count, minutes)
        found["program_units", program] = Found.contacts(count, units)
    return found
