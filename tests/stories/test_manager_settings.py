"""A manager sees what a setting changes and changes it, adds a line of help in two languages, and finds both again."""

from playwright.sync_api import expect

LINE = {
    "Name in English": "Night line",
    "Name in Spanish": "Línea de noche",
    "What people should know, in English": "For nights that are long. A peer picks up.",
    "What people should know, in Spanish": "Para noches largas. Contesta un par.",
    "Number to call": "555 0177",
}


def test_a_setting_and_the_crisis_page_are_changed_and_found_in_their_histories(page_for, looks_well):
    page = page_for("Patricia")
    _stay_signed_in_longer(page, looks_well)
    _add_a_line_of_help(page, looks_well)

    page.get_by_role("link", name="Who changed what").click()
    expect(page.get_by_role("heading", name="Who changed what on the crisis page")).to_be_visible()
    expect(page.get_by_text("Name in Spanish: Línea de noche")).to_be_visible()
    looks_well(page)

    page.goto("/agency/")
    page.get_by_role("link", name="What changed, by whom and when").click()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Minutes until staff are signed out").first).to_contain_text(
        "20"
    )
    looks_well(page)


def _stay_signed_in_longer(page, looks_well):
    page.goto("/agency/")
    looks_well(page)
    page.get_by_label("Minutes until staff are signed out").fill("20")
    page.get_by_role("button", name="See what it changes").click()
    expect(page.get_by_role("heading", name="What this changes")).to_be_visible()
    expect(page.get_by_text("Staff are signed out after 20 minutes")).to_be_visible()
    looks_well(page)
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(page.get_by_label("Minutes until staff are signed out")).to_have_value("20")


def _add_a_line_of_help(page, looks_well):
    page.get_by_role("link", name="Look at it or change it").click()
    page.get_by_role("link", name="Add a line").click()
    expect(page.get_by_role("heading", name="A new line")).to_be_visible()
    for label, words in LINE.items():
        page.get_by_label(label).fill(words)
    looks_well(page)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Changed, but not shown to people yet")).to_be_visible()
    looks_well(page)
    page.get_by_role("link", name="Look at it", exact=True).click()
    expect(page.get_by_role("heading", name="Night line")).to_be_visible()
    looks_well(page)
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", name="Línea de noche")).to_be_visible()
    looks_well(page)
    page.get_by_role("button", name="Show it to people").click()
    expect(page.get_by_text("People see it now, on every page that names help.")).to_be_visible()
