"""The audit packet: complete, true to the rows, silent about others, and written down."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from clients.models import Opening
from goals.models import PlanAgreement
from goals.models.agreement import digest_of, plan_of
from notes.models import Addendum, GoalWork, Group, GroupMeeting, Session
from reports.models import Export, ExportChunk
from reports.packet import Packet, Sample
from reports.packet.asked import late_and_changed, signed_by_whoever_was_there, units_and_times
from reports.packet.file import _times
from reports.packet.plan import plan_on_paper
from reports.packet.tables import openings_on_paper
from supervision.models import Meeting, RequiredTime
from tests import cast
from tests.reports.people import People

NOW = timezone.now
PACKET = "reports:packet_copy"


def _days(**more):
    today = timezone.localdate()
    return {"since": today - timedelta(days=60), "until": today, **more}


def _agree(client, ago=20):
    agreed = PlanAgreement(client=client, how="own_device", by=client.user, at=NOW() - timedelta(days=ago))
    agreed.text = plan_of(client)
    agreed.text_hash = digest_of(agreed.text)
    agreed.save()


def _note(client, specialist, goal, ago=3, sign=True, **said):
    start_at = NOW() - timedelta(days=ago, hours=2)
    program = client.enrollments.first().program
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start_at)
    said = {"did": ["listened"], "what_we_did": "We planned the walk to the lake.", "takeaway": "I can do this."} | said
    note = cast.NoteFactory(session=session, **said)
    if goal:
        GoalWork.objects.create(note=note, goal=goal, movement="moved", words="It went well.")
    if sign:
        note.sign(by=specialist)
    return note


def _supervised(specialist, supervisor, ago=2, **said):
    meeting = Meeting(supervisor=supervisor, starts_at=NOW() - timedelta(days=ago), was_good="You listened.", **said)
    meeting.plan([specialist])
    meeting.write_down([], [])


@pytest.fixture
def whole(client, specialist, supervisor, goal):
    """A record in which an auditor finds everything that can be found here."""
    cast.MilestoneFactory(goal=goal, created_by=client.user)
    _agree(client)
    _supervised(specialist, supervisor)
    return _note(client, specialist, goal)


def _checklist(client, **more):
    return [answer for _asks, answer in Packet(client, **_days(**more)).checklist]


def _states(client):
    return "".join({"found": "F", "not_found": "N", "look": "L"}[answer.state] for answer in _checklist(client))


def _made(browser, client, **more):
    answer = browser.post(reverse(PACKET, args=[client.pk]), _days(**more))
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def _text(pdf):
    return "\n".join(page.extract_text() for page in pdf.pages)


def test_a_whole_record_is_found_and_only_a_missing_order_needs_a_look(whole, client, manager):
    assert _states(client) == "FFFLFFFFFFFF"
    cast.an_order(client, manager)
    assert _states(client) == "F" * 12


def test_an_order_is_found_by_its_days(whole, client, manager):
    day = timezone.localdate(whole.session.start_at)
    order = cast.an_order(client, manager, ordered_on=timezone.localdate())
    assert "without an order" in _checklist(client)[3].words
    order.take_back()
    order = cast.an_order(client, manager, kind="recommendation", valid_until=day - timedelta(days=1))
    assert _checklist(client)[3].state == "not_found"
    order.take_back()
    cast.an_order(client, manager, valid_until=day)
    assert _checklist(client)[3].state == "found"
    assert "Ada Reyes, LCSW" in _checklist(client)[3].words


def test_the_supervision_of_a_month_is_as_much_as_is_asked_for(
    client, specialist, supervisor, goal, program, time_machine
):
    time_machine.move_to("2026-06-20T15:00:00Z")
    client.enrollments.update(began_on="2026-01-01", referred_on=None)
    _note(client, specialist, goal, ago=30)
    asked = {"since": date(2026, 5, 1), "until": date(2026, 6, 19)}

    def row():
        return Packet(client, **asked).checklist[9][1]

    assert "No supervision of Dana" in row().words
    _supervised(specialist, supervisor, ago=28, minutes=40)
    assert row().state == "found"
    RequiredTime.ask(program, 60)
    assert "40 of the 60 minutes" in row().words
    _supervised(specialist, supervisor, ago=27, minutes=20)
    assert row().state == "found"


def test_a_review_that_was_written_down_after_the_contact_is_told(whole, client):
    day, today = timezone.localdate(whole.session.start_at), timezone.localdate()
    client.enrollments.get().plan_review(today + timedelta(days=90), day - timedelta(days=1))
    answer = _checklist(client)[2]
    assert (answer.state, "was written down after them" in answer.words) == ("look", True)
    assert "written down on" in str(plan_on_paper(Packet(client, **_days()).facts))


def test_a_month_that_is_over_keeps_what_was_asked_for_then(client, specialist, goal, program, time_machine):
    time_machine.move_to("2026-06-20T15:00:00Z")
    _note(client, specialist, goal, ago=30)
    RequiredTime.ask(program, 60, date(2026, 6, 1))
    row = Packet(client, since=date(2026, 5, 1), until=date(2026, 6, 19)).checklist[9][1]
    assert "No supervision of Dana" in row.words


def test_an_empty_time_is_no_yes(client):
    assert "F" not in _states(client)[:10]


def test_each_row_turns_when_its_fact_is_gone(whole, client, specialist, supervisor, goal):
    first = _states(client)

    def turned(*rows):
        now = _states(client)
        return {n for n, (a, b) in enumerate(zip(first, now, strict=True), start=1) if a != b} >= set(rows)

    client.enrollments.update(referred_on=None)
    assert _checklist(client)[3].state == "not_found"
    Meeting.objects.filter(supervisor=supervisor).update(starts_at=NOW() - timedelta(days=90))
    type(specialist).objects.filter(pk=specialist.pk).update(
        credential_expires_on=timezone.localdate() - timedelta(days=9)
    )
    goal.milestones.all().delete()
    today = timezone.localdate()
    client.enrollments.get().plan_review(today - timedelta(days=9), today - timedelta(days=30))
    _note(client, specialist, goal, ago=2, what_we_did="")
    cast.SessionFactory(client=client, specialist=specialist, program=whole.session.program)
    assert turned(1, 3, 4, 5, 10)


def test_without_a_yes_to_the_whole_plan_the_goals_are_looked_at(client, specialist, goal):
    goal.confirmed_at = NOW() - timedelta(days=9)
    goal.save()
    _note(client, specialist, goal)
    assert _checklist(client)[2].state == "look"
    goal.confirmed_at = None
    goal.save()
    assert _checklist(client)[2].state == "not_found"


def test_copied_text_silence_and_a_bare_ride_need_a_look_or_are_missed(client, specialist, goal):
    words = "We went over the bus plan, the pass, the transfer downtown and the way home again."
    for ago in (3, 5):
        _note(client, specialist, goal, ago=ago, what_we_did=words)
    _note(client, specialist, None, ago=7, did=["went_with"], what_we_did="", takeaway="", no_goal="their_choice")
    states = _states(client)
    assert (states[5], states[7], states[10]) == ("N", "L", "L")


def test_more_units_than_time_and_overlaps_are_seen(whole, client, other_client, specialist, program):
    start_at = whole.session.start_at + timedelta(minutes=10)
    cast.SessionFactory(client=other_client, specialist=specialist, program=program, start_at=start_at)
    assert _checklist(client)[6].state == "look"
    facts = Packet(client, **_days()).facts
    facts.notes[0].signed_units = 9
    assert units_and_times(facts).state == "not_found"


def test_a_broken_seal_and_another_hand_are_seen(whole, client, other_specialist):
    facts = Packet(client, **_days()).facts
    facts.notes[0].content_hash = "0" * 64
    facts.notes[0].signed_by = other_specialist
    assert late_and_changed(facts).state == signed_by_whoever_was_there(facts).state == "not_found"


def test_the_pdf_has_contents_with_true_pages(browser, manager, whole, client):
    pdf = _made(browser.enter(manager), client)
    text = _text(pdf)
    for words in (
        "Contents",
        "Checklist",
        "Walk in the mornings",
        "Contacts and units",
        "I can do this.",
        "Who opened",
    ):
        assert words in text
    names = {one.title: pdf.get_destination_page_number(one) for one in _flat(pdf.outline)}
    assert "Who opened this record" in pdf.pages[names["Who opened this record"]].extract_text()
    assert str(names["Contacts and units"] + 1) in pdf.pages[0].extract_text()


def _flat(outline):
    for one in outline:
        yield from _flat(one) if isinstance(one, list) else [one]


def test_addenda_and_what_is_left_out_are_said(browser, manager, whole, client, specialist, goal):
    Addendum.objects.create(
        note=whole, kind="addendum", words="It rained.", reason="Forgot", by=specialist.user, by_name="D"
    )
    _note(client, specialist, goal, ago=4, sign=False, takeaway="zqdraft")
    text = _text(_made(browser.enter(manager), client))
    assert "It rained." in text
    assert "1 contact without a signed note" in text
    assert "zqdraft" not in text


def test_part_2_stands_on_every_page_where_the_program_asks_for_it(browser, manager, whole, client, program):
    browser.enter(manager)
    protected = _made(browser, client)
    assert all("42 CFR part 2 prohibits" in page.extract_text() for page in protected.pages)
    assert "disclosed to you is protected" in _text(protected).replace("\n", " ")
    program.part2 = "no"
    program.save()
    assert "42 CFR" not in _text(_made(browser, client))


def test_nobody_else_of_a_group_is_named(browser, manager, client, specialist, program, whole):
    luz = cast.a_client(specialist, program, chosen_name="Luz T.")
    group = Group.objects.create(name="Mornings", program=program, leader=specialist)
    for one in (client, luz):
        group.take_in(one)
    meeting = GroupMeeting.plan(group, NOW() - timedelta(days=1))[0]
    cast.SessionFactory(
        client=client, specialist=specialist, program=program, group_meeting=meeting, start_at=NOW() - timedelta(days=1)
    )
    note = cast.NoteFactory(
        session=Session.objects.get(group_meeting=meeting), did=["listened"], no_goal="outreach",
        what_we_did="Luz T. brought cake and Luz told a story.",
    )  # fmt: skip
    note.sign(by=specialist)
    text = _text(_made(browser.enter(manager), client))
    assert "Luz" not in text
    assert "someone from a group" in text.replace("\n", " ")


def test_making_one_is_written_down_and_the_person_sees_it(browser, manager, whole, client):
    _made(browser.enter(manager), client)
    assert client.openings.filter(kind=Opening.Kind.EXPORTED, user=manager.user).count() == 1
    assert "Took a copy" in browser.enter(client).get(reverse("portal:openings")).text


@pytest.mark.parametrize("who", ["specialist", "supervisor", "client"])
def test_only_a_manager_makes_one(request, browser, who, whole, client):
    browser.enter(request.getfixturevalue(who))
    assert browser.post(reverse(PACKET, args=[client.pk]), _days()).status_code == 404


def test_a_manager_elsewhere_finds_nobody(browser, elsewhere, whole, client):
    browser.enter(elsewhere.manager)
    assert browser.post(reverse(PACKET, args=[client.pk]), _days()).status_code == 404


def test_a_sample_is_drawn_again_with_its_number(manager, specialist, program):
    for _ in range(6):
        person = cast.a_client(specialist, program)
        _note(person, specialist, None, no_goal="outreach")
    days = _days(program=program)
    first = Sample(count=3, **days)
    assert len(first.keys) == 3
    assert Sample(count=3, seed=first.seed, **days).keys == first.keys
    assert len({tuple(Sample(count=3, seed=seed, **days).keys) for seed in range(1, 9)}) > 1


def test_how_many_may_be_drawn_is_said_in_the_readers_language(browser, manager):
    manager.user.language = "es"
    manager.user.save()
    assert "50 como máximo." in browser.enter(manager).get(reverse("reports:packet")).content.decode()


def test_a_sample_is_one_packet_with_everybody_in_it_and_an_opening_each(
    browser, manager, whole, client, other_client, other_specialist
):
    _note(other_client, other_specialist, None, no_goal="outreach")
    browser.enter(manager)
    page = browser.get(reverse("reports:packet_sample"), _days(count=5, seed=7))
    assert "2 people with a signed note" in page.text
    made = _sample_made(browser, manager, count=5, seed=7)
    text = _text(PdfReader(io.BytesIO(_taken(browser, made))))
    assert all(words in text for words in ("Marcus R.", "Luz T.", "2 of 2 people"))
    assert text.count("Record as of") == 2
    assert Opening.objects.filter(kind="exported", user=manager.user).count() == 2


def test_a_sample_says_from_when_to_when_its_parts_were_made():
    assert dict(_times([])) == {}
    ((_, one),) = _times(["2026-10-02T14:00:00+00:00"] * 2)
    ((_, two),) = _times(["2026-10-02T14:09:00+00:00", "2026-10-02T14:00:00+00:00"])
    assert one in two
    assert "Each person’s part says its own time" in two


def _sample_made(browser, manager, **asked):
    """Asked for on the page, and made to its end."""
    answer = browser.post(reverse("reports:packet_sample_copy"), _days(**asked))
    export = Export.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])
    while export.is_being_made:
        export = export.go_on()
    return export


def _taken(browser, export):
    return b"".join(browser.get(reverse("reports:export_pdf", args=[export.pk])))


def test_a_sample_is_made_in_parts_with_progress_and_not_twice(browser, manager, specialist, program, monkeypatch):
    monkeypatch.setattr("reports.packet.file.PacketFile.at_a_time", 2)
    for _ in range(3):
        _note(cast.a_client(specialist, program), specialist, None, no_goal="outreach")
    asked, page = _days(count=3, seed=7), reverse("reports:packet_sample_copy")
    first = browser.enter(manager).post(page, asked).url
    go_on = f"{first}more/"
    assert "0 of 3 people" in browser.get(first).text
    browser.post(go_on)
    assert "2 of 3 people" in browser.get(first).text
    for _ in range(3):
        browser.post(go_on)
    assert "The file of 3 people is ready" in browser.get(first).text
    assert browser.post(page, asked).url == first
    assert "3 people" in browser.get(reverse("reports:exports")).text
    _note(cast.a_client(specialist, program), specialist, None, no_goal="outreach")
    assert browser.post(page, asked).url != first


def test_a_sample_can_be_stopped_and_nothing_is_kept(browser, manager, whole):
    first = browser.enter(manager).post(reverse("reports:packet_sample_copy"), _days(count=1, seed=7)).url
    browser.post(f"{first}more/")
    browser.post(f"{first}stop/")
    assert "Stopped" in browser.get(first).text
    assert browser.get(f"{first}pdf/").status_code == 302
    assert not ExportChunk.objects.exists()


def test_a_packet_is_no_spreadsheet_and_rows_are_no_pdf(browser, manager, whole):
    packet, rows = _sample_made(browser.enter(manager), manager, count=1, seed=7), Export.ask(People, {}, by=manager)
    for export, form in ((packet, "csv"), (packet, "xlsx"), (rows, "pdf")):
        assert browser.get(reverse(f"reports:export_{form}", args=[export.pk])).status_code == 404


def test_somebody_is_found_by_name_and_a_bad_day_is_a_sentence(browser, manager, client):
    browser.enter(manager)
    found = browser.post(reverse("reports:packet"), _days(q="Marcus"))
    assert reverse(PACKET, args=[client.pk]) in found.text
    wrong = browser.post(reverse("reports:packet"), _days(q="Marcus", until="1999-01-01"))
    assert "before the first" in wrong.text
    assert reverse(PACKET, args=[client.pk]) not in browser.get(reverse("reports:packet"), _days(q="Marcus")).text


def test_too_long_for_one_file_is_made_person_by_person(browser, manager, whole, client, monkeypatch):
    monkeypatch.setattr("reports.packet.sample.MOST_NOTES", 0)
    page = browser.enter(manager).get(reverse("reports:packet_sample"), _days(count=5, seed=7)).text
    assert "too many for one file" in page
    assert reverse(PACKET, args=[client.pk]) in page
    assert browser.post(reverse("reports:packet_sample_copy"), _days(count=5, seed=7)).status_code == 302


def test_a_note_held_back_from_the_person_is_in_it_and_says_so(browser, manager, whole, client):
    cast.a_withholding(whole, manager)
    text = _text(_made(browser.enter(manager), client))
    assert "Held back from Marcus" in text


def test_what_was_opened_is_said_not_only_that_it_was(client, specialist):
    client.openings.create(user=specialist.user, role="specialist", kind="opened", page="notes:note")
    assert openings_on_paper(Packet(client, **_days()).facts)[-1][-1] == "Opened: sessions and notes"
