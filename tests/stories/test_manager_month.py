"""The manager's second business day: last month's numbers, frozen, every one opened and found true; and its billing."""

import csv
import io
import re
from datetime import timedelta

from django.utils import timezone

PLAIN = re.compile(r"^[\d,]+$")


def test_the_second_business_day(page_for, looks_well):
    page = page_for("Patricia")
    page.goto("/reports/")
    page.get_by_role("link", name="Numbers for those who pay").click()
    looks_well(page)
    page.get_by_role("button", name="Look at the numbers").click()
    looks_well(page)
    page.get_by_role("button", name="Freeze these numbers").click()
    page.get_by_text("These numbers do not change any more").wait_for()
    looks_well(page)
    frozen = page.url
    assert page.get_by_role("cell", name="hidden").count() > 1

    _every_number_is_as_many_rows_as_it_says(page)
    page.goto(frozen)
    page.locator("tr", has_text="People served").get_by_role("link").first.click()
    looks_well(page)
    served = page.locator("main li").count()

    _dana_signs_a_note_of_last_month(page_for)
    page.goto(frozen)
    page.get_by_role("link", name="Open each note").click()
    looks_well(page)
    page.locator("main li a").first.click()
    page.get_by_text("Remembered late, from my calendar").wait_for()

    taken = page.request.get(f"{frozen}csv/").text()
    rows = {row[0].lstrip("\ufeff"): row[1:] for row in csv.reader(io.StringIO(taken)) if row}
    assert rows["People served"][0] == str(served) or served == 50
    assert "each counted once" in rows["People served"][1]
    assert rows["Signed since then, and not in these numbers"] == ["1"]
    assert page.request.get(f"{frozen}xlsx/").body().startswith(b"PK")

    page.goto(frozen)
    page.emulate_media(media="print")
    assert page.get_by_role("navigation").first.is_hidden()
    assert page.get_by_text("each counted once").is_visible()


def test_a_manager_bills_last_month(page_for, looks_well):
    page = page_for("Patricia")
    page.goto("/reports/")
    page.get_by_role("link", name="Billing").click()
    page.get_by_label("Program").select_option(label="Recovery support")
    page.get_by_role("button", name="Show").click()
    looks_well(page)

    for which in ("Not ready", "Not billed", "Billed already", "Added to after"):
        page.get_by_role("navigation", name="Which sessions").get_by_role("link", name=which).click()
        looks_well(page)
    page.get_by_role("navigation", name="Which sessions").get_by_role("link", name="Not ready").click()
    page.locator("table.review tbody th a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    page.go_back()

    page.get_by_role("link", name=re.compile("^Ready")).click()
    page.get_by_role("button", name=re.compile("^Make the file")).click()
    page.get_by_text("Check the consents first").first.wait_for()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=re.compile("^Make the file")).click()
    page.get_by_text("The file is made.").wait_for()
    looks_well(page)
    with page.expect_download() as took:
        page.get_by_role("link", name="Download as CSV").click()
    first = took.value.path().read_bytes()
    assert first.decode("utf-8-sig").startswith("Client ID,")

    page.get_by_label("Why").fill("Not taken.")
    page.get_by_role("button", name="Void the file").click()
    page.get_by_text("Voided on").wait_for()
    with page.expect_download() as took:
        page.get_by_role("link", name="Download as CSV").click()
    assert took.value.path().read_bytes() == first
    page.goto("/reports/billing/files/")
    looks_well(page)
    page.goto("/reports/billing/")
    page.get_by_role("link", name="Columns").click()
    looks_well(page)


def _every_number_is_as_many_rows_as_it_says(page):
    """A whole number says how many rows it opens; what comes in hours or in a share opens rows too."""
    links = page.locator("main td a").evaluate_all(
        "links => links.map(link => [link.href, link.firstChild.textContent.trim()])"
    )
    assert len(links) > 60
    for address, words in links:
        if "/units/" in address or "_units/" in address or not PLAIN.match(words):
            assert page.request.get(address).ok, address
        else:
            assert _rows(page, address) == int(words.replace(",", "")), address


def _rows(page, address):
    count = 0
    while address:
        html = page.request.get(address).text()
        count += html.count('<li class="step">')
        more = re.search(r'rel="next" href="([^"]+)"', html)
        address = more and f"{page.url.split('/reports/')[0]}{more[1].replace('&amp;', '&')}"
    return count


def _dana_signs_a_note_of_last_month(page_for):
    page = page_for("Dana")
    page.get_by_role("link", name="Marcus R.").first.click()
    page.get_by_role("link", name="Sessions", exact=True).click()
    page.get_by_role("link", name="Log a session").click()
    day = timezone.localdate().replace(day=1) - timedelta(days=4)
    page.get_by_label("Day", exact=True).fill(day.isoformat())
    page.get_by_label("Start", exact=True).fill("07:05")
    page.get_by_label("End", exact=True).fill("07:35")
    page.get_by_label("In person").check()
    page.get_by_label("Where", exact=True).select_option(label="Their home")
    page.get_by_label("Listened").check()
    page.get_by_label("In a line or two").fill("Remembered late, from my calendar: we walked to the bus.")
    page.get_by_label("What they take away").fill("It was a good morning.")
    page.get_by_text(re.compile(r"^Saved \d")).first.wait_for()
    page.get_by_role("button", name=re.compile("^Sign as Dana Whitfield")).click()
    page.wait_for_url("**/signature/")
    page.get_by_text("Say why in a few words").first.wait_for()
    why = page.get_by_label("Why it is late")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        why.fill("I found it in my calendar.")
        why.blur()
    page.get_by_role("button", name=re.compile("^Sign as Dana Whitfield")).click()
    page.get_by_text("Signed.").wait_for()
