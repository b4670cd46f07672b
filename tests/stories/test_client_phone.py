"""A client on a 390 px phone, in Spanish: steps, a win, the notes, who looked, help, and out."""

import re


def test_luz_on_her_phone(page_for, looks_well):
    page = page_for("Luz", width=390, locale="es-US")
    page.get_by_role("heading", name="Hola, Luz").wait_for()
    assert page.locator("html").get_attribute("lang") == "es"
    looks_well(page)

    page.get_by_role("button", name="Lo hice").first.click()
    page.get_by_text("Lo hiciste.").first.wait_for()
    looks_well(page)
    page.get_by_role("button", name=re.compile("^Deshacer")).first.click()
    page.get_by_text("Está abierto otra vez.").wait_for()

    page.locator("main h2 a[href^='/journey/goals/']").first.click()
    looks_well(page)
    page.get_by_role("link", name="Agregar mi próximo paso").click()
    page.get_by_label("¿Qué cosa pequeña sigue?").fill("Llamar el martes")
    page.get_by_role("button", name="Guardar mi paso").click()
    page.get_by_text("Llamar el martes", exact=True).first.wait_for()
    page.wait_for_load_state()
    once = page.get_by_text("Llamar el martes", exact=True).count()
    page.go_back()
    page.get_by_label("¿Qué cosa pequeña sigue?").wait_for()
    page.get_by_role("button", name="Guardar mi paso").click()
    page.wait_for_url("**/goals/*/")
    assert page.get_by_text("Llamar el martes", exact=True).count() == once

    page.goto("/journey/wins/")
    looks_well(page)
    page.get_by_role("link", name="Agregar un triunfo").click()
    page.get_by_label("¿Qué salió bien?").fill("Llamé a mi hermana 🎉")
    page.get_by_role("button", name="Guardar mi triunfo").click()
    page.get_by_text("Llamé a mi hermana 🎉", exact=True).wait_for()

    for name in ("Notas", "Mi expediente", "Yo"):
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        page.wait_for_load_state()
        looks_well(page)
    page.goto("/journey/notes/")
    page.locator("main a[href^='/journey/notes/']").first.click()
    page.get_by_text("Firmada por").first.wait_for()
    looks_well(page)

    page.get_by_role("link", name="Necesito apoyo ahora mismo").click()
    page.get_by_role("link", name="Llamar al 988", exact=True).wait_for()
    looks_well(page)
    page.route("https://www.weather.gov/**", lambda route: route.fulfill(body="weather"))
    page.get_by_role("button", name=re.compile("Salida rápida")).first.click()
    page.wait_for_url("https://www.weather.gov/**")
    page.goto("/journey/")
    assert "/sign-in/" in page.url or "/come-in/" in page.url
