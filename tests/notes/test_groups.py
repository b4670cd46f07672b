"""Groups: one meeting, a shared line, and for each who came a note that knows of nobody else."""

import io
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models.founding import agency_founded
from clients.models import Assignment, Opening
from notes.ical import calendar_of
from notes.models import CalendarFeed, Group, GroupMeeting, Note, ReadBack, Session, draft
from tests import cast

LINE = "We cooked a pot of soup and talked about mornings."
CANARIES = ["Canary Alba", "Kestrel Bo", "Wren Cy"]


@pytest.fixture
def people(specialist, program):
    return [cast.a_client(specialist, program, with_user=True, chosen_name=name) for name in CANARIES]


@pytest.fixture
def group(specialist, program, people):
    group = Group.objects.create(name="Sober mornings", program=program, leader=specialist)
    for one in people:
        group.take_in(one)
    return group


@pytest.fixture
def meeting(group):
    """Yesterday at ten, not yet written up."""
    at = timezone.now() - timedelta(days=1)
    return GroupMeeting.plan(group, timezone.localtime(at).replace(hour=10, minute=0, second=0, microsecond=0))[0]


def _typed(meeting, *there, **more):
    """What the page sends: ten to eleven thirty, with these people."""
    meeting = GroupMeeting.objects.get(pk=meeting.pk)
    day = timezone.localdate(meeting.start_at).isoformat()
    typed = {"day": day, "start": "10:00", "end": "11:30", "method": "in_person", "place": "11", "shared_line": LINE}
    typed |= {f"{one.pk.hex}-there": "on" for one in there} | {"version": meeting.version}
    return typed | more


def _of(one, name):
    return f"{one.pk.hex}-{name}"


@pytest.fixture
def save(browser, specialist, meeting):
    def post(*there, **more):
        return browser.enter(specialist).post(meeting.get_absolute_url(), _typed(meeting, *there, **more))

    return post


def _note(one):
    return Note.of(one).get()


def _tell(one, words="It was good to be here."):
    Note.objects.filter(session__client=one).update(takeaway=words)


def test_each_who_came_has_a_session_and_a_draft_with_the_groups_line(save, people):
    assert save(*people[:2]).status_code == 302
    note = _note(people[0])
    assert (note.session.minutes, note.session.place, note.session.is_group) == (90, "11", True)
    assert note.line_of_group == LINE
    assert note.due_at
    assert not Session.objects.filter(client=people[2]).exists()


def test_somebody_came_late_and_somebody_left_early(save, people):
    save(*people, **{_of(people[0], "start"): "10:20", _of(people[1], "end"): "11:00"})
    assert [_note(one).session.minutes for one in people] == [70, 60, 90]


def test_own_times_stay_when_the_meeting_moves_its_end(save, people):
    save(*people, **{_of(people[0], "end"): "11:00"})
    save(*people, end="11:45", **{_of(people[0], "end"): "11:00"})
    assert [_note(one).session.minutes for one in people] == [60, 105, 105]


def test_times_outside_the_meeting_are_asked_about(save, people):
    answer = save(*people, **{_of(people[0], "end"): "12:00"})
    assert answer.status_code == 422
    assert "These times are not within the meeting." in answer.text
    assert not Session.objects.exists()


def test_who_did_not_come_is_no_contact(save, people):
    save(people[0], **{_of(people[1], "why"): "no_answer"})
    missed = Session.objects.get(client=people[1])
    assert (missed.status, missed.not_met_because, missed.start_at) == ("not_met", "no_answer", None)
    assert not Note.objects.filter(session=missed).exists()


def test_a_draft_without_words_goes_with_the_tap(save, people):
    save(*people)
    save(*people[:2])
    assert not Session.objects.filter(client=people[2]).exists()


def test_a_draft_with_words_goes_only_when_that_is_said(save, people):
    save(*people)
    _tell(people[2])
    assert "There are words in the draft of Wren." in save(*people[:2]).text
    assert _note(people[2]).takeaway
    assert save(*people[:2], words_may_go="on").status_code == 302
    assert not Note.objects.filter(session__client=people[2]).exists()


def test_what_the_person_answered_to_their_draft_keeps_it(save, people, specialist):
    save(*people)
    ReadBack.keep(_note(people[2]), "sounds_like_me", "aloud", witness=specialist)
    assert save(*people[:2], words_may_go="on").status_code == 422
    assert _note(people[2])


def test_two_tabs_do_not_overwrite_one_another(save, people, meeting):
    save(*people)
    answer = save(people[0], version=1, shared_line="Other words")
    assert answer.status_code == 422
    assert "Other words" in answer.text
    assert LINE in answer.text
    assert Session.objects.held().count() == 3


def test_times_changed_on_a_note_are_not_overwritten_from_the_meetings_page(browser, save, people, meeting):
    save(*people)
    old, note = GroupMeeting.objects.get(pk=meeting.pk).version, _note(people[0])
    day = timezone.localdate(meeting.start_at).isoformat()
    typed = {"day": day, "start": "10:00", "end": "11:00", "method": "in_person", "place": "11"}
    typed |= {"program": note.session.program_id, "takeaway": "Good soup.", "version": note.version}
    assert browser.post(note.get_absolute_url(), typed).status_code == 302
    assert save(*people, version=old).status_code == 422
    assert (_note(people[0]).session.minutes, _note(people[0]).takeaway) == (60, "Good soup.")
    assert 'value="11:00"' in browser.get(meeting.get_absolute_url()).text


def test_no_page_of_a_person_names_another_or_the_group(save, browser, people, specialist):
    save(*people)
    for one in people:
        _tell(one)
    one, others = people[0], CANARIES[1:]
    pages = [browser.get(_note(one).get_absolute_url()).text]
    draft.sign(_note(one), specialist)
    note = _note(one)
    papers = [browser.get(reverse(f"notes:{name}", args=[one.pk, note.pk])) for name in ("note_print", "note_copy")]
    pages += [browser.get(note.get_absolute_url()).text, papers[0].text]
    pages.append(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(papers[1].content)).pages))
    browser.enter(one)
    pages += [browser.get(reverse("portal:note", args=[note.pk])).text, browser.get(reverse("portal:journey")).text]
    names = ["Sober mornings", *others, *(name.split()[0] for name in others)]
    assert [name for page in pages for name in names if name in page] == []
    assert all("soup" in page for page in pages[:5])


def test_paper_says_that_it_was_a_group_and_how_big(save, browser, people, specialist):
    save(*people)
    _tell(people[0])
    draft.sign(_note(people[0]), specialist)
    page = browser.get(reverse("notes:note_print", args=[people[0].pk, _note(people[0]).pk])).text
    assert "Group, 3 people" in page


def test_all_that_are_complete_are_signed_each_by_itself_and_once(save, browser, people, meeting):
    save(*people)
    _tell(people[0])
    _tell(people[1], "I want to come again.")
    sign = reverse("notes:meeting_sign", args=[meeting.group_id, meeting.pk])
    told = browser.post(sign, follow=True).text
    assert "2 notes are signed. 1 note still needs something." in told
    hashes = set(Note.objects.signed().values_list("content_hash", flat=True))
    assert len(hashes) == 2
    assert "0 notes are signed." in browser.post(sign, follow=True).text
    assert set(Note.objects.signed().values_list("content_hash", flat=True)) == hashes


def test_a_service_log_asks_for_no_story_of_a_group(save, browser, people, meeting, program):
    program.documentation = "service_log"
    program.save()
    assert "What we did as a group" not in browser.get(save(*people, shared_line="").url).text
    browser.post(reverse("notes:meeting_sign", args=[meeting.group_id, meeting.pk]))
    assert Note.objects.signed().count() == 3


def test_one_note_is_signed_from_the_groups_page(save, browser, people, meeting):
    save(*people)
    for one in people:
        _tell(one)
    sign = reverse("notes:meeting_sign", args=[meeting.group_id, meeting.pk])
    browser.post(sign, {"note": _note(people[1]).pk})
    assert [_note(one).is_signed for one in people] == [False, True, False]
    browser.post(sign, {"note": "nonsense"})
    assert Note.objects.signed().count() == 1


def test_the_groups_code_and_each_ones_own_minutes_make_the_units(save, people, specialist):
    save(*people, **{_of(people[0], "end"): "10:40"})
    for one in people:
        _tell(one)
        draft.sign(_note(one), specialist)
    assert [(_note(one).signed_code, _note(one).signed_units) for one in people] == [
        ("H0038 HQ", 2),
        ("H0038 HQ", 6),
        ("H0038 HQ", 6),
    ]


def test_a_signed_note_keeps_the_line_it_was_signed_with(save, people, specialist):
    save(*people)
    _tell(people[0])
    draft.sign(_note(people[0]), specialist)
    before = _note(people[0])
    save(*people[1:], shared_line="We sang.", end="11:00")
    after = _note(people[0])
    assert (after.line_of_group, after.session.minutes) == (LINE, 90)
    assert after.compute_hash() == before.content_hash == after.content_hash
    assert _note(people[1]).line_of_group == "We sang."
    assert _note(people[1]).session.minutes == 60


def test_the_database_refuses_a_change_after_signing(save, people, specialist):
    save(*people)
    _tell(people[0])
    draft.sign(_note(people[0]), specialist)
    for rows, change in (
        (Note.objects.signed(), {"group_line": "Other"}),
        (Session.objects.filter(client=people[0]), {"group_meeting": None}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)


def test_a_draft_on_another_page_finds_out_that_the_line_changed(save, people):
    save(*people)
    version = _note(people[0]).version
    save(*people)
    assert _note(people[0]).version == version
    save(*people, shared_line="We sang.")
    assert _note(people[0]).version == version + 1


def test_a_meeting_is_no_overlap_with_itself_and_counts_once(save, people):
    save(*people)
    around = _note(people[0]).session.around
    assert (around.overlapping, around.specialist_minutes) == ([], 90)


def test_another_session_at_that_time_is_an_overlap(save, people, client, specialist, program):
    save(*people)
    session = _note(people[0]).session
    cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=session.start_at)
    assert any("overlaps another session of yours" in str(words) for words in _note(people[0]).questions())


def test_a_near_copy_within_the_group_is_asked_about_without_saying_whose(save, people):
    save(*people)
    words = "She listened to the others, cut onions for the soup and said that she wants to come again on Friday."
    Note.objects.filter(session__client__in=people[:2]).update(what_we_did=words)
    said = " ".join(map(str, _note(people[0]).questions()))
    assert "almost like another note of this group" in said
    assert "Kestrel" not in said


def test_a_name_of_another_in_the_line_is_asked_about(save, browser, people, meeting):
    page = save(*people, shared_line="We thanked Kestrel for the soup.")
    assert "The group’s line names Kestrel." in browser.get(page.url).text
    said = " ".join(map(str, _note(people[0]).questions()))
    assert "somebody else in the group" in said
    assert "Kestrel" not in said
    assert "somebody else in the group" not in " ".join(map(str, _note(people[1]).questions()))


def test_too_many_people_are_only_asked_about(save, browser, people, program, meeting):
    program.group_size_limit = 2
    program.save()
    assert "2 at most in a group" in browser.get(save(*people).url).text
    note = _note(people[0])
    assert any("2 at most in a group" in str(words) for words in note.questions())
    assert note.contradictions() == []


def test_only_whom_the_leader_walks_with_can_be_put_in(group, other_client, client):
    group.take_in(client)
    for one in (other_client, client):
        with pytest.raises(ValidationError):
            group.take_in(one)


def test_who_is_no_longer_theirs_is_not_shown(browser, group, people, specialist, save, meeting):
    save(*people)
    people[0].assignments.get().end(timezone.localdate() - timedelta(days=1))
    for address in (group.get_absolute_url(), meeting.get_absolute_url()):
        page = browser.get(address).text
        assert "Canary" not in page
        assert "1 more person is not shown" in page
    save(*people[1:])
    assert _note(people[0])


def test_the_supervisor_reads_and_does_not_write(browser, supervisor, save, people, meeting):
    save(*people)
    browser.enter(supervisor)
    assert "Canary Alba" in browser.get(meeting.get_absolute_url()).text
    assert browser.post(meeting.get_absolute_url(), _typed(meeting)).status_code == 404
    assert Session.objects.held().count() == 3


def test_that_their_names_stood_on_a_page_is_written_down_for_each(browser, specialist, group, people):
    browser.enter(specialist).get(group.get_absolute_url())
    assert [one.openings.filter(page="notes:group", kind=Opening.Kind.OPENED).count() for one in people] == [1, 1, 1]


def test_a_group_is_made_and_planned_from_its_pages(browser, specialist, program, client):
    browser.enter(specialist).post(reverse("notes:group_new"), {"name": "Soup", "program": program.pk})
    group = Group.objects.get()
    browser.post(reverse("notes:group_comes", args=[group.pk]), {"client": client.pk})
    day = timezone.localdate() + timedelta(days=3)
    browser.post(reverse("notes:meeting_plan", args=[group.pk]), {"day": day, "time": "10:00", "weeks": 4})
    days = [timezone.localdate(one.planned_at) for one in group.meetings.soonest_first()]
    assert days == [day + timedelta(weeks=week) for week in range(4)]
    again = reverse("notes:meeting_again", args=[group.pk, group.meetings.soonest_first().last().pk])
    browser.post(again)
    browser.post(again)
    assert group.meetings.count() == 5


def test_a_plan_is_started_or_called_off(browser, specialist, group):
    one, other = GroupMeeting.plan(group, timezone.now() + timedelta(hours=1), 2)
    browser.enter(specialist).post(reverse("notes:meeting_start", args=[group.pk, one.pk]))
    browser.post(reverse("notes:meeting_off", args=[group.pk, other.pk]), {"because": "i_cannot"})
    assert list(group.meetings.soonest_first().values_list("status", flat=True)) == ["held", "off"]


def test_who_does_not_lead_it_reads_whose_plan_it_is(browser, supervisor, group):
    meeting = GroupMeeting.plan(group, timezone.now() + timedelta(days=1))[0]
    page = browser.enter(supervisor).get(meeting.get_absolute_url()).text
    assert group.leader.name_and_credential in page
    assert "Start the meeting" not in page


def test_a_plan_that_was_left_open_is_written_up_at_its_time(browser, specialist, group):
    meeting = GroupMeeting.plan(group, timezone.now() + timedelta(days=1))[0]
    GroupMeeting.objects.update(planned_at=timezone.now() - timedelta(days=3))
    begun = reverse("notes:meeting_start", args=[group.pk, meeting.pk])
    assert "Did you meet?" in browser.enter(specialist).get(meeting.get_absolute_url()).text
    assert "What we did as a group" in browser.post(begun, follow=True).text
    meeting.refresh_from_db()
    assert meeting.start_at == meeting.planned_at


def test_today_and_the_week_show_a_meeting_once(browser, specialist, save, group, people, meeting):
    save(*people)
    GroupMeeting.plan(group, timezone.now() + timedelta(minutes=1))
    browser.enter(specialist)
    today = browser.get(reverse("today")).text
    assert "3 notes to sign" in today
    assert "Finish<" not in today
    day = timezone.localdate(meeting.start_at)
    week = browser.get(f"{reverse('notes:week')}?day={day}").text
    assert "Sober mornings" in week
    assert "Canary" not in week


def test_a_calendar_outside_learns_neither_name_nor_people(specialist, group):
    GroupMeeting.plan(group, timezone.now() + timedelta(days=1))
    CalendarFeed.make(specialist)
    told = calendar_of(CalendarFeed.of(specialist).sessions()).decode()
    assert "SUMMARY:Group" in told
    assert "Sober" not in told


def test_a_group_of_forty_keeps_to_the_budget(browser, specialist, program, group, people, meeting, save):
    save(*people)
    few = _queries(browser, meeting.get_absolute_url())
    more = [cast.a_client(specialist, program, chosen_name=f"Robin Alexander {n}") for n in range(37)]
    for one in more:
        group.take_in(one)
    with CaptureQueriesContext(connection) as asked:
        save(*people, *more)
    assert len(asked) < len(people + more) * 2
    assert _queries(browser, meeting.get_absolute_url()) == few <= 12
    for note in Note.objects.drafts():
        note.takeaway = "I said one thing out loud and it was fine."
        note.save()
    assert len(browser.get(meeting.get_absolute_url()).content) < 60_000
    assert _queries(browser, group.get_absolute_url()) <= 12
    assert _queries(browser, _note(people[0]).get_absolute_url()) <= 12
    assert _queries(browser, reverse("today")) <= 12


def _queries(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def test_a_meeting_across_midnight_and_the_clock_change_has_the_right_minutes(
    agency, browser, specialist, group, people
):
    night = datetime(2026, 10, 31, 23, 30, tzinfo=agency.zone)
    meeting = GroupMeeting.plan(group, night)[0]
    for one in people:
        one.enrollments.update(began_on="2026-01-01", referred_on="2026-01-01")
    times = {"start": "23:30", "end": "02:30", _of(people[0], "end"): "00:30"}
    typed = _typed(meeting, *people, **times)
    assert browser.enter(specialist).post(meeting.get_absolute_url(), typed).status_code == 302
    assert _note(people[0]).session.minutes == 60
    assert _note(people[1]).session.minutes == 240


def test_the_person_finds_the_next_time_of_their_group_and_nothing_more_of_it(browser, group, people):
    first, second = GroupMeeting.plan(group, timezone.now() + timedelta(days=1), 2)
    browser.enter(people[0])
    page = browser.get(reverse("portal:journey"))
    assert page.context["heard"].meeting.planned_at == first.planned_at
    assert "Next time with your group" in page.text
    assert not [name for name in ("Sober mornings", "Kestrel", "Wren") if name in page.text]
    first.call_off("i_cannot")
    assert browser.get(reverse("portal:journey")).context["heard"].meeting.planned_at == second.planned_at
    group.members.get(client=people[0]).leave()
    assert browser.get(reverse("portal:journey")).context["heard"].meeting is None


# Two who lead it


@pytest.fixture
def terrell(group, other_specialist):
    group.share_the_lead(other_specialist)
    return other_specialist


def test_a_second_specialist_leads_it_too_and_steps_back(browser, specialist, other_specialist, group):
    browser.enter(specialist).post(reverse("notes:group_share", args=[group.pk]), {"member": other_specialist.pk})
    browser.enter(other_specialist)
    page = browser.get(group.get_absolute_url()).text
    assert "Sober mornings" in page
    assert "Canary" not in page
    assert browser.post(reverse("notes:group_alone", args=[group.pk])).url == reverse("notes:groups")
    assert browser.get(group.get_absolute_url()).status_code == 404


def test_each_of_two_leaders_writes_and_signs_for_their_own_people(
    browser, save, group, people, terrell, program, meeting
):
    theirs = cast.a_client(terrell, program, chosen_name="Robin T.")
    group.take_in(theirs, terrell)
    save(*people)
    address, typed = meeting.get_absolute_url(), _typed(meeting, theirs)
    assert browser.enter(terrell).post(address, typed).status_code == 302
    assert "Robin T." in browser.get(address).text
    assert "Canary" not in browser.get(address).text
    assert {note.session.specialist for note in Note.objects.drafts()} == {meeting.specialist, terrell}
    _tell(people[0])
    _tell(theirs)
    browser.post(reverse("notes:meeting_sign", args=[group.pk, meeting.pk]))
    assert [note.signed_by for note in Note.objects.signed()] == [terrell]


def test_what_one_leader_writes_the_other_does_not_take_away(browser, save, people, terrell, meeting):
    week = {"began_on": timezone.localdate(), "ended_on": timezone.localdate() + timedelta(days=7)}
    Assignment.objects.create(client=people[0], specialist=terrell, kind="cover", reason="Vacation", **week)
    save(*people)
    browser.enter(terrell).post(meeting.get_absolute_url(), _typed(meeting))
    assert _note(people[0]).session.specialist == meeting.specialist
    assert "Dana writes it" in browser.get(meeting.get_absolute_url()).text


@pytest.fixture
def shared_one(people, terrell):
    """Dana walks with them first, Terrell covers this week."""
    week = {"began_on": timezone.localdate(), "ended_on": timezone.localdate() + timedelta(days=7)}
    Assignment.objects.create(client=people[0], specialist=terrell, kind="cover", reason="Vacation", **week)
    return people[0]


@pytest.fixture
def pass_on(group, meeting):
    def post(by, one, to):
        address = reverse("notes:meeting_writer", args=[group.pk, meeting.pk])
        return cast.Browser().enter(by).post(address, {"client": one.pk, "to": to.pk}, follow=True).text

    return post


def test_whoever_taps_the_note_is_the_primary_ones(browser, specialist, terrell, shared_one, meeting):
    browser.enter(terrell)
    assert "Dana writes it" in browser.get(meeting.get_absolute_url()).text
    assert browser.post(meeting.get_absolute_url(), _typed(meeting, shared_one)).status_code == 302
    assert _note(shared_one).session.specialist == specialist
    browser.post(reverse("notes:meeting_sign", args=[meeting.group_id, meeting.pk]))
    assert not _note(shared_one).is_signed


def test_the_other_one_takes_an_empty_note_and_gives_it_back(save, pass_on, specialist, terrell, shared_one):
    save(shared_one)
    assert "Terrell writes the note of Canary now." in pass_on(terrell, shared_one, terrell)
    assert _note(shared_one).session.specialist == terrell
    assert "Dana writes the note of Canary now." in pass_on(terrell, shared_one, specialist)
    assert _note(shared_one).session.specialist == specialist


def test_a_note_with_words_is_given_and_never_taken(save, pass_on, specialist, terrell, shared_one):
    save(shared_one)
    _tell(shared_one)
    assert "Ask Dana to pass it on." in pass_on(terrell, shared_one, terrell)
    assert _note(shared_one).session.specialist == specialist
    pass_on(specialist, shared_one, terrell)
    draft.sign(_note(shared_one), terrell)
    pass_on(terrell, shared_one, specialist)
    assert _note(shared_one).signed_by == _note(shared_one).session.specialist == terrell


def test_nobody_is_given_the_note_of_one_whom_they_do_not_walk_with(save, pass_on, specialist, terrell, people):
    save(people[1])
    assert "walks with this person" in pass_on(specialist, people[1], terrell)
    assert _note(people[1]).session.specialist == specialist


def test_who_else_writes_is_told_by_name(browser, autosave, people, terrell, meeting):
    address = reverse("notes:meeting_autosave", args=[meeting.group_id, meeting.pk])
    stale = _typed(meeting, shared_line="We sang.")
    assert "is writing too" not in autosave(*people).text
    mine = autosave(version=1).json()["elsewhere"]
    assert "Somebody else is writing" in mine
    answer = browser.enter(terrell).post(address, stale, headers={"X-Autosave": "words"})
    assert answer.status_code == 409
    assert "Dana Whitfield is writing too" in answer.json()["elsewhere"]


def test_the_supervisor_of_either_reads_and_the_person_learns_both_names(
    browser, group, people, terrell, other_supervisor
):
    GroupMeeting.plan(group, timezone.now() + timedelta(days=1))
    assert browser.enter(other_supervisor).get(group.get_absolute_url()).status_code == 200
    assert "with Dana and Terrell" in browser.enter(people[0]).get(reverse("portal:journey")).text


# As it is typed


@pytest.fixture
def autosave(browser, specialist, meeting):
    address = reverse("notes:meeting_autosave", args=[meeting.group_id, meeting.pk])

    def post(*there, **more):
        return browser.enter(specialist).post(address, _typed(meeting, *there, **more), headers={"X-Autosave": "1"})

    return post


def test_a_meeting_saves_itself_with_who_came(autosave, people, meeting):
    told = autosave(*people[:2]).json()
    assert told["saved"].startswith("Saved ")
    assert told["version"] == 2
    assert reverse("notes:note", args=[people[0].pk, _note(people[0]).pk]) in told["parts"][people[0].pk.hex]
    assert told["parts"][people[2].pk.hex] == ""
    assert "2 notes are not signed yet" in told["parts"]["sign_all"]


def test_what_is_right_is_kept_beside_what_is_not(autosave, people, meeting):
    told = autosave(*people, end="nonsense", **{_of(people[0], "start"): "never"}).json()
    assert set(told["errors"]) == {"end", people[0].pk.hex}
    assert GroupMeeting.objects.get().shared_line == LINE
    assert set(Session.objects.held().values_list("client", flat=True)) == {one.pk for one in people[1:]}


def test_a_second_tab_is_shown_both_versions_and_nothing_is_overwritten(autosave, people):
    autosave(*people)
    answer = autosave(people[0], version=1, shared_line="Other words")
    assert answer.status_code == 409
    told = answer.json()["elsewhere"]
    assert LINE in told
    assert "Kestrel Bo" in told
    assert "Canary Alba" not in told
    assert GroupMeeting.objects.get().shared_line == LINE


def test_a_draft_with_words_waits_for_a_yes_while_the_line_is_kept(autosave, people):
    autosave(*people)
    _tell(people[2])
    told = autosave(*people[:2], shared_line="We sang.").json()
    assert told["asks"]
    assert "There are words in the draft of Wren." in told["errors"]["people"][0]
    assert _note(people[2]).takeaway
    assert GroupMeeting.objects.get().shared_line == "We sang."
    assert not autosave(*people[:2], words_may_go="on").json()["asks"]
    assert not Note.objects.filter(session__client=people[2]).exists()


def test_the_groups_line_has_hints_and_keeps_nobodys_word(browser, autosave, people, meeting, agency):
    agency_founded.send(type(agency), agency=agency)
    hints = autosave(*people, shared_line="She is an addict.").json()["hints"]["shared_line"]
    assert "You wrote “an addict”." in hints
    assert "Keep it" not in hints
    assert "You wrote “an addict”." in browser.get(meeting.get_absolute_url()).text


def test_a_bigger_meeting_saves_itself_with_as_many_queries(
    browser, autosave, group, meeting, people, specialist, program
):
    address = reverse("notes:meeting_autosave", args=[group.pk, meeting.pk])

    def asked(*there):
        autosave(*there)
        typed = _typed(meeting, *there, shared_line="We sang.")
        with CaptureQueriesContext(connection) as queries:
            assert browser.post(address, typed, headers={"X-Autosave": "words"}).status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    few = asked(*people)
    more = [cast.a_client(specialist, program) for _ in range(10)]
    for one in more:
        group.take_in(one)
    assert asked(*people, *more) == few <= 12
