"""Every page that a reader can reach by its links: it answers, axe finds nothing, nothing is cut off."""

import re

import pytest

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
SIGNED_OUT = ["/demo/", "/sign-in/", "/come-in/", "/crisis/", "/sign-in/code/", "/password/forgotten/"]
NO_PAGES = ("/export/", "/paper.pdf", "/recovery-codes/file/", "/static/")
AT_MOST = 80


@pytest.mark.parametrize(
    ("reader", "language", "width"),
    [("Dana", "en", 1280), ("Patricia", "es", 768), ("Marcus", "es", 390), (None, "en", 390)],
)
def test_every_page_that_one_can_reach(page_for, looks_well, reader, language, width):
    page = page_for(reader, width=width, locale=f"{language}-US")
    ahead, seen = ["/"] if reader else list(SIGNED_OUT), set()
    while ahead and len(seen) < AT_MOST:
        address = ahead.pop(0)
        if _kind(address) in seen:
            continue
        seen.add(_kind(address))
        assert page.goto(address).status == 200, address
        looks_well(page)
        ahead += [link for link in _links(page) if _kind(link) not in seen]
    assert len(seen) > 5


def _kind(address):
    """Pages that differ in a key alone are one kind."""
    return KEY.sub("…", address)


def _links(page):
    paths = page.eval_on_selector_all(
        "a[href]", "links => links.filter(a => a.origin === location.origin).map(a => a.pathname)"
    )
    return [path for path in paths if not any(part in path for part in NO_PAGES)]
