"""Which contacts take place at the same time as another one of the same specialist or person."""

from notes.clock import at_once


def find_overlaps(contacts, others_of):
    """Put down with each contact those that it overlaps. What will never be billed stands in nobody's way."""
    held = [contact for contact in contacts if contact.is_held and contact.session.end_at and not contact.is_billed]
    nobodys = {contact.session.pk for contact in contacts if contact.never}
    whose = ({contact.session.specialist_id for contact in held}, {contact.session.client_id for contact in held})
    others = [one for one in others_of(*whose) if one.left_out is None and one.pk not in nobodys]
    overlaps = _pairs(others, "specialist")
    for pk, found in _pairs(others, "client").items():
        overlaps.setdefault(pk, []).extend(found)
    for contact in held:
        if contact.session.pk in overlaps and not contact.never:
            contact.overlapping = overlaps[contact.session.pk]
            contact.judge_again()


def _pairs(others, whose):
    """{key: [others at the same time]} among those of the same specialist or person; a group meets at once."""
    rows, found = {}, {}
    for one in others:  # In the order of the clock.
        going_on = [before for before in rows.get(getattr(one, whose), []) if before.end_at > one.start_at]
        for before in going_on:
            if at_once(before, one) and not (before.meeting and before.meeting == one.meeting):
                found.setdefault(one.pk, []).append(before)
                found.setdefault(before.pk, []).append(one)
        rows[getattr(one, whose)] = [*going_on, one]
    return found
