"""What held on a day, of what was written down one after the other."""

from datetime import date

from django.utils import timezone


def held_in_turn(told, name, began_on):
    """[(from which day, value)], the newest first. `told` is what was written down, the newest first. What was written
    first held from the start; all else from its day on, until something that was written later holds from its own."""
    held, before = [], date.max
    for one in told[:-1]:
        since = getattr(one, began_on) or timezone.localdate(one.pgh_created_at)
        if since < before:
            held.append((since, getattr(one, name)))
            before = since
    return [*held, (date.min, getattr(told[-1], name))]


def as_of(day, held):
    return next(value for since, value in held if since <= day)
