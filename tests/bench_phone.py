"""The journey on a slow phone, as Lighthouse means it: a processor four times slower, 150 ms and 1.6 Mbit a second."""

from playwright.sync_api import sync_playwright

from tests.stories.demo import ARGUMENTS, CHROMIUM

SLOWER, LATENCY_MS, DOWN, UP = 4, 150, 1_600_000 / 8, 750_000 / 8
AT_MOST = {"first contentful paint, ms": 1500, "total blocking time, ms": 100, "layout shift": 0.02}
VISITS = 5
WATCH = """
window.seen = {blocked: 0, shift: 0};
const watch = (type, see) =>
  new PerformanceObserver(list => list.getEntries().forEach(see)).observe({type, buffered: true});
watch("longtask", task => { seen.blocked += Math.max(0, task.duration - 50); });
watch("layout-shift", moved => { seen.shift += moved.hadRecentInput ? 0 : moved.value; });
"""
READ = """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, seen.blocked, seen.shift]"""


def first_visits(address, cookie):
    """The middle one of some first visits, each with an empty cache: {what: number}."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        seen = [_first_visit(browser, address, cookie) for _ in range(VISITS)]
        browser.close()
    return {what: sorted(numbers)[VISITS // 2] for what, *numbers in zip(AT_MOST, *seen, strict=True)}


def _first_visit(browser, address, cookie):
    name, _equals, value = cookie.partition("=")
    context = browser.new_context(viewport={"width": 360, "height": 780}, device_scale_factor=2, is_mobile=True)
    context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    page.add_init_script(WATCH)
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    slow = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
    phone.send("Network.emulateNetworkConditions", slow)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate(READ)
    context.close()
    return seen


def report(seen):
    print("\nthe journey's first visit on a slow phone")
    for what, number in seen.items():
        print(f"{what:<28}{number:>8.2f}  of {AT_MOST[what]}{'' if number <= AT_MOST[what] else '  TOO MUCH'}")
