"""The main forms with the keyboard alone: every control is reached by Tab, chosen by Space, sent by Enter."""

from tests.stories.keys import tab_to


def test_a_goal_is_written_and_a_step_done_without_a_mouse(page_for):
    page = page_for("Dana")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to the page"
    tab_to(page, "Sam K.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/*/")
    tab_to(page, "Goals")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/")
    tab_to(page, "New goal")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/new/")
    tab_to(page, "What do they want?")
    page.keyboard.type("Fix my bike")
    for choice in ("Theirs", "Health", "They read it here"):
        tab_to(page, choice)
        page.keyboard.press("Space")
    tab_to(page, "One small thing to do first")
    page.keyboard.type("Find the pump")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="“Fix my bike”").wait_for()
    tab_to(page, "Add a step")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Move: Find the pump.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Done: Find the pump"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo: Find the pump").first.wait_for()
