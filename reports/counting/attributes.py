"""The people served by what they say of themselves; what nobody said is counted as not said."""

from collections import defaultdict

from .found import Found

UNSAID = "unsaid"
AGES = [(17, "0"), (24, "18"), (34, "25"), (44, "35"), (54, "45"), (64, "55")]
OLDEST = "65"


def by_attribute(report, served, times, contacts):
    """{(name, cell): Found}; several answers count under each of them."""
    cells = defaultdict(list)
    payers = _payers(report, times, contacts)
    for one in served:
        told = _told(report, one) | {"payer": sorted(payers[one.pk]) or [UNSAID]}
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


def _payers(report, times, contacts):
    """{client: who paid, in a program in which they had a contact, on the days of those contacts}"""
    seen, payers = {(one.client, one.program) for one in contacts.parts}, defaultdict(set)
    for time in times:
        overlaps = time.began_on <= report.until and (time.ended_on is None or time.ended_on >= report.since)
        if overlaps and (time.client_id, time.program_id) in seen:
            paid = [time.payer] if time.payers_then is None else time.payers_then
            payers[time.client_id].update(payer for payer in paid if payer)
    return payers
