"""What a person keeps to themselves is on no page, paper, export, list, search, log or e-mail of the staff."""

import io
import logging
import zipfile

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from goals.models import Bump, Win
from reports.models import Export
from reports.trail import Timeline
from reports.trail.file import TrailFile
from supervision.lists import LISTS
from tests import cast
from tests.test_access import DOORS, IN, _address, world  # noqa: F401

OF_A_BUMP = ["around_me", "happened", "helped", "learned", "try_next", "with_me", "label"]
OF_A_PLAN = ["notice", "helps", "whom", "place"]
OF_WINS = ["win", "win_of_goal", "taken_back"]
OF_A_STORY = ["story"]
# Words that exist nowhere else, one for each thing that was kept private.
CANARIES = {name: f"zqcanary{number}x" for number, name in enumerate([*OF_A_BUMP, *OF_A_PLAN, *OF_WINS, *OF_A_STORY])}
STAFF = ["specialist", "cover", "supervisor", "manager"]


@pytest.fixture
def planted(client, goal):
    """Through the person's own forms: a private bump, private wins, and a win that was shared and taken back."""
    person = cast.Browser().enter(client)
    bump = {name: CANARIES[name] for name in OF_A_BUMP} | {"share": "no"}
    answers = [person.post(reverse("portal:bump_new", args=[goal.pk]), bump)]
    wins = [{"words": CANARIES["win"]}, {"words": CANARIES["win_of_goal"], "goal": goal.pk}]
    answers += [person.post(reverse("portal:win_new"), win | {"share": "no"}) for win in wins]
    answers.append(person.post(reverse("portal:win_new"), {"words": CANARIES["taken_back"], "share": "yes"}))
    taken_back = Win.objects.get(words=CANARIES["taken_back"])
    answers.append(person.post(reverse("portal:win_share", args=[taken_back.pk])))
    answers.append(person.post(reverse("portal:hard_days"), _plan(person)))
    answers.append(person.post(reverse("portal:given_story"), {"words": CANARIES["story"]}))
    assert {answer.status_code for answer in answers} == {302}
    assert not Bump.objects.get(label=CANARIES["label"]).is_shared
    assert not Win.objects.filter(words__startswith="zqcanary", is_shared=True).exists()
    return goal


def _plan(person, **more):
    """On the card and on the phone, and shown to nobody."""
    seen = person.get(reverse("portal:hard_days")).context["form"]["seen"].value()
    return {name: CANARIES[name] for name in OF_A_PLAN} | {
        "seen": seen,
        "is_on_card": "on",
        "is_on_phone": "on",
        **more,
    }


def _pages(who, world):  # noqa: F811
    for name, (door, objects, knock) in DOORS.items():
        if knock == "get" and door.get(who) == IN:
            yield _address(name, objects, world)
    for which in LISTS:
        yield reverse("supervision:list_all", args=[which])
        yield reverse("supervision:mirror_list", args=[which])


def _text(response):
    body = b"".join(response) if response.streaming else response.content
    if body.startswith(b"PK"):
        return zipfile.ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml").decode()
    if body.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return body.decode("utf-8", "replace")


def _leaks(text):
    return [name for name, canary in CANARIES.items() if canary in text]


@pytest.mark.parametrize("who", STAFF)
def test_nothing_private_is_anywhere_that_staff_look(who, world, planted, caplog):  # noqa: F811
    caplog.set_level(logging.INFO)
    browser, opened, leaks = cast.Browser().enter(world.people[who]), 0, {}
    for page in _pages(who, world):
        response = browser.get(page, follow=True)
        opened += response.status_code == 200
        if found := _leaks(_text(response)):
            leaks[page] = found
    assert leaks == {}
    assert opened > 40
    assert _leaks(caplog.text) == []
    assert _leaks("".join(f"{letter.subject}{letter.body}{letter.alternatives}" for letter in mail.outbox)) == []


def test_nothing_private_is_in_an_audit_packet(world, planted, client):  # noqa: F811
    browser = cast.Browser().enter(world.people["manager"])
    days = {"since": "2020-01-01", "until": timezone.localdate()}
    text = _text(browser.post(reverse("reports:packet_copy", args=[client.pk]), days))
    assert "Walk in the mornings" in text
    assert _leaks(text.replace("\n", "")) == []


@pytest.mark.parametrize("who", ["specialist", "manager"])
def test_no_search_finds_what_is_private(who, world, planted):  # noqa: F811
    """A page of results repeats what was typed; it says no more about a private word than about one of nobody."""
    browser, nobodys = cast.Browser().enter(world.people[who]), "zqnobodys9x"
    own = reverse("notes:find_of_client", args=[world.people["client"].pk])
    for page in (*map(reverse, ("clients:find", "clients:index", "notes:find")), own):
        words = [nobodys, *CANARIES.values()]
        asked = {word: _text(browser.post(page, {"q": word, "words": word}, follow=True)) for word in words}
        assert {text.count(word) for word, text in asked.items()} == {asked[nobodys].count(nobodys)}
        assert page == own or not any("Marcus R." in text for text in asked.values())


def test_who_did_what_says_nothing_private_on_a_page_or_in_a_file(world, planted, client):  # noqa: F811
    """Every change of the record opened one by one, those that have no link too; and the file that is taken."""
    browser, opened = cast.Browser().enter(world.people["manager"]), 0
    for row in Timeline(client_id=client.pk).rows_after(None, 1000):
        if row.source.is_change:
            page = browser.get(reverse("reports:trail_change", args=[row.source.name, row.key]))
            opened += page.status_code == 200
            assert _leaks(_text(page)) == []
    assert opened > 10
    export = Export.ask(TrailFile, {}, by=world.people["manager"])
    while export.is_being_made:
        export = export.go_on()
    texts = [_text(browser.get(reverse(f"reports:export_{form}", args=[export.pk]))) for form in ("csv", "xlsx")]
    assert _leaks("".join(texts)) == []
    assert "Something of their own" in texts[0]


def test_the_walk_finds_what_is_shared(world, planted, client, goal):  # noqa: F811
    """So that finding nothing means something: the same words, shared, are found."""
    cast.WinFactory(client=client, goal=goal, by=client.user, words=CANARIES["win"])
    browser = cast.Browser().enter(world.people["specialist"])
    assert any(_leaks(_text(browser.get(page, follow=True))) for page in _pages("specialist", world))


def test_a_plan_that_is_shown_is_found_and_taken_back_it_is_gone(world, planted, client):  # noqa: F811
    """On the staff's page about the person and on the card that they print."""
    person, dana = cast.Browser().enter(client), cast.Browser().enter(world.people["specialist"])
    pages = [reverse(name, args=[client.pk]) for name in ("clients:about", "clients:card_print")]
    for shown, found in (({"is_shared": "on"}, OF_A_PLAN), ({}, [])):
        assert person.post(reverse("portal:hard_days"), _plan(person, **shown)).status_code == 302
        assert [sorted(_leaks(_text(dana.get(page)))) for page in pages] == [sorted(found)] * 2


def test_the_person_finds_all_of_it_on_their_own_pages(client, planted):
    person = cast.Browser().enter(client)
    pages = [reverse("portal:goal", args=[planted.pk]), reverse("portal:wins"), reverse("portal:card_held")]
    pages.append(reverse("portal:given_story"))
    text = "".join(_text(person.get(page)) for page in pages)
    assert sorted(_leaks(text)) == sorted(CANARIES)
