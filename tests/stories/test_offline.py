"""A phone without a network: help is there, the card if it was asked for, and nothing else of anybody's life."""

import re

KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const asked = await (await caches.open(name)).keys();
    kept[name] = asked.map((request) => new URL(request.url).pathname);
  }
  return kept;
}"""
# The fresh copy of a kept card that its page asks for comes only after a person has had the time to press "Forget it".
SLOW = """(() => {
  const ask = window.fetch;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  window.answered = new Promise((done) => {
    window.fetch = async (...what) => {
      const answer = await ask(...what);
      await wait(800);
      wait(300).then(done);
      return answer;
    };
  });
})()"""
CRISIS = {"crisis": ["/crisis/held/en/", "/crisis/held/es/"]}
CARD = {"card": ["/journey/corner/card/held/"]}


def _kept(page):
    return {name: sorted(addresses) for name, addresses in page.evaluate(KEPT).items()}


def test_help_and_the_card_without_a_network(page_for):
    page = page_for("Marcus", width=390, service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for address in ("/journey/", "/journey/notes/", "/journey/my-story/?parts=goals", "/journey/corner/card/"):
        page.goto(address)
    assert _kept(page) == CRISIS

    page.context.set_offline(True)
    page.goto("/journey/notes/")
    page.get_by_text("There is no network right now").wait_for()
    assert page.get_by_role("link", name="Call 988", exact=True).get_attribute("href") == "tel:988"
    page.get_by_role("link", name="My card, if you kept it on this phone").click()
    page.wait_for_url("**/corner/card/held/")
    page.get_by_text("There is no network right now").wait_for()
    page.get_by_role("link", name="Español").click()
    page.get_by_role("link", name="Llamar al 988", exact=True).wait_for()

    page.context.set_offline(False)
    page.goto("/journey/corner/card/")
    page.get_by_role("button", name="Keep my card on this phone").click()
    page.get_by_text("Your card is kept on this phone.").wait_for()
    assert _kept(page) == CRISIS | CARD
    page.context.set_offline(True)
    page.goto("/journey/corner/card/held/")
    page.get_by_role("heading", name="Who to call").wait_for()

    page.context.set_offline(False)
    page.add_init_script(SLOW)
    page.goto("/journey/corner/card/")
    page.get_by_role("button", name="Forget it").click()
    page.get_by_role("button", name="Keep my card on this phone").wait_for()
    page.evaluate("window.answered")
    assert _kept(page) == CRISIS

    page.goto("/journey/wins/new/")
    page.get_by_role("textbox").first.fill("I went out")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save my win").click()
    page.get_by_text("There is no network right now. Your words stay here").wait_for()
    assert page.get_by_role("textbox").first.input_value() == "I went out"
    page.context.set_offline(False)
    page.get_by_text("There is no network right now. Your words stay here").wait_for(state="detached")

    page.clock.install()
    page.goto("/journey/wins/new/")
    page.get_by_role("textbox").first.fill("I went out")
    page.clock.fast_forward("08:30")
    page.get_by_text("Are you still there?").wait_for()
    page.clock.fast_forward("02:00")
    page.get_by_role("heading", name="Your words are still here").wait_for()
    assert not page.get_by_role("textbox").first.is_visible()
    page.get_by_role("button", name="Show my words").click()
    page.get_by_role("textbox").first.wait_for()
    assert page.get_by_role("textbox").first.input_value() == "I went out"


def test_quick_exit_forgets_everything(page_for):
    page = page_for("Marcus", width=390, service_workers="allow")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/journey/corner/card/")
    page.get_by_role("button", name="Keep my card on this phone").click()
    page.get_by_text("Your card is kept on this phone.").wait_for()
    page.route("https://www.weather.gov/**", lambda route: route.fulfill(body="weather"))
    page.get_by_role("button", name=re.compile("Quick exit")).first.click()
    page.wait_for_url("https://www.weather.gov/**")
    page.goto("/static/peersupport/icon.svg")
    assert _kept(page) == {}
