"""Units of a person's day, deadlines and checks, as the program asks for them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import ServiceCode
from notes.models import GoalWork, Note, Session, draft
from notes.views import desk
from tests import cast

NEW_YORK = ZoneInfo("America/New_York")
AUTOSAVE = {"X-Autosave": "1"}
A_LOT = "We walked to the library and asked at the desk which forms the housing office still wants this week."


@pytest.fixture
def rules(program):
    """Change the program's rules."""

    def change(**rules):
        for name, value in rules.items():
            setattr(program, name, value)
        program.save()
        return program

    return change


@pytest.fixture
def met(client, specialist, program):
    """A session of yesterday with its note, from that hour on, for so many minutes."""

    def meet(hour=9, minutes=50, minute=0, **fields):
        day = timezone.localtime().replace(hour=hour, minute=minute, second=0, microsecond=0) - timedelta(days=1)
        who = {"client": client, "specialist": specialist, "program": program} | fields
        session = cast.SessionFactory(start_at=day, end_at=day + timedelta(minutes=minutes), **who)
        cast.NoteFactory(session=session, no_goal="outreach", due_at=timezone.now() + timedelta(days=1))
        return session

    return meet


def signed(session):
    note = Note.of(session.client).get(session=session)
    draft.sign(note, session.specialist)
    return note


def units_of(*sessions):
    return [Session.objects.get(pk=session.pk).units for session in sessions]


def test_each_contact_counts_for_itself_unless_the_program_adds_up_the_day(met, rules):
    sessions = met(9, 10), met(11, 10), met(15, 25)
    assert units_of(*sessions) == [0, 0, 1]
    rules(sums_the_day=True)
    assert units_of(*sessions) == [0, 1, 2]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_a_day_comes_to_the_same_in_whatever_order_it_is_signed(met, rules, order):
    rules(sums_the_day=True)
    sessions = met(9, 10), met(11, 10), met(15, 25)
    assert sum(signed(sessions[place]).signed_units for place in order) == 3


def test_a_signed_contact_keeps_its_units_whatever_comes_later(met, rules):
    rules(sums_the_day=True)
    later = signed(met(15, 10))
    earlier = met(9, 10)
    assert later.signed_units == 0
    assert units_of(earlier) == [1]
    assert Note.objects.get(pk=later.pk).units() == 0


def test_the_day_is_that_of_the_person_whoever_was_there(met, rules, cover):
    rules(sums_the_day=True)
    sessions = met(9, 10), met(11, 10, specialist=cover)
    assert units_of(*sessions) == [0, 1]


def test_another_person_another_program_and_another_day_do_not_count(met, rules, other_client):
    rules(sums_the_day=True)
    met(9, 10, client=other_client), met(9, 10, program=cast.ProgramFactory())
    mine = met(11, 10)
    Session.objects.filter(pk=met(8, 10).pk).update(start_at=mine.start_at - timedelta(days=1), end_at=mine.start_at)
    assert units_of(mine) == [0]


def test_a_group_is_another_line_of_the_day_under_the_same_cap(met, rules, program):
    rules(sums_the_day=True, most_a_day=1, most_a_day_in="hours")
    one, group = program.service_codes.in_use()
    sessions = met(8, 50, service_code=group), met(10, 10, service_code=one), met(13, 50, service_code=one)
    assert units_of(*sessions) == [3, 0, 1]


def test_what_goes_past_the_days_cap_is_said(met, rules):
    rules(most_a_day=4, most_a_day_in="units")
    met(9, 45)
    note = met(14, 45).note
    assert note.units() == 1
    assert "2 units of this session are not counted" in " ".join(map(str, note.questions()))


def test_without_a_goal_some_programs_do_not_bill(met, rules, goal):
    rules(needs_goal_to_bill=True, sums_the_day=True)
    unlinked, linked = met(9, 50).note, met(14, 20).note
    GoalWork.objects.create(note=linked, goal=goal, movement="moved")
    assert (unlinked.units(), linked.units()) == (0, 1)
    assert any("does not bill a session without a goal" in str(one) for one in unlinked.questions())
    assert unlinked.contradictions() == []


# Service codes


def test_a_program_begins_with_a_code_for_one_and_one_for_groups(program):
    assert [(str(code), code.is_group) for code in program.codes] == [("H0038", False), ("H0038 HQ", True)]


def test_the_one_code_that_fits_is_taken_and_signed(met):
    note = signed(met())
    kept = Note.of(note.session.client).get()
    assert (kept.signed_code, str(kept.session.service_code)) == ("H0038", "H0038")
    assert kept.compute_hash() == kept.content_hash


def test_of_two_that_fit_one_is_chosen_on_the_page(browser, specialist, client, program, typed, at):
    phone = ServiceCode.objects.create(program=program, code="H0038", modifiers=["GT"], label="By phone or video")
    answer = browser.enter(specialist).post(at("log", client), typed(takeaway="I went"), headers=AUTOSAVE)
    note = Note.objects.get()
    assert "By phone or video" in answer.json()["codes"]
    assert "More than one service code fits" in answer.json()["checks"]
    sent = typed(version=1, service_code=phone.pk)
    answer = browser.post(at("autosave", client, note), sent, headers=AUTOSAVE)
    assert answer.json()["units"] == "3 units · H0038 GT"
    assert "More than one" not in answer.json()["checks"]


def test_a_code_that_no_longer_fits_makes_room_for_the_one_that_does(browser, specialist, client, program, typed, at):
    ServiceCode.objects.create(program=program, code="H0038", modifiers=["GT"], label="Video", methods=["video"])
    browser.enter(specialist).post(at("log", client), typed())
    note = Note.of(client).get()
    assert str(note.session.service_code) == "H0038"
    program.service_codes.filter(modifiers=[]).update(methods=["in_person"])
    browser.post(at("note", client, note), typed(version=1, method="video", place="10"))
    assert str(Session.objects.get().service_code) == "H0038 GT"


def test_where_no_code_fits_the_note_asks_and_may_be_signed(met, program):
    program.service_codes.update(places=["12"])
    note = Note.of(met().client).get()
    assert any("No service code of this program fits" in str(one) for one in note.questions())
    assert signed(note.session).signed_code == ""


def test_a_code_of_another_program_is_no_choice(browser, specialist, client, typed, at):
    [code, _group] = cast.ProgramFactory().codes
    answer = browser.enter(specialist).post(at("log", client), typed(service_code=code.pk))
    assert answer.status_code == 422


# Midnight and the clocks


def long_ago(client):
    client.enrollments.update(began_on=date(2026, 1, 1), referred_on=None)
    client.assignments.update(began_on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("now", "day", "start", "end", "minutes"),
    [
        (datetime(2026, 6, 10, 12), "2026-06-09", "23:30", "00:15", 45),  # noqa: DTZ001
        (datetime(2026, 6, 10, 12), "2026-06-09", "20:00", "08:00", 720),  # noqa: DTZ001
        (datetime(2026, 3, 9, 12), "2026-03-07", "23:30", "03:15", 165),  # noqa: DTZ001
        (datetime(2026, 11, 2, 12), "2026-10-31", "23:30", "02:15", 225),  # noqa: DTZ001
        (datetime(2026, 3, 9, 12), "2026-03-08", "01:30", "03:30", 60),  # noqa: DTZ001
        (datetime(2026, 11, 2, 12), "2026-11-01", "00:30", "02:30", 180),  # noqa: DTZ001
    ],
)
def test_a_night_has_its_real_minutes_on_the_day_it_began(
    browser, specialist, client, typed, at, time_machine, now, day, start, end, minutes
):
    time_machine.move_to(now.replace(tzinfo=NEW_YORK))
    long_ago(client)
    browser.enter(specialist).post(at("log", client), typed(day=day, start=start, end=end))
    session = Session.objects.get()
    assert (session.minutes, session.units) == (minutes, minutes // 15)
    assert str(timezone.localdate(session.start_at)) == day
    assert session.goes_past_midnight == (start > end)


def test_past_midnight_is_asked_about_and_twelve_hours_are_the_most(browser, specialist, client, typed, at):
    browser.enter(specialist)
    assert browser.post(at("log", client), typed(start="11:00", end="10:50")).status_code == 422
    page = browser.post(at("log", client), typed(start="23:30", end="00:10"), follow=True).content.decode()
    assert "It goes past midnight" in page


# Deadlines


def test_a_crisis_is_due_sooner_and_never_later(met, rules):
    note = met().note
    rules(crisis_due_hours=24)
    note = Note.of(note.session.client).get()
    note.is_crisis = True
    note.reckon_due()
    assert note.due_at == note.session.end_at + timedelta(hours=24) < note.session.note_due_at


def test_a_crisis_is_ticked_anywhere_and_hurries_where_the_program_asks(browser, specialist, client, rules, typed, at):
    assert "This was a crisis contact" in browser.enter(specialist).get(at("log", client)).text
    rules(late_after=240)
    browser.post(at("log", client), typed(is_crisis="on"))
    note = Note.of(client).get()
    assert note.is_crisis
    assert note.due_at == note.session.note_due_at < note.late_at
    rules(crisis_due_hours=24)
    note = Note.of(client).get()
    note.reckon_due()
    assert note.due_at == note.late_at == note.session.end_at + timedelta(hours=24)


def test_between_due_and_late_a_note_is_not_late(met, rules):
    rules(note_due_unit="hours", note_due_in=1, late_after=240)
    note = met().note
    note.reckon_due()
    assert note.due_at < timezone.now() < note.late_at
    assert not note.is_late
    assert "late" not in desk.due_words(note.due_at, note.late_at)


@pytest.mark.parametrize("unit", ["hours", "business_days"])
def test_the_database_finds_late_drafts_as_the_note_says(met, rules, time_machine, unit):
    time_machine.move_to(datetime(2026, 6, 12, 17, tzinfo=NEW_YORK), tick=False)
    for days in range(12):
        back = timedelta(days=days)
        session = met(hour=7)
        Session.objects.filter(pk=session.pk).update(start_at=session.start_at - back, end_at=session.end_at - back)
    for longer in (None, 1, 2, 3, 5, 6, 48, 121):
        rules(note_due_unit=unit, late_after=longer)
        for now in (timezone.now(), timezone.now() + timedelta(seconds=1)):
            Note.objects.update(due_at=now - timedelta(hours=1))
            time_machine.move_to(now, tick=False)
            said = {note.pk for note in Note.objects.with_session() if note.is_late}
            assert set(Note.objects.late().values_list("pk", flat=True)) == said


def test_when_it_can_no_longer_be_billed_is_said_before_and_after(met, rules):
    rules(not_billable_after=7)
    note = met().note
    assert "it can no longer be billed" in desk.state(note)["counted"][0]
    assert note.is_billable
    rules(not_billable_after=1)
    Session.objects.filter(pk=note.session.pk).update(
        start_at=timezone.now() - timedelta(days=3), end_at=timezone.now() - timedelta(days=3, hours=-1)
    )
    note = Note.of(note.session.client).get()
    assert not note.is_billable
    assert any("The time to bill this session is over" in str(one) for one in note.questions())


# What else is asked


def test_a_near_copy_of_one_of_the_last_five_notes_is_asked_about(met):
    for hour in (8, 10):
        Note.objects.filter(session=met(hour)).update(what_we_did=A_LOT)
    first, second = Note.of(met(12).client).order_by("session__start_at")[:2]
    assert not any("almost like an earlier note" in str(one) for one in first.questions())
    assert any("almost like an earlier note" in str(one) for one in second.questions())


def test_new_words_and_a_few_words_are_no_copy(met):
    Note.objects.filter(session=met(8)).update(what_we_did=A_LOT)
    note = met(10).note
    for words in ("Talked about the walk.", "We cooked soup for the whole house and he told his sister about the job."):
        note.what_we_did = words
        assert not any("almost like" in str(one) for one in note.questions())


def test_a_plan_review_that_is_overdue_is_asked_about(browser, supervisor, met, client, at):
    note = met().note
    client.enrollments.get().plan_review(timezone.localdate() - timedelta(days=2))
    assert any("due for review" in str(one) for one in Note.of(client).get().questions())
    client.enrollments.get().plan_review(timezone.localdate())
    assert not any("due for review" in str(one) for one in Note.of(client).get(pk=note.pk).questions())


def test_more_than_twelve_hours_of_a_day_are_asked_about(met, other_client):
    met(0, 400, client=other_client)
    note = met(8, 400).note
    assert any("more than 12 hours" in str(one) for one in note.questions())


# The live lines


def test_the_page_says_what_the_day_and_the_month_come_to(browser, specialist, client, met, rules, typed, at):
    rules(sums_the_day=True, counts_month_minutes=True)
    met(7, 25)
    sent = typed(takeaway="I went", start="14:00", end="14:20")
    answer = browser.enter(specialist).post(at("log", client), sent, headers=AUTOSAVE).json()
    assert answer["units"] == "2 units · H0038"
    assert answer["counted"][0] == "3 units that day with the visit in the morning"
    assert answer["counted"][1].startswith("45 minutes together in ")
    note = Note.objects.get(takeaway="I went")
    assert "3 units that day with the visit" in browser.get(at("note", client, note)).content.decode()


def test_a_full_page_of_a_note_keeps_to_the_budget(browser, specialist, client, met, rules, goal):
    rules(sums_the_day=True, counts_month_minutes=True, most_a_day=8, not_billable_after=30, crisis_due_hours=24)
    note = [met(hour, 30).note for hour in range(7, 15)][-1]
    Note.objects.update(what_we_did=A_LOT, together_at=timezone.now())
    browser.enter(specialist).get(note.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(note.get_absolute_url()).status_code == 200
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) <= 12
