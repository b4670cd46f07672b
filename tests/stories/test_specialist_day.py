"""A specialist's day, from Today to a signed note and a new goal."""

import re


def test_a_specialists_day(page_for, looks_well):
    page = page_for("Dana")
    page.get_by_role("heading", name=re.compile("Dana")).wait_for()
    looks_well(page)

    page.get_by_role("link", name="Sam K.").first.click()
    page.get_by_role("link", name="Goals", exact=True).click()
    page.get_by_role("link", name="New goal").click()
    looks_well(page)
    page.get_by_role("button", name="Save").click()
    assert page.locator(":focus").get_attribute("role") == "alert"
    page.get_by_label("In their own words").fill("Cook for my mom on Sundays")
    page.get_by_text("Theirs", exact=True).click()
    page.locator("label", has_text="Home").click()
    page.get_by_text("They read it here on the screen").click()
    page.get_by_label("A first place on the way").fill("One meal at her place")
    page.get_by_label("One small thing to do first").fill("Ask her what she misses")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="“Cook for my mom on Sundays”").wait_for()
    looks_well(page)
    page.get_by_role("button", name="Done: Ask her what she misses").click()
    page.get_by_role("button", name="Undo: Ask her what she misses").wait_for()

    page.get_by_role("link", name="Sessions", exact=True).click()
    looks_well(page)
    page.get_by_role("link", name="Log a session").click()
    page.get_by_label("Start", exact=True).fill("00:05")
    page.get_by_label("End", exact=True).fill("00:35")
    page.get_by_label("In person").check()
    page.get_by_label("Where", exact=True).select_option(label="Their home")
    page.get_by_label("Listened").check()
    page.get_by_label("In a line or two").fill("Talked about cooking, and what Sundays used to be.")
    with page.expect_response(lambda answer: "one Sunday" in (answer.request.post_data or "")):
        page.get_by_label("What they take away").fill("I can do one Sunday.")
    page.get_by_text(re.compile(r"^Saved \d")).first.wait_for()
    page.get_by_role("heading", name="Finish the note").wait_for()
    page.reload()
    assert page.get_by_label("What they take away").input_value() == "I can do one Sunday."
    looks_well(page)
    page.get_by_role("button", name=re.compile("^Sign as Dana Whitfield")).click()
    page.get_by_text("Signed.").wait_for()
    looks_well(page)
