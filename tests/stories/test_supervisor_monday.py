"""A supervisor's Monday from 7:50 to 9:00: every number opened and found true, the notes, a meeting, cover, praise."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ROW, NEXT = re.compile(r'<li class="step">'), re.compile(r'rel="next" href="([^"]+)"')
MINUTES = re.compile(r"(\d+) min<")
SECOND = ("goals", "steps")
PRAISE = "One can hear them in this note. Thank you."


def test_a_supervisors_monday(page_for, looks_well):
    page = page_for("Renee")
    page.get_by_role("heading", name="Caseload review").wait_for()
    looks_well(page)
    _every_number_is_true(page)
    names = page.locator("table.board th[scope=row]").all_inner_texts()
    specialists = [name.splitlines()[-1].strip() for name in names]

    page.locator("a[href='/caseload/all/not-seen/']").first.click()
    looks_well(page)
    page.locator("main a[href^='/clients/']").first.click()
    page.get_by_role("heading", level=1).wait_for()
    looks_well(page)
    assert page.get_by_role("link", name="Start together").count() == 0

    page.goto("/caseload/")
    page.get_by_label("Only with").select_option("not_seen")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Not seen in 14 days").first.wait_for()
    looks_well(page, themes=("light",))

    _co_signs_and_asks(page, looks_well)
    for name in specialists:
        _says_something_good(page, name)
    _offers_cover(page, looks_well)
    meeting = _holds_supervision(page, looks_well, specialists[0])
    newer = page_for(specialists[0].split()[0])
    newer.goto(meeting)
    newer.get_by_role("button", name=re.compile("^Sign as")).click()
    newer.get_by_text("Signed.", exact=True).first.wait_for()
    looks_well(newer)
    newer.goto("/today/")
    newer.get_by_text(PRAISE).first.wait_for()


def _today(days=0):
    return (datetime.now(ZoneInfo("America/New_York")).date() + timedelta(days=days)).isoformat()


def _every_number_is_true(page):
    links = page.locator("main a[href^='/caseload/']").evaluate_all(
        "links => links.map(link => [link.pathname, link.innerText])"
    )
    opened = {(path, text) for path, text in links if re.search(r"/(all|[0-9a-f-]{36})/[a-z-]+/$", path)}
    assert len(opened) > 20
    for path, text in opened:
        which, numbers = path.rstrip("/").rpartition("/")[2], [float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)]
        if "grew from" in text or "the program asks" in text or not numbers:
            continue
        rows, minutes = _behind(page, path)
        number = float(re.search(r"of (\d+)", text).group(1)) if which in SECOND else numbers[0]
        if which == "hours":
            assert round(minutes / 60, 1) == number, path
        elif which in ("not-seen", "milestones"):
            assert rows in numbers, (path, text)
        else:
            assert rows == number, (path, text)


def _behind(page, path):
    """(how many rows the list has on all its pages, the minutes in them)"""
    rows = minutes = 0
    while path:
        told = page.request.get(path).text()
        rows, minutes = rows + len(ROW.findall(told)), minutes + sum(map(int, MINUTES.findall(told)))
        more = NEXT.search(told)
        path = more and more.group(1).replace("&amp;", "&")
    return rows, minutes


def _co_signs_and_asks(page, looks_well):
    page.goto("/caseload/notes/")
    looks_well(page)
    page.locator("main form ul a").first.click()
    looks_well(page)
    page.keyboard.press("a")
    page.keyboard.type("cj")
    assert page.get_by_label("Your question").input_value() == "cj"
    page.get_by_label("Your question").fill("What would they say helped?")
    page.get_by_role("button", name="Ask, and go on").click()
    page.get_by_text("finds your question on Today.").wait_for()
    page.get_by_role("button", name=re.compile("^Co-sign as Renee")).click()
    page.get_by_text("Co-signed.").wait_for()


def _says_something_good(page, name):
    page.goto("/caseload/notes/")
    page.locator("main li.step", has_text=name).locator("a").first.click()
    page.get_by_text("Praise a line").click()
    page.locator("[name=words]:visible").last.fill(PRAISE)
    page.get_by_role("button", name="Send it", exact=True).click()
    page.get_by_text(f"{name} will see this on Today.").wait_for()


def _offers_cover(page, looks_well):
    page.goto("/caseload/?name=Terrell")
    page.get_by_role("link", name="Review Terrell Jackson").click()
    page.get_by_text("days without a day off.").wait_for()
    looks_well(page)
    page.get_by_role("link", name="Offer to bring cover").click()
    looks_well(page)
    page.get_by_label("Everybody to").select_option(index=1)
    page.get_by_label("Last day").fill(_today(4))
    page.get_by_label("Reason").fill("A few days of rest")
    page.get_by_role("button", name="Arrange cover").click()
    page.get_by_text("Each person is told on their own page who walks with them.").wait_for()


def _holds_supervision(page, looks_well, name):
    page.goto("/caseload/meetings/new/")
    page.get_by_label(name).check()
    page.get_by_label("Day").fill(_today())
    page.get_by_label("Start").fill("00:00")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="First: what they bring").wait_for()
    looks_well(page)
    page.get_by_role("link", name="Write it down").click()
    page.get_by_label("what was good", exact=False).fill("You asked before you offered.")
    page.get_by_label("what we talked about", exact=False).fill("Whose goals they are, and rest.")
    page.get_by_label("minutes", exact=False).fill("50")
    page.get_by_label("Next time", exact=False).fill(_today(7))
    looks_well(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name=re.compile("^Sign as")).click()
    page.get_by_text("Signed.", exact=True).first.wait_for()
    page.get_by_text("50 minutes").first.wait_for()
    return page.url
