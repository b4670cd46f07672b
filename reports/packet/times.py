"""Whether the hours can be true."""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from notes.units import units

LONGEST_DAY = timedelta(hours=24)


def over_units(notes):
    """Notes of days whose units are more than their minutes give, counted one by one or added up."""
    days = defaultdict(list)
    for note in notes:
        days[note.session.program_id, timezone.localdate(note.session.start_at)].append(note)
    return [note for of_day in days.values() if _is_over(of_day) for note in of_day]


def _is_over(of_day):
    rules = [(note.session.minutes, _rule(note.session)) for note in of_day]
    apart, together = sum(units(*one) for one in rules), units(sum(m for m, _rule in rules), rules[0][1])
    return sum(note.signed_units or 0 for note in of_day) > max(apart, together)


def _rule(session):
    return (session.service_code and session.service_code.unit_rule) or session.program.unit_rule


def overlapping(facts):
    """A group is one time of its specialist, for everybody in it."""
    return [note for note in facts.notes if any(_is_crossed(note.session, *other) for other in facts.around.items())]


def _is_crossed(session, pk, other):
    specialist, client, start_at, end_at, meeting = other
    same = pk == session.pk or (meeting is not None and meeting == session.group_meeting_id)
    theirs = specialist == session.specialist_id or client == session.client_id
    return not same and theirs and start_at < session.end_at and end_at > session.start_at


def too_long_days(facts):
    """Notes of days on which the specialist's times add up to more than a day; a group counts once."""
    times = defaultdict(set)
    for specialist, _client, start_at, end_at, _meeting in facts.around.values():
        times[specialist, timezone.localdate(start_at)].add((start_at, end_at))
    long = {day for day, spans in times.items() if sum((b - a for a, b in spans), timedelta()) > LONGEST_DAY}
    return [
        note for note in facts.notes if (note.session.specialist_id, timezone.localdate(note.session.start_at)) in long
    ]
