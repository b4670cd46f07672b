"""A specialist and a client at one tablet write a note that both recognise; and a plain note from Today."""

import re
import time

from tests.stories.keys import tab_to

# What an auditor looks for, and what the person said and confirmed.
OF_A_NOTE = [
    "Ernesto V.",
    "Date of service",
    "Begin",
    "End",
    "Minutes",
    "Units",
    "Individual",
    "In person",
    "place of service 11",
]
OF_A_NOTE += ["Program", "Peer specialist", "Listened", "Hablar de la renta. Y del trabajo.", "own words (Spanish)"]
OF_A_NOTE += ["Read back to them", "“Sounds like me”", "Signed by", "Dana Whitfield", "Signed at", "Seal"]
THREE_FIELDS, TWELVE, A_MINUTE = 3, 12, 60


class Hands:
    """What two people do with their hands on the page, counted."""

    def __init__(self, page):
        self.page, self.done = page, 0

    def tap(self, name, role="button"):
        self.done += 1
        self.page.get_by_role(role, name=re.compile(name)).first.click()

    def choose(self, words):
        self.done += 1
        self.page.locator("label", has_text=re.compile(f"^{words}$")).first.click()

    def type(self, label, words):
        self.done += 1
        self.page.get_by_label(label, exact=True).first.fill(words)


def test_two_people_at_one_tablet(page_for, looks_well, capsys):
    page = page_for("Dana", width=768)
    hands = Hands(page)
    page.goto("/clients/")
    hands.tap("Aisha", role="link")
    hands.tap("Start together")
    page.get_by_role("heading", name="Good to see you").wait_for()
    looks_well(page)
    with page.expect_response(lambda answer: "bus pass" in (answer.request.post_data or "")):
        hands.type("What would you like to focus on today?", "Getting a bus pass before the move.")
    page.get_by_text(re.compile(r"^Saved \d")).wait_for()
    hands.tap("Next: goals")
    page.get_by_role("heading", name="Which goal").wait_for()
    looks_well(page)
    page.locator("main a.card-paper").first.click()
    page.get_by_role("heading", name="Steps").wait_for()
    looks_well(page)
    page.locator("#numbers .ruler label").nth(7).click()
    hands.tap("Keep this number")
    page.get_by_role("heading", name="What makes it a 7").wait_for()
    looks_well(page)
    page.locator("#numbers textarea").fill("My cousin said she will come along.")
    hands.tap("Keep it")
    page.get_by_text("Saved.", exact=True).wait_for()
    hands.choose("Moved")
    hands.tap("Next: wrap up")
    page.get_by_role("heading", name="Wrap up").wait_for()
    looks_well(page)
    hands.type("What are you taking away from today?", "I know which office to go to.")
    hands.type("How are you feeling about it?", "Lighter.")
    hands.type("The next small step", "Take my papers to the bus office")
    hands.choose("It helped")
    hands.tap("Next: looks right")
    page.get_by_role("heading", name="Looks right?").wait_for()
    page.wait_for_load_state()
    assert "I know which office to go to." in page.locator("#read-back").inner_text()
    looks_well(page)

    hands.tap("Hand over to Aisha")
    page.get_by_text("This device is lent to you").wait_for()
    looks_well(page)
    assert "Dana Whitfield" not in page.content().split("<main")[0]
    page.go_back()
    page.wait_for_url("**/journey/")
    page.get_by_role("link", name="The note you are writing together").click()
    looks_well(page)
    hands.choose("Sounds like me")
    hands.tap("Keep this answer")
    page.get_by_text("It is kept, as you said it").wait_for()
    hands.tap("Give it back", role="link")
    looks_well(page)
    page.get_by_label("PIN or password").fill("2468")
    hands.tap("Open my pages")
    page.get_by_text("“Sounds like me”").wait_for()

    hands.done, began = 0, time.monotonic()
    page.get_by_role("button", name="End the session").click()
    page.get_by_role("heading", name="Finish the note").wait_for()
    looks_well(page)
    hands.choose("In person")
    page.get_by_label("Where", exact=True).select_option(label="Our office")
    hands.done += 1
    hands.choose("Planned together")
    page.get_by_role("button", name=re.compile("^Sign as Dana")).click()
    page.get_by_text("Signed.", exact=True).wait_for()
    took = time.monotonic() - began
    looks_well(page)
    assert "tapped on the shared screen" in page.content()
    with capsys.disabled():
        print(f"\nFrom the end of a session to its signed note: {hands.done} fields, {took:.0f} s.")
    assert hands.done <= THREE_FIELDS
    assert took < A_MINUTE


def test_a_plain_note_from_today(page_for, capsys):
    page = page_for("Dana")
    hands, began = Hands(page), time.monotonic()
    page.locator("table.review a").first.click()
    hands.done += 1
    hands.tap("Log a session", role="link")
    hands.type("Start", "00:05")
    hands.type("End", "00:20")
    hands.choose("Phone")
    page.get_by_label("Where", exact=True).select_option(index=2)
    hands.done += 1
    hands.choose("Listened")
    hands.type("In a line or two", "Talked about the week.")
    page.get_by_label("No goal today, because").select_option(label="Their choice")
    hands.done += 1
    with page.expect_response(lambda answer: "Glad" in (answer.request.post_data or "")):
        hands.type("What they take away, in their words", "Glad you called.")
    page.get_by_role("heading", name="Finish the note").wait_for()
    hands.tap("^Sign as Dana")
    page.get_by_text("Signed.", exact=True).wait_for()
    with capsys.disabled():
        print(f"\nA plain note from Today to signed: {hands.done} interactions, {time.monotonic() - began:.0f} s.")
    assert hands.done <= TWELVE


def test_in_spanish_on_a_phone_by_keyboard_with_the_network_cut(page_for, looks_well):
    """The two speak the person's language at the table; the specialist's own pages stay in hers."""
    page = page_for("Dana", width=390)
    page.goto("/clients/")
    _go(page, "Ernesto V.")
    _go(page, "Start together")
    focus = "¿En qué te gustaría enfocarte hoy?"
    page.get_by_label(focus).wait_for()
    looks_well(page)
    tab_to(page, focus)
    with page.expect_response(lambda answer: "renta" in (answer.request.post_data or "")):
        page.keyboard.type("Hablar de la renta.")
    page.context.set_offline(True)
    page.keyboard.type(" Y del trabajo.")
    page.get_by_text("Todavía sin guardar, intentando otra vez").wait_for()
    page.context.set_offline(False)
    page.get_by_text(re.compile(r"^Guardado ")).wait_for()
    page.problems.clear()  # Chromium reports the lost connection itself.
    page.reload()
    assert page.get_by_label(focus).input_value() == "Hablar de la renta. Y del trabajo."
    _go(page, "4 ¿Se ve bien?")
    page.get_by_role("heading", name="¿Se ve bien?").wait_for()
    page.wait_for_load_state()
    assert "Y del trabajo." in page.locator("#read-back").inner_text()
    tab_to(page, "Suena como yo")
    page.keyboard.press("Space")
    _go(page, "Guardar esta respuesta")
    page.get_by_text("“Suena como yo”").wait_for()
    looks_well(page)
    _go(page, "Terminar la sesión")
    page.get_by_role("heading", name="Finish the note").wait_for()
    tab_to(page, "Listened")
    page.keyboard.press("Space")
    tab_to(page, "In person")
    page.keyboard.press("Space")
    tab_to(page, "Where")
    page.keyboard.type("Our office")
    looks_well(page)
    _go(page, "Sign as Dana")
    page.get_by_text("Signed.", exact=True).wait_for()
    page.goto(f"{page.url.split('#')[0]}print/")
    told = page.locator("main").inner_text()
    assert [element for element in OF_A_NOTE if element not in told] == []
    looks_well(page)


def _go(page, name):
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
