"""My story: whole, in order, of the person's own choosing, and silent about others."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from clients.models import HandOff, Opening, SelfDescription, Supporter
from goals.models import Bump
from notes.models import Group, Statement
from portal.mine.line import Curtain
from tests import cast

ALL = ["goals", "words", "wins", "learned", "helped", "check_ins", "in_touch", "about_me", "notes"]
NOT_LIVED = ["in_touch", "about_me"]
CHOOSE, COPY = "/journey/my-story/", "/journey/my-story/copy/"


@pytest.fixture
def lived(client, goal, specialist, program):
    """A life with a word of its own in every part, and a friend whose name is nobody's business."""
    me, dana = client.user, specialist.user
    Supporter.objects.create(client=client, name="Quillon Vance", relation="sponsor", helps_with="Rides by Quillon")
    cast.MilestoneFactory(goal=goal, created_by=dana, words="To the lake with Quillon", reached_on="2026-02-03")
    cast.WinFactory(client=client, by=me, words="I called Mom", is_shared=False)
    cast.WinFactory(client=client, by=dana, words="Quillon Vance saw him smile")
    cast.CheckInFactory(client=client, goal=goal, by=me, confidence=7, words="Better today")
    Bump.objects.create(client=client, goal=goal, by=me, learned="Eat first", is_shared=False)
    note = cast.NoteFactory(
        session=cast.SessionFactory(client=client, specialist=specialist, program=program),
        what_we_did="Talked about Quillon",
        did=["listened"],
        no_goal="outreach",
    )
    note.sign(by=specialist)
    Statement.say(note, "differ", "It was Tuesday.", "own_device")
    return client


def _take(browser, kind, parts=ALL, **more):
    return browser.post(COPY, {"parts": parts, "as": kind, **more})


def test_the_preview_tells_every_part_in_plain_sentences(browser, lived):
    told = browser.enter(lived).get(CHOOSE, {"parts": ALL}).text
    for words in ("Walk in the mornings", "I called Mom", "Eat first", "Better today", "It was Tuesday.", "7 of 10"):
        assert words in told
    assert "Dana Whitfield" in told


def test_notes_are_a_tick_of_their_own(browser, lived):
    page = browser.enter(lived).get(CHOOSE).text
    ticked = [tag for tag in re.findall(r"<input[^>]*name=\"parts\"[^>]*>", page) if "checked" in tag]
    assert len(ticked) == len(ALL) - 2
    assert not any("notes" in tag or "about_me" in tag for tag in ticked)
    assert "Talked about" not in browser.get(CHOOSE, {"parts": ALL[:-1]}).text


@pytest.mark.parametrize("kind", ["json", "csv", "print", "pdf"])
def test_nobody_in_my_corner_is_named_by_what_others_wrote(browser, lived, kind):
    answer = _take(browser.enter(lived), kind)
    told = _text(answer.content) if kind == "pdf" else answer.text
    assert "Quillon" not in told
    assert "Vance" not in told
    assert "someone in my corner" in " ".join(told.split())


def test_my_own_words_name_my_people_only_where_i_want_that(browser, lived):
    cast.WinFactory(client=lived, by=lived.user, words="Coffee with quillon")
    assert "Coffee with someone in my corner" in _take(browser.enter(lived), "json").text
    kept = _take(browser, "json", keeps_my_names="on").text
    assert "Coffee with quillon" in kept
    assert "Talked about someone in my corner" in kept


@pytest.fixture
def fellow(lived, specialist, program):
    """Somebody who came to the same group once and has left it, with a name on papers too."""
    fellow = cast.a_client(specialist, program, chosen_name="Zephyrine Quist", legal_name="Zara Quist-Moll")
    group = Group.objects.create(name="Mornings", program=program, leader=specialist)
    group.take_in(lived)
    group.take_in(fellow).leave()
    return fellow


@pytest.mark.parametrize("kind", ["json", "csv", "print", "pdf"])
def test_nobody_of_my_groups_is_named_not_even_by_me(browser, lived, fellow, kind, specialist, program):
    """A canary in every free text that a story is told from."""
    name = "Zephyrine Quist"
    lived.what_matters = lived.values = lived.strengths = f"Being like {name}"
    lived.save()
    goal = cast.GoalFactory(client=lived, created_by=lived.user, own_words=f"Run with {name}", why="zephyrine runs")
    cast.MilestoneFactory(goal=goal, created_by=lived.user, words="Quist and me", reached_on="2026-02-03",
                          made_it_happen="Zara came")  # fmt: skip
    cast.StepFactory(goal=goal, created_by=lived.user, words=f"Ask {name}").tick(lived.user)
    cast.WinFactory(client=lived, by=lived.user, words=f"{name.upper()} laughed")
    cast.CheckInFactory(client=lived, goal=goal, by=lived.user, words=f"{name} said so")
    words = dict.fromkeys(["around_me", "happened", "helped", "learned", "try_next"], f"With {name}")
    Bump.objects.create(client=lived, goal=goal, by=lived.user, **words)
    session = cast.SessionFactory(client=lived, specialist=specialist, program=program)
    said = {"what_we_did": f"Met {name}", "takeaway": f"{name} is kind", "feeling": "Like Zara"}
    said |= {"focus": f"About {name}", "next_step": f"Call {name}", "did": ["listened"], "no_goal": "outreach"}
    note = cast.NoteFactory(session=session, **said)
    note.sign(by=specialist)
    Statement.say(note, "differ", f"{name} was late.", "own_device")
    answer = _take(browser.enter(lived), kind, keeps_my_names="on")
    told = " ".join((_text(answer.content) if kind == "pdf" else answer.text).split()).lower()
    assert [part for part in ("zephyrine", "quist", "zara", "moll") if part in told] == []
    assert "run with someone from a group" in told


def test_a_name_that_is_a_word_as_well_leaves_the_word_alone():
    curtain = Curtain(["Will Hope", "my sister Ana", "María de la Cruz"], "X")
    assert curtain.before("I will hope for my day with Will") == "I will hope for my day with X"
    assert curtain.before("Ana, ana and the sister of María") == "X, X and the sister of X"
    assert curtain.before("La casa de la tía") == "La casa de la tía"
    assert Curtain(["Dana Reed"], "X", ["Dana Whitfield"]).before("Dana and Dana Reed") == "Dana and X"


def test_what_somebody_else_keeps_to_themselves_is_not_in_it(browser, lived, specialist):
    cast.WinFactory(client=lived, by=specialist.user, words="Canary of Dana", is_shared=False)
    assert "Canary" not in _take(browser.enter(lived), "json").text


def test_drafts_and_the_lives_of_others_are_not_in_it(browser, lived, other_client, specialist, program):
    cast.WinFactory(client=other_client, by=other_client.user, words="Canary of Luz")
    running = cast.SessionFactory(client=lived, specialist=specialist, program=program)
    cast.NoteFactory(session=running, what_we_did="Canary of a draft")
    assert "Canary" not in _take(browser.enter(lived), "json").text


def test_a_line_that_i_leave_out_is_gone_from_my_copy_alone(browser, lived):
    win = lived.wins.get(words="I called Mom")
    assert "I called Mom" not in _take(browser.enter(lived), "json", leave=[f"win-{win.pk}"]).text
    assert "I called Mom" in _take(browser, "json").text


def test_only_the_days_i_chose(browser, lived):
    told = json.loads(_take(browser.enter(lived), "json", parts=["goals"], until="2026-03-01").text)
    assert [line["day"] for line in told["chapters"][0]["lines"]] == ["2026-02-03"]


def test_the_open_data_and_the_table_say_the_same(browser, lived):
    told = json.loads(_take(browser.enter(lived), "json").content)
    rows = list(csv.reader(io.StringIO(_take(browser, "csv").content.decode("utf-8-sig"))))[1:]
    lines = [(part["title"], line["words"]) for part in told["chapters"] for line in part["lines"]]
    assert [(row[0], row[3]) for row in rows] == lines
    assert [part["part"] for part in told["chapters"]] == [part for part in ALL if part not in NOT_LIVED]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =HYPERLINK(1)"])
def test_no_spreadsheet_takes_my_words_for_a_formula(browser, client, words):
    cast.WinFactory(client=client, by=client.user, words=words)
    row = list(csv.reader(io.StringIO(_take(browser.enter(client), "csv", ["wins"]).content.decode("utf-8-sig"))))[1]
    assert row[3] == f"'{words}"


def test_the_pdf_holds_the_words_and_hostile_ones_are_only_words(browser, client):
    cast.WinFactory(client=client, by=client.user, words='#panic("x") *bold* Ñandú')
    pdf = _take(browser.enter(client), "pdf")
    assert '#panic("x") *bold* Ñandú' in _text(pdf.content)


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_a_file_tells_nobody_what_it_is_and_stays_nowhere(browser, lived, kind):
    answer = _take(browser.enter(lived), kind)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "my-page-" in answer.headers["Content-Disposition"]
    assert "Marcus" not in answer.headers["Content-Disposition"]


def test_a_copy_is_one_opening_of_my_own(browser, lived):
    browser.enter(lived).get(CHOOSE, {"parts": ALL})
    assert not lived.openings.exists()
    _take(browser, "json")
    assert [(o.user, o.kind) for o in lived.openings.all()] == [(lived.user, Opening.Kind.EXPORTED)]
    assert "Took a copy" in browser.get(reverse("portal:openings")).text


def test_after_support_has_ended_my_story_is_still_mine(browser, lived):
    lived.archive("Moved away")
    assert "I called Mom" in browser.enter(lived).get(CHOOSE, {"parts": ALL}).text
    assert _take(browser, "pdf").status_code == 200


def test_without_a_part_the_page_asks_for_one(browser, client):
    answer = browser.enter(client).get(CHOOSE, {"since": "2026-01-01"})
    assert answer.status_code == 422
    assert "Choose at least one part." in answer.text


def test_a_long_life_costs_no_more_queries(browser, lived, specialist, program):
    browser.enter(lived).get(CHOOSE, {"parts": ALL})
    few = _queries(browser)
    for _ in range(10):
        goal = cast.GoalFactory(client=lived, created_by=lived.user)
        cast.StepFactory(goal=goal, created_by=specialist.user).tick(lived.user)
        cast.WinFactory(client=lived, by=specialist.user)
        note = cast.NoteFactory(
            session=cast.SessionFactory(client=lived, specialist=specialist, program=program),
            did=["listened"],
            no_goal="outreach",
        )
        note.sign(by=specialist)
    assert _queries(browser) == few <= 12


def _queries(browser):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(CHOOSE, {"parts": ALL}).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def _text(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_their_hand_offs_and_their_self_description_go_along(browser, client, specialist):
    HandOff(client=client, kind="warm", to="Food pantry", what_for="For the weekends").make(specialist)
    told = SelfDescription(client=client, race=["native"], race_words="Lumbee", veteran="rather_not")
    told.full_clean(exclude=["by"])
    told.keep(client.user)
    page = browser.enter(client).get(CHOOSE, {"parts": ["in_touch", "about_me"]}).text
    for words in ("Food pantry", "For the weekends", "Lumbee", "I prefer not to say"):
        assert words in page
