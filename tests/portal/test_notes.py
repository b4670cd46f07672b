"""My notes: what is new until I opened it, and who answered what I said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from notes.models import Addendum, IndirectTime, Question, Reading, Statement
from portal.news import News
from tests import cast


@pytest.fixture
def write(client, specialist, program):
    def signed(**fields):
        session = cast.SessionFactory(client=client, specialist=specialist, program=program, **fields)
        note = cast.NoteFactory(session=session)
        note.sign(by=specialist)
        return note

    return signed


def read(browser, name, *args):
    return browser.get(reverse(f"portal:{name}", args=args)).content.decode()


def test_a_new_note_is_announced_until_it_is_opened_and_that_is_kept_once(browser, client, write):
    note = write()
    browser.enter(client)
    assert "A new note to read" in read(browser, "journey")
    assert ">New<" in read(browser, "notes")
    read(browser, "note", note.pk)
    read(browser, "note", note.pk)
    assert Reading.objects.count() == 1
    assert "A new note to read" not in read(browser, "journey")
    assert ">New<" not in read(browser, "notes")


@pytest.mark.parametrize(("count", "words"), [(2, "Two new notes to read"), (11, "11 new notes to read")])
def test_how_many_are_new_is_said_in_words(browser, client, write, count, words):
    for _ in range(count):
        write()
    assert words in read(browser.enter(client), "journey")


def test_how_many_are_new_is_said_in_spanish_too(client, write):
    write()
    with translation.override("es"):
        assert News(client).how_many


def test_somebody_else_opening_it_does_not_make_it_read(browser, client, specialist, write):
    note = write()
    browser.enter(specialist).get(note.get_absolute_url())
    assert "A new note to read" in read(browser.enter(client), "journey")


def test_what_is_added_later_makes_it_new_again(browser, client, specialist, write):
    note = write()
    read(browser.enter(client), "note", note.pk)
    Addendum(kind="addendum", words="The gym called.", reason="New").add(note, specialist)
    assert ">New<" in read(browser, "notes")


def test_an_answer_is_announced_until_it_is_opened(browser, client, specialist, write):
    note = write()
    said = Statement.say(note, "differ", "I said maybe.", "own_device")
    read(browser.enter(client), "note", note.pk)
    said.reply("Thank you.", specialist)
    assert "Dana answered what you said" in read(browser, "journey")
    assert "Thank you." in read(browser, "note", note.pk)
    assert "answered what you said" not in read(browser, "journey")


def test_when_nobody_walks_with_the_person_a_manager_owes_the_answer(browser, client, specialist, manager, write):
    note = write()
    said = Statement.say(note, "differ", "I said maybe.", "own_device")
    client.assignments.update(ended_on=timezone.localdate() - timedelta(days=1))
    specialist.deactivate(by=manager)
    assert "Patricia answers by" in read(browser.enter(client), "note", note.pk)
    browser.enter(manager)
    assert said.get_absolute_url() in browser.get(reverse("supervision:board")).content.decode()
    browser.post(reverse("notes:reply", args=[client.pk, note.pk, said.pk]), {"words": "I looked into it."})
    assert "I looked into it." in read(browser.enter(client), "note", note.pk)


def test_answers_past_their_day_stand_on_the_board_with_their_lists(browser, supervisor, write, time_machine):
    said, asked = write(), write()
    Statement.say(said, "differ", "I said maybe.", "own_device")
    Question.ask(asked, supervisor, "Where did you meet?")
    board = reverse("supervision:board")
    assert "past its day" not in browser.enter(supervisor).get(board).content.decode()
    time_machine.move_to(timezone.now() + timedelta(days=8), tick=False)
    browser.enter(supervisor)
    assert browser.get(board).content.decode().count("past its day") == 2
    for which, note in (("statements", said), ("questions", asked)):
        page = browser.get(reverse("supervision:list_all", args=[which])).content.decode()
        assert note.get_absolute_url() in page


def _queries(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def test_more_notes_and_answers_cost_no_more_queries(client, specialist, supervisor, manager, write):
    person, renee, patricia = (cast.Browser().enter(who) for who in (client, supervisor, manager))
    first = write()
    own = [reverse("portal:journey"), reverse("portal:notes"), reverse("portal:note", args=[first.pk])]
    pages = [(person, page) for page in own] + [(who, reverse("supervision:board")) for who in (renee, patricia)]
    pages += [(renee, first.get_absolute_url()), (patricia, first.get_absolute_url())]

    def goes_on():
        note = write()
        Statement.say(note, "add", "More", "own_device").reply("Thanks", specialist)
        Statement.say(first, "add", "More", "own_device")
        cast.a_withholding(note, manager)

    goes_on()
    goes_on()
    few = [_queries(who, page) for who, page in pages]
    few = [_queries(who, page) for who, page in pages]
    for _ in range(8):
        goes_on()
    after_news = [_queries(who, page) for who, page in pages]  # Their reviewers' first opening is kept, once.
    assert [_queries(who, page) for who, page in pages] == few
    assert max(few + after_news) <= 12, after_news


def test_what_was_done_for_them_between_times_is_told_to_them_alone(browser, client, other_client, specialist, program):
    of = {"specialist": specialist, "program": program, "on": timezone.localdate()}
    IndirectTime.objects.create(client=client, kind="calls", minutes=25, words="The bus office", **of)
    IndirectTime.objects.create(client=client, kind="travel", minutes=70, taken_back_at=timezone.now(), **of)
    page = browser.enter(client).get(reverse("portal:notes")).text
    assert "Dana made calls or wrote letters for you, 25 minutes." in page
    assert "The bus office" in page
    assert "on the way for you" not in page
    assert "The bus office" not in browser.enter(other_client).get(reverse("portal:notes")).text
