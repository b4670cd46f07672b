"""Four people live with their door: one without e-mail and phone, one who reads little, one who reads Spanish, and one
who trusts nobody with their record. At 360 and 390 px, light and dark."""

import json
import re

import pytest

NEUTRAL = "https://www.weather.gov/"
SPOKEN = "window.said = []; speechSynthesis.speak = (what) => window.said.push([what.lang, what.text]);"
LEFT_BEHIND = """async () => ({
  caches: await caches.keys(), local: Object.keys(localStorage), session: Object.keys(sessionStorage),
})"""


def press(page, name):
    """A button or link of the page itself, and the page that comes of it."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).or_(
            page.locator("main").get_by_role("link", name=name)
        ).first.click()


def choose(page, name, value):
    page.locator(f"label[for='{page.locator(f'[name={name}][value={value}]').get_attribute('id')}']").click()


@pytest.fixture
def dana(page_for):
    return page_for("Dana")


@pytest.fixture
def walter(dana):
    """Somebody new, in the words of whom a goal is written; no e-mail, no phone. The address of the record."""
    dana.goto("/clients/new/")
    dana.locator("[name=chosen_name]").fill("Walter P.")
    dana.locator("[name=program]").select_option(index=1)
    press(dana, re.compile("Save|Add"))
    return re.sub(r"(/clients/[0-9a-f-]+/).*", r"\1", dana.url)


def test_one_with_no_e_mail_and_no_phone(page_for, dana, walter, looks_well):
    dana.goto(f"{walter}sign-in-code/")
    press(dana, "Make a sheet to print")
    looks_well(dana)
    assert "Walter, this is your way in" in dana.locator("h1").inner_text()
    numbers = dana.locator(".crisis-number").inner_text()

    library = page_for(width=360)
    library.goto("/come-in/")
    looks_well(library)
    library.locator("[name=number]").fill(numbers)
    library.get_by_label("This is not my device").check()
    press(library, "Go")
    assert library.url.endswith("/journey/")  # No passkey is offered here.
    library.get_by_text("Not your device: you are signed out").wait_for()
    looks_well(library)
    press(library, "Write a goal")
    library.get_by_label("What would you like to be different?").fill("A room with a door")
    choose(library, "life_area", "home")
    press(library, "Save my goal")
    library.goto("/journey/me/")
    looks_well(library)
    assert library.get_by_role("link", name="My passkeys").count() == 0
    for paper in ("/journey/sheet/", "/journey/corner/card/"):
        library.goto(paper)
        library.emulate_media(media="print")
        assert library.locator("main").inner_text().strip()
        library.emulate_media(media="screen")
        looks_well(library)
    assert library.get_by_role("button", name="Keep my card on this phone").count() == 0
    library.goto("/journey/me/")
    with library.expect_navigation():
        library.get_by_role("button", name="Sign out").click()
    left = library.evaluate(LEFT_BEHIND)
    assert [left["local"], left["session"], [name for name in left["caches"] if name != "crisis"]] == [[], [], []]
    assert "A room" not in json.dumps(library.context.storage_state())
    library.go_back()
    library.wait_for_load_state()
    assert library.get_by_text("A room with a door").count() == 0
    library.goto("/come-in/")
    library.locator("[name=number]").fill(numbers)  # They work once.
    library.locator("main form .btn-sea").first.click()
    library.get_by_role("alert").first.wait_for()
    assert "/come-in/" in library.url


def test_one_who_reads_little(page_for, looks_well):
    page = page_for("Aisha", width=360)
    page.add_init_script(
        "window.said = []; speechSynthesis.speak = (what) => window.said.push([what.lang, what.text]);"
    )
    page.goto("/journey/me/")
    page.get_by_label("A button that reads the page to me").check()
    choose(page, "text_size", "big")
    press(page, "Use this")
    assert page.locator("html").get_attribute("data-text") != "normal"
    for address in ("/journey/", "/journey/wins/", "/journey/notes/", "/journey/record/", "/journey/corner/",
                    "/journey/hard-days/", "/journey/my-story/", "/journey/messages/", "/journey/me/"):  # fmt: skip
        page.goto(address)
        looks_well(page)
        assert page.locator("nav.tabbar a:not(:has(svg)), main .btn-sea:visible:not(:has(svg))").count() == 0, address
    page.goto("/journey/")
    page.get_by_role("button", name="Read this page to me").click()
    said = page.evaluate("window.said")
    assert "Aisha" in " ".join(words for _lang, words in said)
    press(page, re.compile("^I did it"))
    page.get_by_text("You did it. Well done.").first.wait_for()
    press(page, re.compile("^Undo"))
    page.goto("/crisis/")
    looks_well(page)


def test_one_who_reads_spanish(page_for, looks_well):
    page = page_for("Luz", width=390, locale="es-US")
    page.goto("/journey/hard-days/")
    page.get_by_label("¿Qué noto primero?").fill("No quiero salir")
    page.get_by_label("¿Qué me ayuda?").fill("Cantar")
    looks_well(page)
    press(page, "Guardar")
    page.get_by_text("Guardado. Este es tu plan.").wait_for()
    looks_well(page)
    page.goto("/journey/my-story/?parts=goals&parts=words&parts=wins")
    page.get_by_role("heading", name="Mis metas").wait_for()
    looks_well(page)
    page.goto("/journey/messages/")
    page.locator("main textarea").fill("¿Nos vemos el jueves?")
    page.locator("main form .btn-sea").first.click()
    page.get_by_text("¿Nos vemos el jueves?").first.wait_for()
    looks_well(page)
    page.goto("/journey/corner/card/")
    assert "Luz: a quién llamar" in page.locator("main").inner_text()
    for address in (
        "/journey/come-back/",
        "/journey/record/",
        "/journey/me/contact/",
        "/journey/wins/new/",
        "/crisis/",
    ):
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == "es"
        looks_well(page)


def test_one_who_trusts_nobody(page_for, looks_well):
    page = page_for("Marcus", width=390)
    elsewhere = page_for("Marcus")
    page.goto("/journey/record/")
    looks_well(page)
    press(page, re.compile("^Ask about this"))
    page.get_by_label("Your question").fill("Why on that day?")
    looks_well(page)
    press(page, "Send")
    page.get_by_text("owes you an answer by").first.wait_for()

    page.goto("/journey/")
    with page.expect_navigation():
        page.locator("main h2 a[href^='/journey/goals/']").first.click()
    page.goto(f"{page.url}bump/")
    page.locator("[name=happened]").fill("zqcanary: I did not go")
    choose(page, "share", "no")
    looks_well(page)
    press(page, "Save")
    page.get_by_text("Only me").first.wait_for()

    page.goto("/journey/my-story/?parts=learned&parts=goals")
    page.get_by_text("zqcanary").first.wait_for()
    looks_well(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="For another program (JSON)").click()
    assert "zqcanary" in taken.value.path().read_text()
    assert "my-page-" in taken.value.suggested_filename

    manager = page_for("Patricia")
    manager.goto("/caseload/")
    press(manager, re.compile("^Answer ?: Marcus"))
    assert "zqcanary" not in manager.content()
    manager.locator("main textarea").fill("She planned your next visit.")
    press(manager, "Send the answer")
    page.goto("/journey/record/")
    page.get_by_text("She planned your next visit.").wait_for()

    page.goto("/journey/me/")
    press(page, "Where I am signed in")
    looks_well(page)
    press(page, "Sign out everywhere else")
    elsewhere.goto("/journey/wins/")
    assert "/journey/wins/" not in elsewhere.url.split("?")[0]
    page.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="weather"))
    page.goto("/journey/record/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{NEUTRAL}**")
    page.go_back()
    page.wait_for_load_state()
    assert "owes you" not in page.content()
