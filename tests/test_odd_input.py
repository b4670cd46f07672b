"""Every form of every page, filled with what nobody expects: a sentence or a saved page, never a breakdown."""

import re
from itertools import cycle

import pytest
from django.db import transaction

from tests import cast
from tests.test_access import DOORS, IN, _address, world

ODD = {
    "nul and nothing": ["a\0b", ""],
    "more than any box takes": ["x" * 101_000],
    "emoji and right to left": ["🌊 \u202eأريد\u202c"],
    "days that cannot be": ["1900-01-01", "2026-02-30", "9999-12-31", "2026-03-08 02:30", "2028-02-29", "25:61"],
    "a stranger's id": ["01890000-0000-7000-8000-000000000000"],
}
WRITERS = ["specialist", "manager", "client"]
NAMES = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([^"]+)"')
NOT_OURS = {"csrfmiddlewaretoken", "once", "next", "seen", "version"}


def _fields(page):
    text = page.text if page["Content-Type"].startswith("text/") and not page.streaming else ""
    return {name for name in NAMES.findall(text) if name not in NOT_OURS}


@pytest.mark.parametrize("odd", sorted(ODD))
@pytest.mark.parametrize("who", WRITERS)
def test_odd_input_breaks_no_page(world, who, odd):
    browser = cast.Browser().enter(world.people[who])
    broken = []
    for name, (door, objects, knock) in DOORS.items():
        if door[who] != IN or name.startswith(("mfa_", "account_", "usersessions")):
            continue
        address = _address(name, objects, world)
        with transaction.atomic():
            fields = _fields(browser.get(address)) if knock == "get" else {"words", "as", "to", "reader", "language"}
            answer = browser.post(address, dict(zip(sorted(fields), cycle(ODD[odd]), strict=False)))
            if answer.status_code >= 500:
                broken.append(name)
            transaction.set_rollback(True)
    assert broken == []


__all__ = ["world"]
