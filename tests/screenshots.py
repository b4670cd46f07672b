"""The README's pictures, made anew from a fresh demo: `make screenshots`."""

from playwright.sync_api import sync_playwright

from tests.stories.demo import ARGUMENTS, CHROMIUM, ROOT, demo_server

PICTURES = ROOT / "docs" / "pictures"
SHOTS = [
    ("Dana", "today", "/today/", 1280),
    ("Renee", "board", "/caseload/", 1280),
    ("Marcus", "journey", "/journey/", 390),
]


def main():
    PICTURES.mkdir(exist_ok=True)
    with demo_server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for reader, name, path, width in SHOTS:
            page = browser.new_page(base_url=address, viewport={"width": width, "height": 900})
            page.goto("/demo/")
            page.get_by_role("button", name=reader).click()
            page.goto(path)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
