"""Units where a program adds up the minutes of a person's day.

Each line of a file says what its note says: what it added to the day. So a day's lines come to the day's units, and a
day is billed as a whole. Where one of its contacts is never billed, the others claim no more than their own minutes.
A contact that added no unit is still in the file when the units of the others stand on its minutes too.
"""

from notes.units import units


def settle_days(contacts):
    for line in _lines(contacts):
        if any(contact.waits for contact in line):
            for contact in line:
                contact.waits_for_the_day = not (contact.waits or contact.never)
        else:
            counted = [contact for contact in line if not contact.never]
            if len(counted) < len(line):
                _claim_no_more_than_their_minutes(counted)
            _leave_out_what_adds_nothing(counted)
        for contact in line:
            contact.judge_again()


def _lines(contacts):
    """The held contacts of one person on one day under one code."""
    lines = {}
    for contact in contacts:
        if contact.is_held:
            key = (contact.session.client_id, contact.day, contact.code and contact.code.pk)
            lines.setdefault(key, []).append(contact)
    return lines.values()


def _whole(line):
    """The units of all its minutes together."""
    return units(sum(contact.session.minutes for contact in line), line[0].unit_rule) if line else 0


def _claim_no_more_than_their_minutes(line):
    left = _whole(line) - sum(contact.units for contact in line if contact.is_billed)
    others = [contact for contact in line if not contact.is_billed]
    for contact in sorted(others, key=lambda one: one.note.signed_at):
        contact.units = max(0, min(contact.note.signed_units, left))
        left -= contact.units


def _leave_out_what_adds_nothing(line):
    claimed = sum(contact.units for contact in line)
    for contact in [contact for contact in line if contact.units == 0 and not contact.is_billed]:
        rest = [one for one in line if not (one is contact or one.has_no_units)]
        contact.has_no_units = _whole(rest) >= claimed
