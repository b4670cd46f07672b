"""What a time on the clock stands for, also in the nights when the clocks change."""

from datetime import UTC, datetime, timedelta

LONGEST = timedelta(hours=12)


def moments(day, time, zone):
    """The moments (UTC) that this may mean: one; two when the clocks go back; none in the hour that is skipped."""
    on_the_clock = datetime.combine(day, time)
    found = []
    for fold in (0, 1):
        moment = on_the_clock.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == on_the_clock and moment not in found:
            found.append(moment)
    return found


def moment(day, time, zone):
    """The (first) moment that this means; where the clocks jump over it, as much later as they jump."""
    found = moments(day, time, zone)
    return found[0] if found else datetime.combine(day, time, zone).astimezone(UTC)


def stretch(starts, ends):
    """The shortest stretch from one of `starts` to a later one of `ends`, or None: it never counts an hour too many."""
    pairs = [(start, end) for start in starts for end in ends if end > start]
    return min(pairs, key=lambda pair: pair[1] - pair[0], default=None)


def until(starts, day, end, zone):
    """From one of `starts` to `end` on the clock, that day or past midnight, then for LONGEST at most; or None."""
    if pair := stretch(starts, moments(day, end, zone)):
        return pair
    pair = stretch(starts, moments(day + timedelta(days=1), end, zone))
    return pair if pair and pair[1] - pair[0] <= LONGEST else None


def never_comes(day, start, end, zone):
    """Whether the clocks jump over `end`, on that day or, where it is before `start`, on the next."""
    return not moments(day if end > start else day + timedelta(days=1), end, zone)


def at_once(one, other):
    """Whether these two, each with `start_at` and `end_at`, share a minute."""
    return one.start_at < other.end_at and one.end_at > other.start_at


def comes_twice(moment, zone):
    """Whether the clock showed this moment's time twice that night."""
    local = moment.astimezone(zone)
    return len(moments(local.date(), local.time().replace(fold=0), zone)) > 1
