"""Days from the referral to the first delivered contact, for those referred in the period."""

from statistics import median

from django.utils import timezone

from .found import Found

TENTHS = 10


def first_contacts(within):
    """Still waiting counts apart; in a share of N days it counts against, once its N days are over."""
    referred, met = list(_referred(within)), {}
    for time in referred:
        if first_at := within.first_at(time):
            met[time.pk] = (timezone.localdate(first_at) - time.referred_on).days
    today = timezone.localdate(within.report.as_of)
    waiting = {time.pk: (today - time.referred_on).days for time in referred if time.pk not in met}
    return {
        ("referred", ""): Found.of([time.pk for time in referred]),
        ("first_contacts", ""): Found.of(met, met.values()),
        ("waiting", ""): Found.of(waiting, waiting.values()),
        ("days_median", ""): _days(met, median),
        ("days_quarter", ""): _days(met, three_quarters),
        **{pair: found for limit in (3, 7) for pair, found in _within(limit, met, waiting).items()},
    }


def _referred(within):
    since, until = within.report.since, within.report.until
    return (time for time in within.counted if time.referred_on and since <= time.referred_on <= until)


def three_quarters(days):
    """The smallest number of days within which at least three quarters had their first contact."""
    return sorted(days)[-(-3 * len(days) // 4) - 1]


def _days(met, of):
    found = Found.of(met, met.values())
    found.amount = round(TENTHS * of(met.values())) if met else 0
    return found


def _within(limit, met, waiting):
    in_time = {pk: days for pk, days in met.items() if days <= limit}
    over = [*met, *(pk for pk, days in waiting.items() if days > limit)]
    return {
        (f"within_{limit}", ""): Found.of(in_time, in_time.values()),
        (f"decided_{limit}", ""): Found.of(over),
    }
