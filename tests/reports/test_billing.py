"""Which sessions of a program are billed, how, and why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.billing.contacts import Contacts
from tests import cast


def contacts(program, days=20):
    today = timezone.localdate()
    program.refresh_from_db()
    program.__dict__.pop("codes", None)
    return Contacts(program, today - timedelta(days=days), today)


def reasons(program):
    """{reason: how many} of all that is not ready."""
    found = contacts(program)
    return {reason.key: n for outcome in ("waits", "never") for reason, n in found.why(outcome)}


def change(thing, **fields):
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def test_a_signed_note_in_time_is_ready_with_its_units(a_contact, program):
    a_contact(minutes=50)
    [one] = contacts(program).ready
    assert (one.units, one.session.minutes, str(one.code), one.signed_credential) == (3, 50, "H0038", "CPS")


def _unsigned(a_contact, program, **cast_):
    return a_contact(signed=False), lambda note: note.sign(by=note.session.specialist)


def test_an_unsigned_note_waits_and_is_ready_once_signed(a_contact, program):
    note = a_contact(signed=False)
    assert reasons(program) == {"unsigned": 1}
    note.sign(by=note.session.specialist)
    assert reasons(program) == {}
