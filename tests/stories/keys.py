"""The keyboard alone."""

AT_MOST = 90


def tab_to(page, wanted):
    """Press Tab until the control with this name has the focus, which must be visible."""
    for _ in range(AT_MOST):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.labels?.[0] || document.activeElement).textContent.replace(/\\s+/g, ' ').trim()"
        )
        if name.startswith(wanted):
            return
    raise AssertionError(f"Tab does not reach “{wanted}”")
