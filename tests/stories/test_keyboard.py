"""The main forms with the keyboard alone: every control is reached by Tab, chosen by Space, sent by Enter."""

AT_MOST = 60


def _tab_to(page, wanted):
    """Press Tab until the control with this name has the focus, which must be visible."""
    for _ in range(AT_MOST):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.labels?.[0] || document.activeElement).textContent.replace(/\\s+/g, ' ').trim()"
        )
        if name.startswith(wanted):
            return
    raise AssertionError(f"Tab does not reach “{wanted}”")


def test_a_goal_is_written_and_a_step_done_without_a_mouse(page_for):
    page = page_for("Dana")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to the page"
    _tab_to(page, "Sam K.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/*/")
    _tab_to(page, "Goals")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/")
    _tab_to(page, "New goal")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/new/")
    _tab_to(page, "What do they want?")
    page.keyboard.type("Fix my bike")
    for choice in ("Theirs", "Health", "They read it here"):
        _tab_to(page, choice)
        page.keyboard.press("Space")
    _tab_to(page, "One small thing to do first")
    page.keyboard.type("Find the pump")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="“Fix my bike”").wait_for()
    _tab_to(page, "Add a step")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Move: Find the pump.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Done: Find the pump"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo: Find the pump").first.wait_for()
