"""Milestones laid in another order: dragged, with the arrow keys, and with the connection gone."""


def _places(page):
    return page.locator("[data-order=milestones] b").all_inner_texts()


def _grip(page, words):
    return page.get_by_role("button", name=f"Move: {words}.")


def test_milestones_are_dragged_and_moved_with_the_keys(page_for, looks_well):
    page = page_for("Marcus", width=390)
    page.locator("main h2 a[href^='/journey/goals/']").first.click()
    page.wait_for_load_state()
    first, second, *others = _places(page)
    looks_well(page)

    with page.expect_response("**/order/"):
        _drag(page, second, above=first)
    page.get_by_text(f"Moved to place 1 of {len(others) + 2}.").wait_for()
    page.reload()
    assert _places(page) == [second, first, *others]

    with page.expect_response("**/order/"):
        _grip(page, second).press("ArrowDown")
    page.get_by_text(f"Moved to place 2 of {len(others) + 2}.").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith(f"Move: {second}.")
    page.reload()
    assert _places(page) == [first, second, *others]

    page.context.set_offline(True)
    _grip(page, first).press("ArrowDown")
    page.get_by_text("Not saved. See whether you are online and signed in, then try again.").wait_for()
    assert _places(page) == [first, second, *others]
    page.context.set_offline(False)


def _drag(page, words, above):
    _grip(page, above).evaluate("grip => grip.scrollIntoView({block: 'center'})")
    start, end = _grip(page, words).bounding_box(), _grip(page, above).bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + 20, steps=8)
    page.mouse.move(end["x"] + 10, end["y"] - 4, steps=4)
    page.mouse.up()
