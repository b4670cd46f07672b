"""A supervisor's Monday: the board, the lists behind its numbers, a record, a co-signature."""

import re


def test_a_supervisors_monday(page_for, looks_well):
    page = page_for("Renee")
    page.get_by_role("heading", name="Caseload review").wait_for()
    looks_well(page)

    addresses = page.locator("main a[href^='/caseload/']").evaluate_all("links => links.map(link => link.pathname)")
    lists = sorted({address for address in addresses if "export" not in address})
    assert len(lists) > 12
    for address in lists:
        assert page.goto(address).status == 200
    looks_well(page)

    page.goto("/caseload/")
    page.locator("a[href='/caseload/all/not-seen/']").first.click()
    page.locator("main a[href^='/clients/']").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.get_by_role("link", name="Start together").count() == 0
    looks_well(page)

    page.goto("/caseload/notes/")
    looks_well(page)
    page.locator("main form ul a").first.click()
    looks_well(page)
    page.keyboard.press("a")
    page.keyboard.type("cj")
    assert page.get_by_label("Your question").input_value() == "cj"
    page.get_by_label("Your question").fill("")
    page.get_by_label("Your question").blur()
    page.get_by_role("button", name=re.compile("^Co-sign as Renee")).click()
    page.get_by_text("Co-signed.").wait_for()
