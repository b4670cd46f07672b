"""Notes on paper: what an auditor looks for is there, nothing more, and words are only ever words."""

import io
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from clients.models import Opening
from notes.models import Addendum, GoalWork, Note, ReadBack, Review, Session, Statement, draft
from notes.paper import Paper, part2, pdf_of
from tests import cast

HOSTILE = (
    '#panic("no") #read("/etc/passwd") $x^2$ *b* _i_ `raw` <lbl> @ref \\ // not /* a [c](d) #import "@preview/x:1.0.0"'
    " <script>alert(1)</script> {{ note }}"
)


@pytest.fixture
def full(client, specialist, supervisor, program, goal):
    """A late note with everything that can stand on one, and all that can come to it."""
    client.legal_name = "Marcus Aurel Reed"
    client.save()
    program.cosign_required = True
    program.save()
    session = cast.SessionFactory(
        client=client, specialist=specialist, program=program, place="27", start_at=_moment(2, 14, 10), **_ends(15, 2)
    )
    said = {"focus": "The bus", "takeaway": "I rode it.", "feeling": "Proud", "how_was_it": "helped"}
    step = {"next_step": "Ride to the clinic", "next_step_owner": "client", "next_step_goal": goal}
    late = {"due_at": timezone.now() - timedelta(hours=1), "late_because": "The bus was late too."}
    note = cast.NoteFactory(session=session, did=["went_with"], what_we_did="Rode along.", **said, **step, **late)
    GoalWork.objects.create(note=note, goal=goal, movement="moved", words="Two stops alone")
    ReadBack.keep(note, "sounds_like_me", "aloud", witness=specialist)
    draft.sign(note, specialist)
    Review.cosign(note, supervisor)
    Addendum(kind="correction", words="It was line 4.", reason="Wrong line").add(note, specialist)
    Statement.say(note, "differ", "It was three stops.", "own_device").reply("Thank you, Marcus.", specialist)
    return note


def _moment(day, hour, minute):
    return datetime(2026, 3, day, hour, minute, tzinfo=timezone.get_current_timezone())


def _ends(hour, minute):
    return {"end_at": _moment(2, hour, minute)}


def _text(pdf):
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join("\n".join(pages).split())


def _print(browser, note):
    page = browser.get(reverse("notes:note_print", args=[note.session.client_id, note.pk]))
    copy = browser.get(reverse("notes:note_copy", args=[note.session.client_id, note.pk]))
    return page.content.decode(), _text(copy.content)


ELEMENTS = [
    "Harbor Peer Center", "Marcus R.", "Marcus Aurel Reed", "2 March 2026", "2:10 p.m.", "3:02 p.m.", "52",
    "Full 15 minutes only", "H0038", "In person", "Street or outreach (place of service 27)", "Recovery support",
    "Walk in the mornings", "Moved", "Two stops alone", "The bus", "Went with", "Rode along.", "I rode it.", "Proud",
    "It helped", "Ride to the clinic", "The client", "Dana Whitfield, CPS", "Late entry", "The bus was late too.",
    "Renee Okafor", "Correction", "It was line 4.", "Wrong line", "It was three stops.", "Thank you, Marcus.",
    "Sounds like me", "heard by Dana Whitfield, CPS",
]  # fmt: skip


def test_all_that_an_auditor_looks_for_is_on_the_page_and_in_the_pdf(browser, specialist, full):
    page, pdf = _print(browser.enter(specialist), full)
    assert [words for words in [*ELEMENTS, full.content_hash] if words not in page] == []
    assert [words for words in ELEMENTS if words not in pdf] == []
    assert full.content_hash in pdf.replace(" ", "")


def test_what_people_wrote_is_never_read_as_markup(browser, client, specialist, program):
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    goal = cast.GoalFactory(client=client, created_by=client.user, own_words=HOSTILE)
    fields = ("focus", "what_we_did", "takeaway", "feeling", "next_step", "late_because")
    note = cast.NoteFactory(session=session, **dict.fromkeys(fields, HOSTILE))
    GoalWork.objects.create(note=note, goal=goal, movement="bump", words=HOSTILE)
    draft.sign(note, specialist)
    Addendum(kind="late", words=HOSTILE, reason=HOSTILE).add(note, specialist)
    Statement.say(note, "add", HOSTILE, "own_device")
    page, pdf = _print(browser.enter(specialist), note)
    assert "<script>alert" not in page
    assert pdf.replace(" ", "").count(HOSTILE.replace(" ", "")) == 10


ALPHABETS = ["שלום مرحبا", "你好 😀 👨‍👩‍👧", "\u202eabc \x07", "á ñ ü ¿", "a" * 5000, "x\n\n\r\ny"]


@pytest.mark.parametrize("words", ALPHABETS)
def test_no_letter_of_any_alphabet_stops_the_press(browser, client, specialist, signed, words):
    client.chosen_name, client.legal_name = words[:40], words[:80]
    client.save()
    Statement.say(signed, "add", words, "own_device")
    _, pdf = _print(browser.enter(specialist), signed)
    assert "Dana Whitfield" in pdf


def test_a_name_written_from_right_to_left_is_set_in_a_font_that_has_it(browser, client, specialist, signed):
    client.chosen_name = "שלום"
    client.save()
    copy = browser.enter(specialist).get(reverse("notes:note_copy", args=[client.pk, signed.pk]))
    fonts = _fonts(copy.content)
    assert any("DejaVuSans" in name for name, _is_inside in fonts)
    assert all(is_inside for _name, is_inside in fonts)


def _fonts(pdf):
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font["/DescendantFonts"][0]["/FontDescriptor"].keys()
            yield font["/BaseFont"], any(key.startswith("/FontFile") for key in inside)


def test_the_layout_keeps_to_the_standard_of_accessible_pdf(client, specialist, full):
    for paper in (Paper.of_note(client, full, specialist), _period(client, specialist)):
        root = PdfReader(io.BytesIO(pdf_of(paper, standards=["ua-1"]))).trailer["/Root"]
        assert root["/Lang"] == "en"
        assert root["/MarkInfo"]["/Marked"]


def _period(client, by, since=(2026, 1, 1), until=(2026, 12, 31), program=None):
    return Paper.of_period(client, datetime(*since).date(), datetime(*until).date(), program, by)  # noqa: DTZ001


def test_own_words_say_whose_they_are_and_in_which_language(browser, client, specialist, signed):
    client.language = "es"
    client.save()
    page, pdf = _print(browser.enter(specialist), signed)
    assert "In Marcus’s own words (Spanish)" in page
    assert "In Marcus’s own words (Spanish)" in pdf
    assert '<p class="text-break quote" lang="es" dir="auto">I went anyway.</p>' in page


def test_a_reader_of_spanish_gets_a_paper_in_spanish(browser, client, specialist, signed):
    specialist.user.language = "es"
    specialist.user.save()
    browser.enter(specialist)
    copy = browser.get(reverse("notes:note_copy", args=[client.pk, signed.pk])).content
    assert PdfReader(io.BytesIO(copy)).trailer["/Root"]["/Lang"] == "es"
    assert part2.ON_EVERY_PAGE in _text(copy)


@pytest.mark.parametrize(("answer", "is_there"), [("yes", True), ("unsure", True), ("no", False)])
def test_the_notice_of_part_2_stands_where_the_program_asks_for_it(
    browser, specialist, program, signed, answer, is_there
):
    program.part2 = answer
    program.save()
    page, pdf = _print(browser.enter(specialist), signed)
    assert (part2.NOTICE in page, part2.NOTICE in pdf) == (is_there, is_there)
    assert (part2.ON_EVERY_PAGE in pdf) == is_there


def test_every_page_is_numbered_and_bears_the_short_notice(client, specialist, program):
    _three_in_march(client, specialist, program)
    reader = PdfReader(io.BytesIO(pdf_of(_period(client, specialist))))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) == 4
    for number, words in enumerate(pages, start=1):
        assert f"Page {number} of 4" in words
        assert part2.ON_EVERY_PAGE in words
        assert "Marcus R." in words


def _three_in_march(client, specialist, program):
    for day, hour in ((1, 0), (15, 12), (31, 22)):
        start = _moment(day, hour, 30)
        session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
        cast.NoteFactory(session=session, due_at=timezone.now() + timedelta(days=2)).sign(specialist)


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [((2026, 3, 1), (2026, 3, 31), 3), ((2026, 3, 2), (2026, 3, 30), 1), ((2026, 3, 31), (2026, 3, 31), 1),
     ((2026, 4, 1), (2026, 4, 30), 0), ((2026, 2, 1), (2026, 2, 28), 0)],
)  # fmt: skip
def test_a_period_begins_and_ends_with_the_days_of_the_agency(client, specialist, program, since, until, count):
    _three_in_march(client, specialist, program)
    assert len(_period(client, specialist, since, until).sheets) == count


def test_another_programs_notes_stay_out(browser, client, specialist, program):
    other = cast.ProgramFactory(name="Housing")
    client.enroll(other, timezone.localdate() - timedelta(days=9))
    _three_in_march(client, specialist, program)
    asked = {"since": "2026-03-01", "until": "2026-03-31", "program": other.pk}
    page = browser.enter(specialist).get(reverse("notes:period_print", args=[client.pk]), asked).content.decode()
    assert "There is no signed note in these days." in page
    asked["program"] = program.pk
    page = browser.get(reverse("notes:period_print", args=[client.pk]), asked).content.decode()
    assert "3 signed notes, 150 minutes" in page


def test_drafts_are_counted_and_named_as_left_out(client, specialist, program):
    start = _moment(3, 9, 0)
    cast.NoteFactory(
        session=cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start),
        takeaway="Not yet to be read",
    )
    pdf = _text(pdf_of(_period(client, specialist)))
    assert "Not in here: 1 draft, because it is not signed yet (3 March 2026)." in pdf
    assert "Not yet to be read" not in pdf


def test_a_draft_is_not_printed(browser, client, specialist, note):
    for name in ("note_print", "note_copy"):
        assert browser.enter(specialist).get(reverse(f"notes:{name}", args=[client.pk, note.pk])).status_code == 404


def test_a_service_log_prints_no_word_of_the_story(browser, specialist, program, full):
    program.documentation = "service_log"
    program.save()
    story = ["The bus\n", "Rode along", "I rode it", "Proud", "Two stops", "Walk in the mornings", "clinic"]
    story += ["line 4", "three stops", "Thank you, Marcus"]
    page, pdf = _print(browser.enter(specialist), full)
    assert [words for words in story if words in page or words in pdf] == []
    for words in ("2:10 p.m.", "Street or outreach", "Correction", "Marcus sees it differently", "service log only"):
        assert words in page
        assert words in pdf


def test_who_printed_and_who_took_a_copy_is_written_down(browser, client, supervisor, signed):
    _print(browser.enter(supervisor), signed)
    asked = {"since": "2026-03-01", "until": "2026-03-31"}
    for name in ("period_print", "period_copy"):
        assert browser.get(reverse(f"notes:{name}", args=[client.pk]), asked).status_code == 200
    kinds = Opening.objects.filter(user=supervisor.user).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["printed", "exported", "printed", "exported"]


def test_the_file_tells_nobody_whose_it_is(browser, client, specialist, signed):
    copy = browser.enter(specialist).get(reverse("notes:note_copy", args=[client.pk, signed.pk]))
    day = timezone.localdate(signed.session.start_at)
    assert copy.headers["Content-Disposition"] == f'attachment; filename="note-{day}.pdf"'
    assert copy.headers["Cache-Control"] == "no-store"
    assert copy.headers["Content-Type"] == "application/pdf"


def test_the_form_leads_to_the_page_or_to_the_file(browser, client, specialist):
    form, asked = reverse("notes:period", args=[client.pk]), {"since": "2026-03-01", "until": "2026-03-31"}
    browser.enter(specialist)
    assert "/print/pages/?since=2026-03-01" in browser.get(form, {**asked, "as": "page"}).headers["Location"]
    copy = browser.get(form, {**asked, "as": "pdf"}, follow=True)
    assert 'filename="notes-2026-03-01-to-2026-03-31.pdf"' in copy.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [("2026-03-02", "2026-03-01", "before the first one"), ("2024-03-02", "2026-03-01", "more than a year"),
     ("", "2026-03-01", "required"), ("soon", "2026-03-01", "valid date")],
)  # fmt: skip
def test_a_period_that_makes_no_sense_is_said_beside_its_day(browser, client, specialist, since, until, words):
    asked = {"since": since, "until": until, "program": ""}
    answer = browser.enter(specialist).get(reverse("notes:period_copy", args=[client.pk]), asked, follow=True)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_twenty_notes_cost_as_many_queries_as_two(browser, client, specialist, program, supervisor):
    program.cosign_required = True
    program.save()
    browser.enter(specialist)
    _whole_notes(2, client, specialist, supervisor, program)
    _queries(browser, client)
    few = _queries(browser, client)
    _whole_notes(18, client, specialist, supervisor, program)
    assert _queries(browser, client) == few
    assert max(few) <= 12


def _whole_notes(count, client, specialist, supervisor, program):
    for _ in range(count):
        session = cast.SessionFactory(client=client, specialist=specialist, program=program)
        note = cast.NoteFactory(session=session, due_at=timezone.now() + timedelta(days=2))
        goal = cast.GoalFactory(client=client, created_by=specialist.user)
        GoalWork.objects.create(note=note, goal=goal, movement="moved", words="Went")
        ReadBack.keep(note, "sounds_like_me", "aloud", witness=specialist)
        draft.sign(Note.of(client).get(pk=note.pk), specialist)
        note.refresh_from_db()
        Review.cosign(note, supervisor)
        Addendum(kind="late", words="More", reason="Forgot").add(note, specialist)
        Statement.say(note, "add", "Mine", "aloud", witness=specialist)


def _queries(browser, client):
    today = timezone.localdate()
    asked = {"since": today - timedelta(days=3), "until": today}
    counts = []
    for name in ("period_print", "period_copy"):
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(reverse(f"notes:{name}", args=[client.pk]), asked).status_code == 200
        counts.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))
    return counts


def test_the_first_page_of_a_period_counts_the_times_when_two_people_did_not_meet(client, specialist, program):
    other = cast.ProgramFactory()
    for place, day in ((program, 3), (program, 10), (other, 12)):
        planned_at = datetime(2026, 11, day, 15, tzinfo=client.agency.zone)
        Session.objects.create(
            client=client, specialist=specialist, program=place, planned_at=planned_at,
            status="not_met", not_met_because="no_answer",
        )  # fmt: skip
    told = dict(_period(client, specialist, program=program).period)["Did not meet"]
    assert told.startswith("2 times: ")
    assert told.count("2026 (No answer, not there)") == 2
    assert "Did not meet" not in dict(_period(client, specialist, until=(2026, 11, 2)).period)
