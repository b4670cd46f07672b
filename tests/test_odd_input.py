"""Every form of every page, filled with what nobody expects: a sentence or a saved page, never a breakdown."""

import re
from itertools import batched, cycle

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
TOGETHER = 60
WRITERS = ["specialist", "manager", "client"]
NAMES = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([^"]+)"')
# What the forms of pages that are only posted to ask for.
POSTED = """as language reader to words client note day start end time because
place answer movement next_step confidence program until where shared_line takeaway""".split()
NOT_OURS = {"csrfmiddlewaretoken", "once", "next", "seen", "version"}


def _fields(page):
    text = page.text if page["Content-Type"].startswith("text/") and not page.streaming else ""
    return {name for name in NAMES.findall(text) if name not in NOT_OURS}


@pytest.mark.parametrize("names", list(batched(sorted(DOORS), TOGETHER, strict=False)), ids=lambda names: names[0])
@pytest.mark.parametrize("who", WRITERS)
def test_odd_input_breaks_no_page(world, who, names):
    browser = cast.Browser().enter(world.people[who])
    broken = []
    for name in names:
        door, objects, knock = DOORS[name]
        if door[who] == IN and not name.startswith(("mfa_", "account_", "usersessions")):
            address = _address(name, objects, world)
            broken += [(name, odd) for odd in _breaks(browser, address, _asked_for(browser, address, knock))]
    assert broken == []


def _asked_for(browser, address, knock):
    if knock != "get":
        return POSTED
    with transaction.atomic():
        fields = sorted(_fields(browser.get(address)))
        transaction.set_rollback(True)
    return fields


def _breaks(browser, address, fields):
    """The odd inputs at which the page breaks down; whatever they did is undone."""
    cookies = browser.cookies.copy()
    for odd, values in ODD.items():
        with transaction.atomic():
            answer = browser.post(address, dict(zip(fields, cycle(values), strict=False)))
            transaction.set_rollback(True)
        browser.cookies = cookies.copy()
        if answer.status_code >= 500:
            yield odd


__all__ = ["world"]
