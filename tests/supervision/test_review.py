"""The queue of notes: one after the other, read whole; several at once only after each was opened."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Opening
from notes.models import Addendum, HintCount, Note, Question, Review, Statement
from tests import cast


@pytest.fixture
def sign(client, specialist, program):
    program.cosign_required = True
    program.save()

    def signed(hours_ago=2, **fields):
        start = timezone.now() - timedelta(hours=hours_ago)
        held = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
        note = cast.NoteFactory(session=held, **fields)
        note.sign(by=specialist)
        return Note.of(client).get(pk=note.pk)

    return signed


@pytest.fixture
def renee(browser, supervisor):
    return browser.enter(supervisor)


def page(note, verb=""):
    return reverse(f"supervision:review{verb}", args=[note.session.client_id, note.pk])


LIST, TOGETHER = "/caseload/notes/", "/caseload/notes/signatures/"


def test_each_answer_leads_to_the_next_one_the_oldest_first(renee, sign):
    third, second, first = sign(3), sign(4), sign(5)
    assert "1 of 3" in renee.get(page(first)).text
    assert renee.post(page(first, "_sign")).headers["Location"] == page(second)
    assert renee.post(page(second, "_ask"), {"words": "Where did you meet?"}).headers["Location"] == page(third)
    assert "1 of 1" in renee.get(page(third)).text
    assert renee.post(page(third, "_sign")).headers["Location"] == LIST
    assert Review.objects.filter(kind="cosign").count() == 2


def test_the_page_shows_the_note_whole(renee, client, specialist, sign):
    words = "We walked to the library and read the letter from the housing office together."
    earlier, note = sign(30, what_we_did=words), sign(what_we_did=words, takeaway="I went anyway.")
    HintCount.objects.create(note=note, category="person-first", count=2)
    Statement.say(note, "differ", "It was the town hall.", "own_device")
    text = renee.get(page(note)).text
    for shown in (
        "I went anyway.",
        "It was the town hall.",
        note.signed_name,
        earlier.get_absolute_url(),
        ": 2</span>",
    ):
        assert shown in text


def test_a_note_that_says_something_else_is_no_copy(renee, sign):
    sign(30, what_we_did="We made the call to the landlord, and he listened to all of it.")
    note = sign(what_we_did="We looked at the bus map and found the line that stops there.")
    assert renee.get(page(note)).context["copies"] == []


def test_copies_of_people_whom_the_supervisor_may_not_see_are_not_named(renee, client, sign, specialist, program):
    words = "We walked to the library and read the letter from the housing office together."
    gone = cast.a_client(None, program)
    held = cast.SessionFactory(client=gone, specialist=specialist, program=program)
    cast.NoteFactory(session=held, what_we_did=words).sign(by=specialist)
    assert renee.get(page(sign(1, what_we_did=words))).context["copies"] == []


def test_opening_the_page_is_written_down_for_the_person(renee, supervisor, client, sign):
    renee.get(page(sign()))
    assert Opening.objects.get(client=client, user=supervisor.user).page == "supervision:review"


def test_several_are_signed_only_after_each_was_opened(renee, sign):
    opened, unopened = sign(3), sign(4)
    renee.get(page(opened))
    answer = renee.post(TOGETHER, {"note": [opened.pk, unopened.pk]}, follow=True).text
    assert "1 note is co-signed." in answer
    assert "1 not: open each one first" in answer
    assert Review.objects.get().note == opened
    assert "not opened yet" in answer


def test_signing_several_twice_signs_once(renee, sign):
    notes = [sign(3), sign(4)]
    for note in notes:
        renee.get(note.get_absolute_url())
    for _ in range(2):
        renee.post(TOGETHER, {"note": [note.pk for note in notes]})
    assert Review.objects.filter(kind="cosign").count() == 2
    assert all(note.content_hash == note.compute_hash() for note in Note.objects.all())


def test_what_came_after_the_opening_has_to_be_opened_too(renee, specialist, sign):
    note = sign()
    renee.get(page(note))
    Addendum(kind="addendum", words="We met again at noon.", reason="New").add(note, specialist)
    renee.post(TOGETHER, {"note": [note.pk]})
    assert not Review.objects.exists()


def test_another_supervisor_or_nonsense_signs_nothing(browser, other_supervisor, sign):
    note = sign()
    browser.enter(other_supervisor)
    assert browser.get(page(note)).status_code == 404
    browser.post(TOGETHER, {"note": [note.pk, "§", ""]})
    assert not Review.objects.exists()


def test_a_note_with_an_open_question_is_not_signed(renee, supervisor, sign):
    note = sign()
    renee.get(page(note))
    Question.ask(note, supervisor, "Where?")
    renee.post(TOGETHER, {"note": [note.pk]})
    renee.post(page(note, "_sign"))
    with pytest.raises(ValidationError):
        Review.cosign(note, supervisor)
    assert not Review.objects.exists()
    assert "your question waits for an answer" in renee.get(LIST).text


def test_a_praised_line_stands_on_the_writers_today(renee, specialist, sign):
    note = sign(what_we_did="We read the letter. I asked before I offered.")
    lines = [label for _value, label in renee.get(page(note)).context["line_form"].fields["line"].choices]
    chosen = lines.index("“I asked before I offered.”") - 1
    said = {"line": chosen, "words": "This is peer support.", "sign": "yes"}
    assert renee.post(page(note, "_praise"), said).headers["Location"] == LIST
    assert "Co-signed." in renee.get(LIST).text
    assert set(Review.objects.values_list("kind", "line")) == {("praise", "I asked before I offered."), ("cosign", "")}
    today = cast.Browser().enter(specialist).get(reverse("today")).text
    assert "I asked before I offered." in today
    assert "This is peer support." in today


def test_praise_alone_leaves_the_note_open_to_be_signed(renee, sign):
    note = sign()
    assert renee.post(page(note, "_praise"), {"words": "Good."}).headers["Location"] == page(note)


def test_empty_words_are_answered_beside_the_field(renee, sign):
    note = sign()
    for verb in ("_ask", "_praise"):
        assert renee.post(page(note, verb), {"words": " "}).status_code == 422
    assert renee.post(page(note, "_praise"), {"words": "Good", "line": "999"}).status_code == 422


def test_the_letter_keys_can_be_turned_off(renee, sign):
    note = sign()
    assert "review.js" in renee.get(page(note)).text
    away = renee.post(reverse("supervision:review_keys"), {"client": note.session.client_id, "note": note.pk})
    assert away.headers["Location"] == page(note)
    assert "review.js" not in renee.get(page(note)).text


def test_more_notes_cost_no_more_queries(renee, sign):
    def queries(address):
        renee.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert renee.get(address).status_code == 200
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    first = sign(100)
    sign(99)
    few = [queries(address) for address in (LIST, page(first))]
    for hours in range(8):
        sign(80 + hours)
    assert [queries(address) for address in (LIST, page(first))] == few
    Addendum(kind="addendum", words="More.", reason="New").add(first, first.session.specialist)
    with CaptureQueriesContext(connection) as asked:
        renee.get(page(first))
    few.append(len([query for query in asked if "SAVEPOINT" not in query["sql"]]))
    assert max(few) <= 12, few


def test_where_no_second_name_is_asked_newly_signed_notes_are_gone_through_and_nothing_is_owed(renee, sign, program):
    program.cosign_required = False
    program.save()
    older, newer = sign(6), sign(3)
    assert [row.url for row in renee.get(LIST).context["lately"]] == [page(newer), page(older)]
    opened = renee.get(page(newer)).text
    assert page(older) in opened
    assert "Co-sign as" not in opened
    assert [row.url for row in renee.get(LIST).context["lately"]] == [page(older)]
    assert renee.post(page(older, "_praise"), {"line": "", "words": "One can hear him."}).status_code == 302
    assert Review.objects.get().kind == "praise"


def test_notes_about_people_of_another_board_are_not_in_the_queue(renee, sign, client, other_specialist):
    sign()
    assert renee.get(LIST).context["rows"]
    client.assignments.update(specialist=other_specialist)
    assert renee.get(LIST).context["rows"] == []


def test_words_that_come_too_late_are_given_back_and_nothing_is_changed(renee, other_supervisor, specialist, sign):
    """The team changed between opening the note and sending the question."""
    note = sign()
    specialist.supervisor = other_supervisor
    specialist.save()
    ours = {"origin": "http://testserver"}
    answer = renee.post(page(note, "_ask"), {"words": "What did she <say> then?"}, headers=ours)
    assert (answer.status_code, Question.objects.count()) == (404, 0)
    assert "What did she &lt;say&gt; then?" in answer.text
    assert "Nothing was changed" in answer.text
    theirs = {"origin": "https://elsewhere.example"}
    assert "Call this number" not in renee.post("/none/", {"words": "Call this number"}, headers=theirs).text
