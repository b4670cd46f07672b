"""The second business day: last month is looked at, what is missing opens its note, and the file is made and taken."""

import re


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
    page.get_by_label(re.compile("^I checked")).check()
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
