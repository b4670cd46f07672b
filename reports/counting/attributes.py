"""The people served by what they say of themselves; what nobody said is counted as not said."""

from collections import defaultdict

from .found import Found

UNSAID = "unsaid"
AGES = [(17, "0"), (24, "18"), (34, "25"), (44, "35"), (54, "45"), (64, "55")]
OLDEST = "65"


def by_attribute(within):
    """{(name, cell): Found}; several answers count under each of them."""
    cells, payers = defaultdict(list), _payers(within)
    for one in within.served:
        told = _told(within.report, one) | {"payer": sorted(payers[one.pk]) or [UNSAID]}
        for name, answers in told.items():
            for answer in answers:
                cells[name, answer].append(one.pk)
    return {pair: Found.of(keys) for pair, keys in cells.items()}


def _told(report, one):
    return {
        "gender": [one.gender or UNSAID],
        "race": one.race or [UNSAID],
        "veteran": [one.veteran or UNSAID],
        "language": [one.language],
        "age": [_age(one.born_on, report.until)],
        "county": [one.county or UNSAID],
    }


def _age(born_on, day):
    if born_on is None:
        return UNSAID
    years = day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
    return next((band for last, band in AGES if years <= last), OLDEST)


def _payers(within):
    """{client: who paid, in a program in which they had a contact, on the days of those contacts}"""
    report, payers = within.report, defaultdict(set)
    seen = {(one.client, one.program) for one in within.contacts.parts}
    for time in within.times:
        overlaps = time.began_on <= report.until and (time.ended_on is None or time.ended_on >= report.since)
        if overlaps and (time.client_id, time.program_id) in seen:
            payers[time.client_id].update(payer for payer in within.payers(time) if payer)
    return payers
