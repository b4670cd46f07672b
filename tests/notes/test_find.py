"""Finding what was written: the right words, for the right reader, newest first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.scopes import scope
from clients.models import Opening
from goals.models import Bump
from notes.models import Addendum, Asked, GoalWork, Note, Passage, Question, Review, Session, Statement, draft, find
from notes.views.find import PAGE
from tests import cast

FIND = "notes:find"


def looked_up(browser, words="", page=None, **more):
    return browser.post(page or reverse(FIND), {"words": words, **more})


def found(browser, words="", **more):
    """What the hits say, the found words in brackets."""
    return [
        "".join(f"[{text}]" if is_found else text for text, is_found in hit.excerpt)
        for hit in looked_up(browser, words, **more).context["hits"]
    ]


def a_note(client, specialist, words, days_ago=1, program=None, sign=True, **fields):
    """Signed, of so many days ago."""
    start = timezone.now() - timedelta(days=days_ago)
    program = program or client.enrollments.get().program
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    note = cast.NoteFactory(**{"session": session, "what_we_did": words, "takeaway": "", **fields})
    if sign:
        note.sign(by=specialist)
    return note


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("walking", "We walked to the bus."),
        ("WALKED", "A long walk."),
        ("camino", "Caminó hasta el parque."),
        ("caminó", "El camino es largo."),
        ("sueno", "Contó su sueño."),
        ("sueños", "Un sueno raro."),
        ("kitchen", "The bedroom/kitchen<b>."),
        ("walk", "¿“Walk”…🌊"),
        ("bus-stop", "At the bus stop—again"),
        ("sueño", "Un suen\u0303o"),
        ('"bus pass"', "Asked for the bus pass."),
    ],
)
def test_words_are_found_in_other_forms_and_without_accents(browser, specialist, client, asked, written):
    a_note(client, specialist, written)
    assert len(found(browser.enter(specialist), asked)) == 1


def test_words_that_are_not_there_find_nothing(browser, specialist, client):
    a_note(client, specialist, "Asked for a pass at the bus.")
    browser.enter(specialist)
    assert found(browser, '"bus pass"') == found(browser, "swim") == found(browser, "bus swim") == []
    assert "Nothing found" in looked_up(browser, "swim").text


def test_everything_in_a_note_is_found(browser, specialist, client, goal):
    fields = {"focus": "lantern", "takeaway": "harvest", "feeling": "meadow", "next_step": "ladder"}
    note = a_note(client, specialist, "pebble", sign=False, **fields)
    GoalWork.objects.create(note=note, goal=goal, movement="moved", words="orchard")
    Note.of(client).get().sign(by=specialist)
    browser.enter(specialist)
    for word in ["lantern", "harvest", "meadow", "ladder", "pebble", "orchard"]:
        assert f"[{word}]" in found(browser, word)[0]


def test_what_came_later_is_found_under_its_kind(browser, specialist, signed):
    Addendum(kind="late", words="The umbrella was blue", reason="I forgot").add(signed, specialist)
    said = Statement.say(signed, "differ", "It was the green umbrella", "own_device")
    browser.enter(specialist)
    assert len(found(browser, "umbrella")) == 2
    assert found(browser, "umbrella", kind="addendum") == ["The [umbrella] was blue · I forgot"]
    [hit] = looked_up(browser, "umbrella", kind="statement").context["hits"]
    assert hit.url == said.get_absolute_url()
    said.reply("Thank you, I looked into the cupboard", specialist)
    assert len(found(browser, "cupboard")) == 1


def test_words_beside_a_draft_are_found_once_it_is_signed(browser, specialist, supervisor, note):
    Statement.say(note, "add", "Tell them about the umbrella", "own_device")
    browser.enter(supervisor)
    assert found(browser, "umbrella") == []
    draft.sign(Note.of(note.session.client).get(), specialist)
    assert len(found(browser, "umbrella")) == 1


def test_not_meeting_is_found_by_its_words(browser, specialist, planned):
    planned.did_not_meet("other", "Snow on the bridge")
    browser.enter(specialist)
    assert found(browser, "bridge", kind="not_met") == ["Snow on the [bridge]"]
    assert looked_up(browser, "bridge").context["hits"][0].url == planned.get_absolute_url()


def test_kinds_tell_together_from_plain(browser, specialist, client):
    a_note(client, specialist, "walk alone")
    a_note(client, specialist, "walk for two", days_ago=2, together_at=timezone.now())
    browser.enter(specialist)
    assert found(browser, "walk", kind="together") == ["[walk] for two"]
    assert found(browser, "walk", kind="plain") == ["[walk] alone"]


def test_private_things_are_never_searched(browser, specialist, manager, client, goal):
    Bump.objects.create(client=client, goal=goal, by=client.user, happened="hurricane")
    cast.WinFactory(client=client, by=client.user, words="hurricane")
    a_note(client, specialist, "walk")
    assert found(browser.enter(manager), "hurricane") == found(cast.Browser().enter(specialist), "hurricane") == []


def test_each_reader_finds_in_the_notes_of_their_own_people(
    specialist, other_specialist, supervisor, other_supervisor, manager, cover, client, other_client, elsewhere
):
    a_note(client, specialist, "lantern one")
    a_note(other_client, other_specialist, "lantern two", days_ago=2)
    with scope(elsewhere.agency):
        a_note(elsewhere.client, elsewhere.specialist, "lantern three")
    one, two, three = "[lantern] one", "[lantern] two", "[lantern] three"
    readers = {
        specialist: [one], supervisor: [one], other_specialist: [two], cover: [one],
        other_supervisor: [one, two], manager: [one, two], elsewhere.specialist: [three],
        elsewhere.manager: [three], elsewhere.supervisor: [three],
    }  # fmt: skip
    for reader, hits in readers.items():
        assert found(cast.Browser().enter(reader), "lantern") == hits, reader
        assert found(cast.Browser().enter(reader), "lantern", kind="plain") == hits, reader


def test_whom_one_may_not_see_is_not_found_by_name(browser, specialist, other_specialist, other_client):
    a_note(other_client, other_specialist, "lantern")
    assert found(browser.enter(specialist), "lantern", person="Luz") == []


def test_the_database_keeps_to_the_scope_whatever_it_is_asked(specialist, client, elsewhere):
    a_note(client, specialist, "lantern")
    with scope(elsewhere.agency):
        assert find(Asked("lantern"), specialist, None, 9) == find(Asked("lantern"), specialist, [client.pk], 9) == []
        assert Passage.objects.count() == 0


def test_when_the_walk_together_ends_so_does_finding(browser, specialist, client):
    a_note(client, specialist, "lantern")
    browser.enter(specialist)
    assert found(browser, "lantern")
    client.assignments.update(
        began_on=timezone.localdate() - timedelta(days=9), ended_on=timezone.localdate() - timedelta(days=1)
    )
    assert found(browser, "lantern") == []


def test_a_draft_is_found_by_its_writer_alone(browser, specialist, supervisor, manager, cover, note):
    assert found(browser.enter(specialist), "walk") == ["Went anyway · Talked about the [walk]. · I went anyway."]
    assert looked_up(browser, "walk").context["hits"][0].kind == "draft"
    for other in (supervisor, manager, cover):
        assert found(cast.Browser().enter(other), "walk") == []


def test_person_goal_and_days_narrow(browser, specialist, program, client, goal, signed):
    ana = cast.a_client(specialist, program, chosen_name="Ana Ruiz")
    a_note(ana, specialist, "walk", days_ago=9)
    browser.enter(specialist)
    today, week_ago = timezone.localdate(), timezone.localdate() - timedelta(days=7)
    assert len(found(browser, "walk")) == 2
    assert found(browser, "walk", person="ana ruíz") == found(browser, "walk", until=week_ago) == ["[walk]"]
    assert len(found(browser, "walk", since=week_ago, until=today)) == 1
    of_client = reverse("notes:find_of_client", args=[client.pk])
    assert len(found(browser, page=of_client, goal=goal.pk)) == 1
    other = cast.GoalFactory(client=client, created_by=client.user)
    assert found(browser, "walk", page=of_client, goal=other.pk) == []
    assert "walk" not in str(
        looked_up(
            browser, "", page=of_client, goal=cast.GoalFactory(client=ana, created_by=specialist.user).pk
        ).context["hits"]
    )


def test_excerpts_are_escaped_and_marked(browser, specialist, client):
    a_note(client, specialist, "<script>alert('x')</script> <b>walk</b> & \2\3 1</2 talk")
    page = looked_up(browser.enter(specialist), "walk").text
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &lt;b&gt;<mark>walk</mark>&lt;/b&gt; &amp;" in page
    assert "<script>alert" not in page


def test_everybody_shown_reads_that_they_were_found(browser, specialist, program, client):
    ana = cast.a_client(specialist, program)
    for days_ago in (1, 2):
        a_note(client, specialist, "walk", days_ago)
    looked_up(browser.enter(specialist), "walk")
    opening = client.openings.get()
    assert (opening.kind, opening.user) == (Opening.Kind.SEARCHED, specialist.user)
    assert not ana.openings.exists()


def test_pages_follow_one_another_without_a_gap_or_a_double(browser, manager, specialist, client):
    start = timezone.now().replace(day=1, hour=12) - timedelta(days=200)
    for n in range(2 * PAGE + 5):
        at = start + timedelta(days=4 * (n // 3))
        session = Session.objects.create(
            client=client, specialist=specialist, program=client.enrollments.get().program, planned_at=at
        )
        session.did_not_meet("other", f"walk {n}")
    seen, before = [], ""
    browser.enter(manager)
    for _ in range(3):
        page = looked_up(browser, "walk", before=before).context
        seen += [(hit.held_at, hit.pk) for hit in page["hits"]]
        before = page["older"]
    assert not before
    assert len(set(seen)) == 2 * PAGE + 5
    assert seen == sorted(seen, reverse=True)


def test_more_hits_cost_no_more_queries(browser, manager, specialist, program):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert looked_up(browser, "walk", person="Rosa").context["hits"]
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    browser.enter(manager)
    a_note(cast.a_client(specialist, program, chosen_name="Rosa"), specialist, "walk")
    asked()
    few = asked()
    for n in range(12):
        a_note(cast.a_client(specialist, program, chosen_name=f"Rosa {n}"), specialist, "walk", n + 2)
    assert asked() == few <= 12


@pytest.mark.parametrize("words", ["\0", "...", "?!", "🌊", "x" * 10_000, "\u202e", "", " "])
def test_what_cannot_be_looked_for_gets_a_sentence(browser, specialist, client, words):
    answer = looked_up(browser.enter(specialist), words)
    assert answer.status_code == 422
    assert "Please look at this" in answer.text
    assert client.openings.count() == 0


@pytest.mark.parametrize(
    "words", ["the", "-walk", "a", '"', "or", "walk or", "أريد", "wal\0k", "1 & | ! <-> :*", "\\", "%", "'"]
)
def test_odd_words_break_nothing(browser, specialist, client, words):
    a_note(client, specialist, "walk")
    assert looked_up(browser.enter(specialist), words + " x").status_code == 200


def test_days_that_cannot_be_get_a_sentence(browser, specialist):
    browser.enter(specialist)
    today = timezone.localdate()
    for days in (
        {"since": "2026-02-30"},
        {"since": "1800-01-01"},
        {"since": today, "until": today - timedelta(days=1)},
    ):
        assert looked_up(browser, "walk", **days).status_code == 422


def test_a_strange_place_in_the_list_shows_the_first_page(browser, specialist, client):
    a_note(client, specialist, "walk")
    assert len(found(browser.enter(specialist), "walk", before="x_y")) == 1


def test_nothing_is_found_from_an_address(browser, specialist, client):
    a_note(client, specialist, "walk")
    answer = browser.enter(specialist).get(reverse(FIND), {"words": "walk"})
    assert answer.context["hits"] is None
    assert 'method="get"' not in answer.text


def test_a_text_of_hundreds_of_pages_can_be_signed(browser, specialist, client):
    words = " ".join(f"wörd{n}🌊" for n in range(9_000))
    fields = dict.fromkeys(["focus", "feeling", "takeaway"], words)
    a_note(client, specialist, " ".join(f"слово{n}" for n in range(9_000)), **fields)
    assert len(found(browser.enter(specialist), "word7")) == 1


def test_the_focus_goes_to_what_was_found(browser, specialist, client):
    a_note(client, specialist, "walk")
    assert 'id="found" tabindex="-1" autofocus' in looked_up(browser.enter(specialist), "walk").text


def test_a_supervisors_question_with_its_answer_and_praise_are_found(browser, specialist, supervisor, client):
    note = a_note(client, specialist, "We sat by the window.")
    asked = Question.objects.create(note=note, words="Which shelter did you call?", by=supervisor, by_name="Renee")
    Review.praise(note, supervisor, "The patience shows.", line="We sat by the window.")
    assert found(browser.enter(specialist), "shelter", kind="asked") == ["Which [shelter] did you call?"]
    assert "[patience]" in found(browser, "patience", kind="praise")[0]
    asked.reply("The lighthouse on Pine Street.")
    assert "[lighthouse]" in found(browser, "lighthouse")[0]
