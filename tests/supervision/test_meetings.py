"""Supervision: what the specialist brings comes first; both sign; then nothing changes."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Program
from accounts.scopes import scope
from clients.models import Assignment
from notes.models import HintCount
from supervision.agenda import AgendaBoard
from supervision.given import given_to
from supervision.models import Addition, AgendaPoint, Agreement, Meeting, PrivateNote, RequiredTime
from supervision.team import Team, month_began_on
from tests import cast
from tests.test_budgets import AT_MOST, FEW, _queries

LOG = {
    "was_good": "You waited for her words.", "peer_asked_for": "More time to write.", "talked_about": "The week.",
    "topics": ["talking", "growth"], "minutes": "45", "method": "in_person", "was_observed": "on",
    "agreed-TOTAL_FORMS": "1", "agreed-INITIAL_FORMS": "0", "agreed-0-words": "Ask about cover",
}  # fmt: skip


def a_meeting(supervisor, *specialists, **fields):
    kind = "group" if len(specialists) > 1 else "individual"
    meeting = Meeting(supervisor=supervisor, starts_at=timezone.now(), kind=kind, **fields)
    meeting.plan(specialists)
    return meeting


def held(supervisor, *specialists, **fields):
    meeting = a_meeting(supervisor, *specialists, **fields)
    meeting.was_good = "You listened."
    meeting.write_down([("Rest on Sunday", specialists[0], None)], [])
    return meeting


def signed(supervisor, *specialists):
    meeting = held(supervisor, *specialists)
    meeting.sign(by=supervisor)
    return Meeting.objects.get(pk=meeting.pk)


def url(name, meeting):
    return reverse(f"supervision:{name}", args=[meeting.pk])


def write_down(browser, meeting, **typed):
    """As the page gives the form, with what is typed."""
    seen = browser.get(url("meeting_log", meeting)).context["form"]["seen"].value()
    return browser.post(url("meeting_log", meeting), LOG | typed | {"seen": seen})


def test_a_specialist_brings_something_from_their_mirror_and_may_take_it_back(browser, specialist):
    browser.enter(specialist)
    assert reverse("supervision:agenda_add") in browser.get(reverse("supervision:mirror")).text
    assert reverse("supervision:agenda_add") in browser.get(reverse("today")).text
    browser.post(reverse("supervision:agenda_add"), {"words": "How to rest"})
    assert "How to rest" in browser.get(reverse("supervision:my_meetings")).text
    browser.post(reverse("supervision:agenda_take_back", args=[AgendaPoint.objects.get().pk]))
    assert "How to rest" not in browser.get(reverse("supervision:my_meetings")).text


def test_a_supervisor_plans_a_meeting_with_their_own_specialists_only(
    browser, supervisor, specialist, other_specialist
):
    form = {"kind": "individual", "day": timezone.localdate(), "start": "09:30", "minutes": "60", "method": "remote"}
    browser.enter(supervisor)
    refused = browser.post(reverse("supervision:meeting_new"), {**form, "specialists": [other_specialist.pk]})
    assert refused.status_code == 422
    assert browser.post(reverse("supervision:meeting_new"), {**form, "specialists": [specialist.pk]}).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.specialists, meeting.supervisor) == ([specialist], supervisor)
    assert timezone.localtime(meeting.starts_at).strftime("%H:%M") == "09:30"


@pytest.mark.parametrize(
    ("day", "start", "words"),
    [("1900-01-01", "09:30", "too long ago"), ("2027-03-14", "02:30", "this time does not come")],
)
def test_a_time_that_cannot_be_meant_is_said(browser, supervisor, specialist, time_machine, day, start, words):
    time_machine.move_to("2027-03-01T12:00Z")
    form = {"kind": "individual", "minutes": "60", "method": "remote", "specialists": [specialist.pk]}
    answer = browser.enter(supervisor).post(reverse("supervision:meeting_new"), {**form, "day": day, "start": start})
    assert (answer.status_code, words in answer.text) == (422, True)


def test_more_than_one_is_a_group(browser, manager, specialist, other_specialist):
    form = {"day": timezone.localdate(), "start": "09:30", "minutes": "60", "method": "remote", "kind": "individual"}
    form["specialists"] = [specialist.pk, other_specialist.pk]
    browser.enter(manager)
    assert "say that it is a group" in browser.post(reverse("supervision:meeting_new"), form).text
    assert browser.post(reverse("supervision:meeting_new"), {**form, "kind": "group"}).status_code == 302


def test_the_agenda_begins_with_what_the_specialist_brings_then_what_the_board_raises(
    browser, supervisor, specialist, client
):
    AgendaPoint.objects.create(specialist=specialist, words="How to rest")
    page = browser.enter(supervisor).get(url("meeting", a_meeting(supervisor, specialist))).text
    assert "1 person waits for a first contact." in page
    assert page.index("How to rest") < page.index("Worth talking about")


def test_what_was_not_talked_about_waits_for_the_next_one(browser, supervisor, specialist):
    rest, pay = (AgendaPoint.objects.create(specialist=specialist, words=words) for words in ("Rest", "Pay"))
    first = a_meeting(supervisor, specialist)
    typed = {"agreed-0-whose": specialist.pk, "points": [rest.pk]}
    assert write_down(browser.enter(supervisor), first, **typed).status_code == 302
    assert list(AgendaPoint.objects.waiting()) == [pay]
    assert list(AgendaPoint.objects.on_the_table_of(a_meeting(supervisor, specialist))) == [pay]


def test_a_meeting_is_written_down_with_topics_and_agreements(browser, supervisor, specialist):
    meeting = a_meeting(supervisor, specialist)
    due = timezone.localdate() + timedelta(days=7)
    write_down(browser.enter(supervisor), meeting, **{"agreed-0-whose": specialist.pk, "agreed-0-due_on": due})
    page = cast.Browser().enter(specialist).get(url("meeting", meeting)).text
    assert page.index("What was good") < page.index("What we agreed")
    assert "Listening and talking" in page
    agreement = Agreement.objects.get()
    assert (agreement.whose, agreement.due_on) == (specialist, due)


def test_next_time_both_see_what_was_agreed_last_time(supervisor, other_supervisor, specialist):
    held(supervisor, specialist)
    meeting = a_meeting(supervisor, specialist)
    assert "Rest on Sunday" in cast.Browser().enter(specialist).get(url("meeting", meeting)).text
    assert "Rest on Sunday" in cast.Browser().enter(supervisor).get(url("meeting_log", meeting)).text
    first = a_meeting(other_supervisor, cast.a_member(specialist.agency, supervisor=other_supervisor))
    assert "Rest on Sunday" not in cast.Browser().enter(other_supervisor).get(url("meeting_log", first)).text


def test_an_agreement_says_who(browser, supervisor, specialist):
    response = browser.enter(supervisor).post(url("meeting_log", a_meeting(supervisor, specialist)), LOG)
    assert response.status_code == 422
    assert "Who will do it?" in response.text
    assert "error-summary" in response.text


def test_whoever_holds_it_signs_first_then_who_was_there_each_once(supervisor, specialist):
    meeting = held(supervisor, specialist)
    with pytest.raises(ValidationError):
        meeting.sign(by=specialist)
    first = meeting.sign(by=supervisor)
    second = meeting.sign(by=specialist)
    assert (second.name, second.content_hash) == ("Dana Whitfield, CPS", first.content_hash)
    with pytest.raises(ValidationError):
        meeting.sign(by=specialist)


def test_the_list_says_who_has_not_signed_yet(browser, supervisor, specialist):
    meeting = signed(supervisor, specialist)
    browser.enter(supervisor)
    assert "Not signed by everybody yet" in browser.get(reverse("supervision:meetings")).text
    assert "Not signed yet" in browser.get(url("meeting", meeting)).text
    meeting.sign(by=specialist)
    assert "Not signed by everybody yet" not in browser.get(reverse("supervision:meetings")).text


def test_without_what_was_good_nothing_is_signed(supervisor, specialist):
    meeting = a_meeting(supervisor, specialist)
    meeting.write_down([], [])
    with pytest.raises(ValidationError, match="what was good"):
        meeting.sign(by=supervisor)


def test_the_hash_tells_what_was_signed(supervisor, specialist):
    meeting = signed(supervisor, specialist)
    assert meeting.content_hash == meeting.compute_hash()
    meeting.was_good = "Something else."
    assert meeting.content_hash != meeting.compute_hash()


@pytest.mark.parametrize(
    "change",
    [
        lambda meeting: Meeting.objects.update(was_good="Other words"),
        lambda meeting: Meeting.objects.all().delete(),
        lambda meeting: Agreement.objects.update(words="Other words"),
        lambda meeting: Agreement.objects.all().delete(),
        lambda meeting: meeting.agreements.create(words="One more", whose=meeting.supervisor),
        lambda meeting: meeting.attendances.all().delete(),
        lambda meeting: meeting.attendances.create(specialist=cast.a_member(meeting.agency)),
        lambda meeting: AgendaPoint.objects.get(words="Late").talk_about(meeting),
        lambda meeting: meeting.signatures.update(name="Somebody"),
        lambda meeting: meeting.signatures.all().delete(),
    ],
)
def test_the_database_refuses_to_change_a_signed_meeting(supervisor, specialist, change):
    meeting = signed(supervisor, specialist)
    AgendaPoint.objects.create(specialist=specialist, words="Late")
    with pytest.raises(Exception, match="signed meeting|Cannot|permission denied"), transaction.atomic():
        change(meeting)


def test_no_page_changes_a_signed_meeting(browser, supervisor, specialist):
    meeting = signed(supervisor, specialist)
    browser.enter(supervisor)
    for name in ("meeting_edit", "meeting_call_off"):
        answer = browser.post(url(name, meeting), LOG, follow=True)
        assert "This meeting is signed. Add to it instead." in answer.text
    assert Meeting.objects.get().talked_about == ""


def test_what_is_typed_into_a_meeting_that_was_signed_meanwhile_stays_in_its_boxes(browser, supervisor, specialist):
    browser.enter(supervisor)
    meeting = held(supervisor, specialist)
    seen = browser.get(url("meeting_log", meeting)).context["form"]["seen"].value()
    meeting.sign(by=supervisor)
    typed = {**LOG, "agreed-0-whose": specialist.pk, "seen": seen}
    answer = browser.post(url("meeting_log", meeting), typed)
    assert (answer.status_code, "More time to write." in answer.text) == (422, True)
    assert "This meeting is signed. Add to it instead." in answer.text
    assert Meeting.objects.get().talked_about == ""


def test_an_older_tab_writes_over_nothing(browser, supervisor, specialist):
    meeting = a_meeting(supervisor, specialist)
    browser.enter(supervisor)
    seen = browser.get(url("meeting_log", meeting)).context["form"]["seen"].value()
    write_down(browser, meeting, talked_about="The newer words.", **{"agreed-0-whose": specialist.pk})
    answer = browser.post(url("meeting_log", meeting), {**LOG, "agreed-0-whose": specialist.pk, "seen": seen})
    assert answer.status_code == 422
    for words in ("The newer words.", "Listening and talking, ", "Ask about cover (Dana Whitfield)", "The week."):
        assert words in answer.text
    private = {"words": "Older", "seen": ""}
    assert browser.post(url("meeting_private", meeting), private).status_code == 422
    assert Meeting.objects.get().talked_about == "The newer words."


def test_what_is_too_long_stays_in_its_box(browser, supervisor, specialist):
    meeting, long = signed(supervisor, specialist), "long " * 2000
    browser.enter(supervisor)
    for name in ("meeting_add", "meeting_private"):
        answer = browser.post(url(name, meeting), {"words": long})
        assert (answer.status_code, long[:4000] in answer.text) == (422, True), name
    answer = browser.enter(specialist).post(reverse("supervision:agenda_add"), {"words": long})
    assert (answer.status_code, long[:4000] in answer.text) == (422, True)


def test_what_waits_for_ones_name_stands_on_today_until_one_signs(browser, supervisor, specialist):
    meeting = signed(supervisor, specialist)
    browser.enter(specialist)
    assert f'href="{meeting.get_absolute_url()}"' in browser.get(reverse("today")).text
    meeting.sign(by=specialist)
    assert "Read and sign" not in browser.get(reverse("today")).text


def test_an_addition_has_its_day_and_its_writer(browser, supervisor, specialist):
    meeting = signed(supervisor, specialist)
    browser.enter(specialist).post(url("meeting_add", meeting), {"words": "I also asked for training."})
    assert (Addition.objects.get().by_name, Addition.objects.get().at.date()) == (
        "Dana Whitfield, CPS", timezone.now().date(),
    )  # fmt: skip
    assert "I also asked for training." in browser.get(url("meeting", meeting)).text


def test_before_it_is_signed_there_is_nothing_to_add_to(browser, supervisor, specialist):
    browser.enter(specialist).post(url("meeting_add", held(supervisor, specialist)), {"words": "Early"})
    assert not Addition.objects.exists()


def test_the_label_of_private_notes_leads_to_no_box_that_others_read(browser, supervisor, specialist):
    meeting = held(supervisor, specialist)
    meeting.sign(by=supervisor)
    page = browser.enter(supervisor).get(url("meeting", meeting)).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_private_notes_are_for_the_writer_alone(browser, supervisor, specialist, manager, agency):
    meeting = held(supervisor, specialist)
    seen = browser.enter(supervisor).get(url("meeting", meeting)).context["private_form"]["seen"].value()
    browser.post(url("meeting_private", meeting), {"words": "I was tired.", "seen": seen})
    assert "I was tired." in browser.get(url("meeting", meeting)).text
    for somebody in (specialist, manager):
        page = cast.Browser().enter(somebody).get(url("meeting", meeting))
        assert page.status_code == 200
        assert "I was tired." not in page.text
        with scope(agency, somebody.user):
            assert not PrivateNote.objects.exists()
    with scope(agency, supervisor.user):
        assert PrivateNote.objects.get().words == "I was tired."


def test_the_database_lets_nobody_write_a_private_note_for_somebody_else(supervisor, specialist, manager, agency):
    meeting = held(supervisor, specialist)
    with scope(agency, manager.user), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        PrivateNote.objects.create(meeting=meeting, writer=supervisor.user, words="Not mine")


def test_a_new_supervisor_sees_the_meetings_of_their_specialists_and_the_old_one_those_they_held(
    supervisor, other_supervisor, specialist
):
    meeting = held(supervisor, specialist)
    assert not Meeting.objects.visible_to(other_supervisor).exists()
    specialist.supervisor = other_supervisor
    specialist.save()
    assert list(Meeting.objects.visible_to(other_supervisor)) == [meeting]
    assert list(Meeting.objects.visible_to(supervisor)) == [meeting]


def test_in_a_group_each_sees_only_what_they_brought(browser, manager, specialist, other_specialist):
    AgendaPoint.objects.create(specialist=specialist, words="My pay")
    meeting = a_meeting(manager, specialist, other_specialist)
    assert "My pay" in browser.enter(manager).get(url("meeting", meeting)).text
    page = browser.enter(other_specialist).get(url("meeting", meeting)).text
    assert "My pay" not in page
    assert "Worth talking about" not in page


def test_workload_counts_hours_crises_and_days_in_a_row(client, specialist, program):
    now = timezone.now()
    for days in range(8):
        start = now - timedelta(days=days, minutes=90)
        session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
        note = cast.NoteFactory(session=session, is_crisis=days == 2)
        HintCount.objects.create(note=note, category="directive", count=2)
        HintCount.objects.create(note=note, category="blame", count=1)
    line = AgendaBoard(Team.of(specialist, [specialist])).lines[0]
    assert (line.workload.crises, line.workload.is_heavy) == (1, True)
    assert line.workload.days_in_a_row >= 8
    assert [said.words for said in line.drift] == ["Who decides: 16", "Blame: 8"]
    total = sum(line.hours)
    assert round(total, 2) == round(8 * 50 / 60, 2)


def test_a_quiet_week_offers_no_cover(specialist, client):
    assert AgendaBoard(Team.of(specialist, [specialist])).lines[0].workload.is_heavy is False


def test_time_given_is_said_in_words_against_what_is_asked(specialist, supervisor, client, program):
    RequiredTime.ask(None, 30)
    RequiredTime.ask(program, 60)
    held(supervisor, specialist, minutes=45)
    a_meeting(supervisor, specialist, minutes=45)
    [given] = given_to([specialist])
    assert "45 of the 60 minutes that are asked for." in given.sentences[0]
    held(supervisor, specialist, minutes=15)
    assert "60 minutes, all of the 60" in given_to([specialist])[0].sentences[0]


def test_who_walks_with_nobody_of_a_program_is_asked_for_what_everybody_is(specialist, client):
    RequiredTime.ask(None, 30)
    RequiredTime.ask(cast.ProgramFactory(), 90)
    assert given_to([specialist])[0].asked[month_began_on()] == 30
    Assignment.objects.all().delete()
    assert given_to([specialist])[0].asked[month_began_on()] == 30


def required(since=None, **minutes):
    asked = {f"program-{one.pk}": "0" for one in Program.objects.all()} | {"everybody": "0"}
    return asked | minutes | {"since": (since or month_began_on()).isoformat()}


def test_a_manager_says_what_is_asked_for(browser, manager, program):
    typed = required(everybody="30", **{f"program-{program.pk}": "60"})
    browser.enter(manager).post(reverse("supervision:required"), typed)
    assert dict(RequiredTime.minutes_by_program()) == {None: 30, program.pk: 60}


def test_before_it_is_asked_for_a_manager_sees_who_has_less(browser, manager, supervisor, specialist, client):
    held(supervisor, specialist, minutes=45)
    typed = required(everybody="60") | {"step": "look"}
    page = browser.enter(manager).post(reverse("supervision:required"), typed).text
    assert "Less than is asked for so far this month: 1 peer specialist; by the numbers of today, 0." in page
    assert f"{specialist.name}: 45 of 60 minutes." in page
    assert not RequiredTime.objects.exists()


def test_a_month_asks_for_what_was_asked_for_then(specialist, client):
    RequiredTime.ask(None, 30, date(2026, 5, 1))
    RequiredTime.ask(None, 90, date(2026, 6, 1))
    april, may, june = (date(2026, month, 1) for month in (4, 5, 6))
    [given] = given_to([specialist], months=[april, may, june])
    assert given.asked == {april: 0, may: 30, june: 90}


def test_the_pages_of_supervision_keep_to_the_budget(supervisor, specialist, client, manager, program):
    planned, closed = a_meeting(supervisor, specialist), signed(supervisor, specialist)
    pages = [
        (manager, url("meeting", planned)),
        (supervisor, url("meeting", planned)),
        (supervisor, url("meeting", closed)),
    ]
    pages += [(specialist, url("meeting", closed)), (supervisor, url("meeting_log", planned))]
    names = ("meetings", "given", "meeting_new")
    pages += [(supervisor, reverse(f"supervision:{name}")) for name in names]
    pages += [(specialist, reverse(name)) for name in ("supervision:my_meetings", "supervision:mirror", "today")]
    pages += [(manager, reverse("supervision:required"))]

    entered = {who: cast.Browser().enter(who) for who, _ in pages}

    def asked():
        return {page: _queries(entered[who], page) for who, page in pages}

    asked()
    few = asked()
    for _ in range(FEW):
        held(supervisor, specialist)
        signed(supervisor, specialist)
        a_meeting(supervisor, specialist)
        AgendaPoint.objects.create(specialist=specialist, words="Rest")
        cast.NoteFactory(session__client=client, session__specialist=specialist, session__program=program)
        cast.a_client(specialist, program)
    assert asked() == few
    assert max(few.values()) <= AT_MOST, few


def test_a_meeting_that_has_not_begun_is_not_written_down(browser, supervisor, specialist):
    meeting = a_meeting(supervisor, specialist)
    Meeting.objects.update(starts_at=timezone.now() + timedelta(hours=1))
    browser.enter(supervisor).post(url("meeting_log", meeting), {**LOG, "agreed-0-whose": specialist.pk})
    assert Meeting.objects.get().held_at is None
    with pytest.raises(IntegrityError, match="has_begun"), transaction.atomic():
        Meeting.objects.update(held_at=timezone.now())


def test_the_mirror_says_what_waits_for_the_specialists_name(browser, supervisor, specialist):
    meeting = signed(supervisor, specialist)
    browser.enter(specialist)
    assert "Read and sign" in browser.get(reverse("supervision:mirror")).text
    browser.post(url("meeting_sign", meeting))
    assert "Read and sign" not in browser.get(reverse("supervision:mirror")).text
    assert meeting.signatures.count() == 2
