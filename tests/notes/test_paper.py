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
from notes.models import Addendum, GoalWork, Note, ReadBack, Review, Statement, draft
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
