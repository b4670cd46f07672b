from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.scopes import scope
from notes.models import GoalWork, Note, ReadBack, Session, draft
from tests import cast

NEW_YORK = ZoneInfo("America/New_York")
AUTOSAVE = {"X-Autosave": "1"}


# Planning


def plan(client, program, **changes):
    tomorrow = timezone.localdate() + timedelta(days=1)
    return {"day": tomorrow.isoformat(), "time": "14:00", "program": program.pk, "method": "phone"} | changes


def test_a_specialist_plans_a_session_in_the_agencys_time(browser, specialist, client, program, at):
    browser.enter(specialist).post(at("plan", client), plan(client, program, planned_for="Work hours"))
    session = client.sessions.get()
    assert (session.status, timezone.localtime(session.planned_at).hour) == ("planned", 14)
    assert "Work hours" in browser.get(at("sessions", client)).content.decode()


def test_only_this_clients_programs_can_be_chosen(browser, specialist, client, at):
    other = cast.ProgramFactory()
    answer = browser.enter(specialist).post(at("plan", client), plan(client, other))
    assert answer.status_code == 422
    assert not client.sessions.exists()


def test_a_plan_in_the_past_is_a_sentence_and_the_typing_stays(browser, specialist, client, program, at):
    answer = browser.enter(specialist).post(at("plan", client), plan(client, program, day="2020-02-29"))
    assert answer.status_code == 422
    assert "This day is over" in answer.content.decode()
    assert "2020-02-29" in answer.content.decode()


def test_a_plan_is_changed(browser, specialist, client, program, planned, at):
    browser.enter(specialist).post(at("session", client, planned), plan(client, program, time="16:30"))
    planned.refresh_from_db()
    assert timezone.localtime(planned.planned_at).hour == 16


def test_a_meeting_that_stood_in_no_plan_and_did_not_happen_is_kept(browser, specialist, client, program, at):
    when = {"day": timezone.localdate().isoformat(), "time": "00:00", "program": program.pk, "because": "no_answer"}
    browser.enter(specialist).post(at("missed", client), when | {"words": "Left a message"})
    session = client.sessions.get()
    assert (session.status, session.not_met_because, session.not_met_words) == (
        "not_met",
        "no_answer",
        "Left a message",
    )


def test_what_is_still_to_come_was_not_missed(browser, specialist, client, program, at):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    browser.enter(specialist)
    for changes in ({"day": tomorrow}, {"day": "2019-05-05"}, {"time": ""}):
        when = {"day": timezone.localdate().isoformat(), "time": "00:00", "program": program.pk, "because": "other"}
        assert browser.post(at("missed", client), when | changes).status_code == 422
    assert not client.sessions.exists()


def test_who_is_in_no_program_is_added_to_one_first(browser, specialist, client, program, at):
    with scope(client.agency):
        client.enrollments.get().end("Moved", on=timezone.localdate() - timedelta(days=1))
    answer = browser.enter(specialist).get(at("plan", client))
    assert reverse("clients:enroll", args=[client.pk]) in answer.content.decode()


def test_starting_leads_to_the_table_for_two_and_twice_to_the_same(browser, specialist, client, planned, at):
    once = {"once": str(uuid4())}
    browser.enter(specialist)
    places = [browser.post(at("start", client, planned), once)["Location"] for _ in range(2)]
    assert places == [Note.objects.get().together_url] * 2


def test_starting_again_without_the_key_says_so(browser, specialist, client, planned, at):
    browser.enter(specialist).post(at("start", client, planned))
    answer = browser.post(at("start", client, planned), follow=True)
    assert "has begun or ended already" in answer.content.decode()
    assert Note.objects.count() == 1


def test_not_meeting_needs_a_reason_and_is_kept(browser, specialist, client, planned, at):
    assert browser.enter(specialist).post(at("not_met", client, planned)).status_code == 422
    browser.post(at("not_met", client, planned), {"because": "no_answer", "words": "Left a message"})
    planned.refresh_from_db()
    assert (planned.status, planned.not_met_words) == ("not_met", "Left a message")
    assert "Left a message" in browser.get(at("session", client, planned)).content.decode()


# Logging


def test_looking_at_the_log_creates_nothing(browser, specialist, client, goal, at):
    assert browser.enter(specialist).get(at("log", client)).status_code == 200
    assert not Session.objects.exists()


def test_a_logged_session_is_a_draft_with_its_hour(browser, specialist, client, goal, typed, at):
    work = {f"movement_{goal.pk}": "moved", f"words_{goal.pk}": "Went anyway"}
    answer = browser.enter(specialist).post(at("log", client), typed(**work))
    note = Note.objects.get()
    assert answer["Location"] == note.get_absolute_url()
    assert (note.session.minutes, note.session.units) == (50, 3)
    assert note.due_at == note.session.note_due_at
    assert note.goal_work.get().words == "Went anyway"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"start": "10:00", "end": "09:00"}, "The end must come after the start"),
        ({"start": "10:00", "end": "10:00"}, "The end must come after the start"),
        ({"start": ""}, "Say when it started"),
        ({"day": "2026-02-30"}, "Enter a valid date"),
        ({"day": "2999-01-01"}, "This day has not come yet"),
        ({"day": "2019-05-05"}, "not in this program on that day"),
        ({"what_we_did": "nul\0byte"}, "a sign in this that cannot be kept"),
        ({"what_we_did": "x" * 100_001}, "at most 100000"),
        ({"place": "77"}, "This is not in the list"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(browser, specialist, client, typed, at, changes, sentence):
    answer = browser.enter(specialist).post(at("log", client), typed(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Session.objects.exists()


def test_eight_thousand_characters_and_emoji_are_kept(browser, specialist, client, typed, at):
    words = "🌊 ‏שלום‏ " + "a" * 7900
    browser.enter(specialist).post(at("log", client), typed(takeaway=words))
    assert Note.objects.get().takeaway == words


def test_too_many_characters_are_refused_and_the_typing_stays(browser, specialist, client, typed, at):
    words = "é🌊" * 50_001
    answer = browser.enter(specialist).post(at("log", client), typed(takeaway=words))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_hour_that_was_skipped_did_not_come(browser, specialist, client, typed, at, time_machine):
    time_machine.move_to(datetime(2026, 3, 9, 12, tzinfo=NEW_YORK))
    client.enrollments.update(began_on=date(2026, 1, 1), referred_on=None)
    client.assignments.update(began_on=date(2026, 1, 1))
    answer = browser.enter(specialist).post(at("log", client), typed(day="2026-03-08", start="02:30", end="03:15"))
    assert answer.status_code == 422
    assert "The clocks jumped ahead that night" in answer.content.decode()


def test_over_the_repeated_hour_the_shorter_time_counts_and_is_asked_about(
    browser, specialist, client, typed, at, time_machine
):
    time_machine.move_to(datetime(2026, 11, 2, 12, tzinfo=NEW_YORK))
    client.enrollments.update(began_on=date(2026, 1, 1), referred_on=None)
    client.assignments.update(began_on=date(2026, 1, 1))
    browser.enter(specialist).post(at("log", client), typed(day="2026-11-01", start="01:30", end="02:15"))
    note = Note.objects.get()
    assert note.session.minutes == 45
    page = browser.get(note.get_absolute_url()).content.decode()
    assert "The clocks went back that night" in page
    browser.post(note.get_absolute_url(), typed(day="2026-11-01", start="01:30", end="02:15", version=1, focus="x"))
    assert Note.objects.get().session.minutes == 45


def test_without_a_program_the_page_says_what_to_do(browser, specialist, at):
    newcomer = cast.a_client(specialist)
    assert "not in a program yet" in browser.enter(specialist).get(at("log", newcomer)).content.decode()


# Autosave


def test_the_first_input_makes_the_note_once(browser, specialist, client, typed, at):
    sent = typed(once=str(uuid4()), takeaway="I went")
    first = browser.enter(specialist).post(at("log", client), sent, headers=AUTOSAVE)
    again = browser.post(at("log", client), sent, headers=AUTOSAVE, follow=True)
    note = Note.objects.get()
    assert first.json()["page"] == again.json()["page"] == note.get_absolute_url()
    assert first.json()["version"] == note.version == 1
    assert first.json()["units"] == "3 units · H0038"


def test_words_are_kept_even_while_the_times_are_wrong(browser, specialist, client, typed, at):
    answer = browser.enter(specialist).post(at("log", client), typed(start="", takeaway="I went"), headers=AUTOSAVE)
    assert "start" in answer.json()["errors"]
    assert Note.objects.get().takeaway == "I went"


def test_a_later_save_keeps_what_is_right_and_says_the_rest(browser, specialist, client, note, typed, at):
    before = note.session.end_at
    sent = typed(version=1, takeaway="New words", end="00:01")
    answer = browser.enter(specialist).post(at("autosave", client, note), sent, headers=AUTOSAVE)
    note.refresh_from_db()
    assert (note.takeaway, note.version, answer.json()["version"]) == ("New words", 2, 2)
    assert "end" in answer.json()["errors"]
    assert Session.objects.get().end_at == before


def test_in_the_middle_of_a_text_it_is_kept_and_the_checks_wait(browser, specialist, client, note, typed, at):
    words, address = {"X-Autosave": "words"}, at("autosave", client, note)
    browser.enter(specialist).post(address, typed(version=1), headers=AUTOSAVE)
    answer = browser.post(address, typed(version=2, takeaway="I we"), headers=words).json()
    assert (Note.objects.get().takeaway, answer["version"], "checks" in answer) == ("I we", 3, False)
    answer = browser.post(address, typed(version=3, takeaway="I we", end="09:40"), headers=words).json()
    assert answer["minutes"] == "40 minutes"
    assert answer["checks"]


def test_changing_the_times_changes_the_hour_it_is_due(browser, specialist, client, note, typed, at):
    browser.enter(specialist).post(at("autosave", client, note), typed(version=1), headers=AUTOSAVE)
    kept = Note.of(client).get()
    assert kept.due_at == kept.session.note_due_at != note.due_at


def test_saving_the_same_again_changes_nothing(browser, specialist, client, note, typed, at):
    browser.enter(specialist).post(at("autosave", client, note), typed(version=1), headers=AUTOSAVE)
    answer = browser.post(at("autosave", client, note), typed(version=2), headers=AUTOSAVE)
    assert answer.json()["version"] == 2


def test_the_second_writer_is_told_and_overwrites_nothing(browser, specialist, client, note, typed, at):
    browser.enter(specialist).post(at("autosave", client, note), typed(version=1, takeaway="From my phone"))
    answer = browser.post(at("autosave", client, note), typed(version=1, takeaway="From my desk"), headers=AUTOSAVE)
    assert answer.status_code == 409
    assert "From my phone" in answer.json()["elsewhere"]
    assert "09:00" not in answer.json()["elsewhere"]
    assert Note.objects.get().takeaway == "From my phone"


def test_without_javascript_the_second_writer_sees_both_and_may_keep_theirs(
    browser, specialist, client, note, typed, at
):
    browser.enter(specialist).post(at("note", client, note), typed(version=1, takeaway="From my phone"))
    answer = browser.post(at("note", client, note), typed(version=1, takeaway="From my desk"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From my phone" in page
    assert "From my desk" in page
    browser.post(at("note", client, note), typed(version=2, takeaway="From my desk"))
    assert Note.objects.get().takeaway == "From my desk"


def test_a_goal_not_worked_on_is_taken_out_again(browser, specialist, client, note, goal, typed, at):
    sent = typed(version=1, **{f"movement_{goal.pk}": "", f"words_{goal.pk}": ""})
    browser.enter(specialist).post(at("autosave", client, note), sent, headers=AUTOSAVE)
    assert not GoalWork.objects.exists()


def test_another_clients_goal_cannot_be_written_on(browser, specialist, client, other_client, note, typed, at):
    foreign = cast.GoalFactory(client=other_client, created_by=other_client.user)
    sent = typed(version=1, next_step_goal=foreign.pk, **{f"movement_{foreign.pk}": "moved"})
    answer = browser.enter(specialist).post(at("autosave", client, note), sent, headers=AUTOSAVE)
    assert "next_step_goal" in answer.json()["errors"]
    assert not foreign.goal_work.exists()


def test_an_autosave_of_a_signed_note_is_turned_away(browser, specialist, client, signed, typed, at):
    answer = browser.enter(specialist).post(at("autosave", client, signed), typed(version=1), headers=AUTOSAVE)
    assert answer.status_code == 410


# Signing


def test_signing_saves_what_is_on_the_page_first(browser, specialist, client, note, goal, typed, at):
    words = {f"movement_{goal.pk}": "moved", f"words_{goal.pk}": "I went"}
    sent = typed(version=1, next_step="Ask about the gym", **words)
    page = browser.enter(specialist).post(at("sign", client, note), sent, follow=True).content.decode()
    assert Note.objects.get().is_signed
    assert "Dana Whitfield, CPS" in page
    assert goal.steps.get().words == "Ask about the gym"


def test_what_contradicts_keeps_a_note_from_being_signed(browser, specialist, client, note, typed, at):
    answer = browser.enter(specialist).post(at("sign", client, note), typed(version=1, did=[], what_we_did=""))
    assert answer.status_code == 422
    assert "Say what you did." in answer.content.decode()
    assert not Note.objects.get().is_signed


def test_a_late_note_is_signed_with_its_reason(browser, specialist, client, note, goal, typed, at):
    long_ago = (timezone.localdate() - timedelta(days=20)).isoformat()
    late = typed(version=1, day=long_ago, no_goal="outreach")
    answer = browser.enter(specialist).post(at("sign", client, note), late)
    assert "past its day" in answer.content.decode()
    late = typed(version=2, day=long_ago, no_goal="outreach", late_because="I was ill.")
    page = browser.post(at("sign", client, note), late, follow=True).content.decode()
    assert "Late entry" in page
    assert "I was ill." in page


# Reading, adding, reviewing


def test_an_addendum_stands_below_the_signed_note(browser, specialist, client, signed, at):
    added = {"kind": "correction", "words": "It was the other park.", "reason": "Mixed them up"}
    page = browser.enter(specialist).post(at("addendum", client, signed), added, follow=True).content.decode()
    assert "It was the other park." in page
    assert "Dana Whitfield, CPS" in page


def test_an_addendum_needs_its_reason(browser, specialist, client, signed, at):
    answer = browser.enter(specialist).post(at("addendum", client, signed), {"kind": "late", "words": "More"})
    assert answer.status_code == 422
    assert "More" in answer.content.decode()


def test_a_draft_takes_no_addendum(browser, specialist, client, note, at):
    added = {"kind": "late", "words": "More", "reason": "Forgot"}
    assert browser.enter(specialist).post(at("addendum", client, note), added).status_code == 404


def test_the_supervisor_cosigns_and_praises(browser, supervisor, client, program, note, specialist, at):
    program.cosign_required = True
    program.save()
    note.sign(specialist)
    browser.enter(supervisor).post(at("cosign", client, note))
    page = browser.post(at("praise", client, note), {"words": "You let him lead."}, follow=True).content.decode()
    assert "Co-signed by Renee Okafor" in page
    assert "You let him lead." in page
    assert "needs no co-signing" in browser.post(at("cosign", client, note), follow=True).content.decode()


def test_neither_the_writer_nor_another_supervisor_reviews(
    browser, specialist, other_supervisor, cover, client, signed, at
):
    for member in (specialist, other_supervisor, cover):
        browser.enter(member)
        assert browser.post(at("cosign", client, signed)).status_code == 404
        assert browser.post(at("praise", client, signed), {"words": "Good"}).status_code == 404


def test_a_draft_is_read_by_its_writer_alone(browser, supervisor, cover, client, note, typed, at):
    for member in (supervisor, cover):
        page = browser.enter(member).get(at("note", client, note)).content.decode()
        assert "still writing" in page
        assert "I went anyway" not in page
        assert browser.post(at("autosave", client, note), typed(version=1)).status_code == 404
        assert browser.post(at("sign", client, note), typed(version=1)).status_code == 404
    assert not Note.objects.get().is_signed


def test_strangers_and_unassigned_staff_find_no_such_page(browser, stranger, other_specialist, client, note, at):
    for member in (stranger, other_specialist):
        with scope(member.agency_id):
            browser.enter(member)
        for page in [at("sessions", client), at("note", client, note), at("log", client), at("plan", client)]:
            assert browser.get(page).status_code == 404


def test_supervisors_read_but_do_not_plan_or_log(browser, supervisor, manager, client, planned, at):
    for member in (supervisor, manager):
        browser.enter(member)
        assert browser.get(at("sessions", client)).status_code == 200
        assert browser.get(at("session", client, planned)).status_code == 200
        assert browser.get(at("log", client)).status_code == 404
        assert browser.post(at("start", client, planned)).status_code == 404


def test_a_note_of_another_client_is_not_found_below_this_one(browser, manager, other_client, note, at):
    assert browser.enter(manager).get(at("note", other_client, note)).status_code == 404


# The list


def test_sessions_are_paged_newest_first_and_a_made_up_place_is_the_first_page(
    browser, specialist, client, program, at
):
    for days in range(30):
        start = timezone.now() - timedelta(days=days, hours=3)
        cast.NoteFactory(
            session__client=client, session__specialist=specialist, session__program=program, session__start_at=start
        )
    page = browser.enter(specialist).get(at("sessions", client))
    assert len(page.context["past"]) == 25
    older = browser.get(at("sessions", client) + page.context["older_url"])
    assert len(older.context["past"]) == 5
    assert len(browser.get(at("sessions", client), {"before": "nonsense"}).context["past"]) == 25


def test_more_sessions_need_no_more_queries(
    browser, specialist, client, program, at, django_assert_num_queries, django_assert_max_num_queries
):
    def more(count):
        for days in range(count):
            start = timezone.now() - timedelta(days=days, hours=3)
            cast.NoteFactory(
                session__client=client,
                session__specialist=specialist,
                session__program=program,
                session__start_at=start,
            )

    more(2)
    browser.enter(specialist).get(at("sessions", client))
    with django_assert_max_num_queries(14) as few:
        browser.get(at("sessions", client))
    more(8)
    with django_assert_num_queries(len(few)):
        browser.get(at("sessions", client))


# What stays of a draft that saves itself, and one begun by mistake


def test_a_sitting_leaves_one_row_of_history_however_often_it_is_saved(note, time_machine):
    fresh, began = Note.of(note.session.client).get(), timezone.now()
    before = fresh.events.count()
    for second in range(20):
        time_machine.move_to(began + timedelta(seconds=second), tick=False)
        fresh.what_we_did = f"Word {second}"
        draft.save_draft(fresh, {})
    assert fresh.events.count() == before
    time_machine.move_to(began + timedelta(minutes=20), tick=False)
    fresh.takeaway = "Later."
    draft.save_draft(fresh, {})
    kept = fresh.events.order_by("pgh_id").last()
    assert fresh.events.count() == before + 1
    assert (kept.what_we_did, kept.takeaway) == ("Word 19", "Later.")
    draft.sign(fresh, fresh.session.specialist)
    assert fresh.events.order_by("pgh_id").last().content_hash == fresh.content_hash


def test_a_draft_begun_by_mistake_is_thrown_away_with_its_session(browser, specialist, client, held, at):
    note = cast.NoteFactory(session=held, takeaway="", what_we_did="Oops")
    assert "Throw this draft away" in browser.enter(specialist).get(note.get_absolute_url()).text
    assert browser.post(at("note_off", client, note), {"version": 99}).url == note.get_absolute_url()
    assert Note.objects.exists()
    browser.post(at("note_off", client, note), {"version": 1})
    assert not Note.objects.exists()
    assert not Session.objects.exists()


def test_a_plan_that_was_started_by_mistake_is_a_plan_again(specialist, client, planned):
    note = draft.start(planned, specialist)
    draft.throw_away(note, 1)
    session = Session.objects.get()
    assert (session.status, session.start_at) == ("planned", None)


def test_a_draft_with_the_persons_words_or_answer_stays(browser, specialist, client, held, at):
    note = cast.NoteFactory(session=held, takeaway="")
    ReadBack.keep(note, "sounds_like_me", "aloud", witness=specialist)
    browser.enter(specialist).post(at("note_off", client, note), {"version": 1})
    assert "Throw this draft away" not in browser.get(note.get_absolute_url()).text
    Note.objects.update(takeaway="I went anyway.")
    browser.post(at("note_off", client, note), {"version": 1})
    assert Note.objects.exists()


def test_a_hundred_thousand_characters_are_saved_signed_found_and_printed(browser, specialist, client, note, typed, at):
    words = ("We walked a long way and talked. " * 3_500)[:99_990] + " pinecone."
    saved = typed(version=1, what_we_did=words, no_goal="their_choice")
    told = browser.enter(specialist).post(at("autosave", client, note), saved, headers=AUTOSAVE).json()
    assert told["errors"] == {}
    longer = saved | {"version": told["version"], "what_we_did": words + ".", "takeaway": "Far."}
    assert list(browser.post(at("autosave", client, note), longer, headers=AUTOSAVE).json()["errors"]) == [
        "what_we_did"
    ]
    kept = Note.of(client).get()
    assert (kept.what_we_did, kept.takeaway) == (words, "Far.")
    draft.sign(kept, specialist)
    assert Note.of(client).get().compute_hash() == kept.content_hash
    assert browser.post(reverse("notes:find"), {"words": "pinecone"}).context["hits"]
    assert "pinecone." in browser.get(at("note_print", client, kept)).text
