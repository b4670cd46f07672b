"""Who did what: one line of time over every change, opening, signature and file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import EmergencyAccess, HardDays, Opening, PeopleImport
from reports.models import Export, LeftOut, Look, Report, SignIn
from reports.trail import Timeline
from reports.trail.sources import sources
from reports.trail.telling import tell
from tests import cast

TRAIL = reverse("reports:trail")


@pytest.fixture
def patricia(browser, manager):
    return browser.enter(manager)


def _headlines(**asked):
    return [told.headline for told in tell(Timeline(**asked).rows_after(None, 100))]


def test_a_change_says_which_field_and_not_its_words(patricia, client):
    client.safe_contact = "Only after five"
    client.save()
    text = patricia.get(TRAIL).text
    assert "how to reach them safely" in text
    assert "Only after five" not in text


def test_its_words_are_opened_and_that_is_an_opening_of_the_record(patricia, client, manager):
    client.safe_contact = "Only after five"
    client.save()
    [told] = [
        told for told in tell(Timeline(client_id=client.pk).rows_after(None, 100)) if "safely" in str(told.fields)
    ]
    text = patricia.get(told.url).text
    assert "Only after five" in text
    assert client.openings.filter(user=manager.user, page="reports:trail_change").exists()
    assert Look.objects.filter(by=manager, client=client).exists()


def test_looking_is_written_down_and_shows_on_the_page_itself(patricia, manager):
    patricia.get(TRAIL)
    assert "Looked at who did what" in patricia.get(TRAIL).text
    assert Look.objects.filter(by=manager).count() == 2


def test_by_person(patricia, client, other_client, manager):
    told = tell(Timeline(client_id=client.pk).rows_after(None, 100))
    assert {one.client for one in told} == {client}
    patricia.get(TRAIL, {"client": client.pk})
    assert client.openings.filter(user=manager.user).count() == 1
    assert not other_client.openings.exists()


def test_a_step_of_a_goal_and_a_note_are_found_by_their_person(client, goal, specialist, program):
    cast.StepFactory(goal=goal, created_by=specialist.user)
    cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    assert {"step: new", "note: new", "goal: new", "session: new"} <= set(_headlines(client_id=client.pk))


def test_by_member_of_the_staff(browser, patricia, client, specialist, other_specialist):
    cast.Browser().enter(specialist).get(client.get_absolute_url())
    shown = tell(Timeline(user_id=specialist.user_id).rows_after(None, 100))
    assert {told.by for told in shown} == {specialist.name}
    assert "Opened the record: overview" in [told.headline for told in shown]
    assert "Opened the record" not in patricia.get(TRAIL, {"staff": other_specialist.pk}).text


def test_a_change_made_on_a_page_is_found_by_who_made_it(client, specialist):
    win = {"words": "Slept", "on": timezone.localdate()}
    cast.Browser().enter(specialist).post(reverse("goals:win_new", args=[client.pk]), win)
    assert "win: new" in _headlines(user_id=specialist.user_id)


def test_by_kind_and_day(patricia, client, other_specialist):
    EmergencyAccess.begin(client, other_specialist, "crisis", "It cannot wait.")
    assert _headlines(kind="emergency") == ["Asked to read the record in an emergency"]
    today = timezone.localdate()
    assert _headlines(kind="emergency", from_on=today, until_on=today) != []
    assert _headlines(until_on=today - timezone.timedelta(days=1)) == []


def test_a_signed_note_is_a_signature(client, specialist, program):
    cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program)).sign(
        specialist
    )
    assert "note: signed" in _headlines(kind="signed")


def test_words_of_a_draft_stay_with_its_writer(patricia, client, specialist, program):
    note = cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    note.what_we_did, note.is_crisis = "zqdraft", True
    note.save()
    [told] = [
        one for one in tell(Timeline(client_id=client.pk).rows_after(None, 100)) if "note: changed" in one.headline
    ]
    text = patricia.get(told.url).text
    assert "zqdraft" not in text
    assert "its writer’s alone" in text


def test_a_private_plan_says_nothing_not_even_what_it_is(patricia, client):
    HardDays(client=client, helps="zqprivate").write("en")
    [told] = [one for one in tell(Timeline(client_id=client.pk).rows_after(None, 9)) if one.is_private]
    assert (told.fields, told.url, told.headline) == ([], "", "Something of their own, kept to themselves")
    address = reverse("reports:trail_change", args=["clients.harddays", told.row.key])
    assert patricia.get(address).status_code == 404


def test_shared_later_its_private_past_stays_private(client):
    plan = HardDays(client=client, helps="zqprivate")
    plan.write("en")
    plan.is_shared, plan.helps = True, "A walk"
    plan.write("en")
    plan.helps = "A long walk"
    plan.write("en")
    mine = [one for one in tell(Timeline(client_id=client.pk).rows_after(None, 9)) if "harddays" in one.row.source.name]
    assert [one.is_private for one in mine] == [False, True, True]


@pytest.mark.parametrize("kind", ["", "opened", "changed"])
def test_pages_together_are_the_whole_line(client, goal, specialist, program, kind):
    for number in range(5):
        cast.StepFactory(goal=goal, created_by=specialist.user)
        Opening.objects.create(client=client, user=specialist.user, role="specialist", kind="opened", page=f"{number}")
    line = Timeline(kind=kind)
    whole, place, found = line.rows_after(None, 1000), None, []
    while rows := line.rows_after(place, 3):
        found, place = found + rows, rows[-1].place
    assert found == whole
    assert len(whole) == line.count() >= 5


def test_the_file_has_the_same_lines_and_no_words(patricia, client, manager):
    client.safe_contact = "Only after five"
    client.save()
    answer = patricia.post(reverse("reports:trail_export"), {"client": client.pk})
    export = Export.objects.get()
    while export.is_being_made:
        export = export.go_on()
    text = b"".join(patricia.get(f"{answer.url}csv/")).decode()
    assert "how to reach them safely" in text
    assert "Only after five" not in text
    assert client.openings.filter(kind="exported", user=manager.user).exists()
    assert "Took a file: Who did what, CSV" in patricia.get(TRAIL).text


def test_a_person_is_found_by_a_name_that_is_in_no_address(patricia, client, manager):
    answer = patricia.post(reverse("reports:trail_person"), {"words": "Marcus"})
    assert f"?client={client.pk}" in answer.text
    assert client.openings.filter(kind="searched", user=manager.user).exists()
    assert patricia.post(reverse("reports:trail_person"), {"words": ""}).status_code == 422


@pytest.mark.parametrize(
    "asked",
    [{"client": "x"}, {"staff": "1"}, {"kind": "all"}, {"from_on": "2026-13-40"}, {"before": "x~y~z"}, {"before": "1"}]
    + [{"from_on": "2026-02-02", "until_on": "2026-01-01"}, {"before": "2026-01-01T00:00:00+00:00~9999~1"}],
)
def test_wrong_filters_give_the_page_with_a_plain_sentence(patricia, client, asked):
    answer = patricia.get(TRAIL, asked)
    assert answer.status_code == 200
    assert ("makes no sense" in answer.text) == ("before" not in asked)


def test_another_agencys_rows_are_not_there(patricia, elsewhere):
    answer = patricia.get(TRAIL, {"client": elsewhere.client.pk})
    assert "That person is not found." in answer.text
    assert not any(one.client == elsewhere.client for one in answer.context["told"])


def test_more_lines_cost_no_more_queries(patricia, client, goal, specialist):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            patricia.get(TRAIL, {"client": client.pk})
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    def happens():
        cast.StepFactory(goal=goal, created_by=specialist.user)
        client.save()

    for _ in range(2):
        happens()
    asked()
    two = asked()
    for _ in range(10):
        happens()
    assert asked() == two <= 12


def test_every_history_has_its_order_in_time(db):
    """A table that is walled in gets it from the wall."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexname LIKE '%_newest'")
        there = {name for (name,) in cursor}
    assert {source.model._meta.db_table for source in sources() if source.is_change} <= there


def test_frozen_numbers_and_their_file_stand_in_the_line(patricia, manager):
    day = timezone.localdate() - timezone.timedelta(days=2)
    report = Report(agency=manager.agency, since=day, until=day)
    report.freeze(manager)
    patricia.get(reverse("reports:report_csv", args=[report.pk]))
    assert {"Froze the numbers of a period"} <= set(_headlines(kind="changed"))
    assert "Numbers for those who pay, CSV" in _headlines(kind="taken")[0]


def test_a_persons_own_sign_in_is_found_by_the_person(client, manager):
    SignIn.objects.create(user=client.user)
    SignIn.objects.create(user=manager.user)
    assert _headlines(client_id=client.pk, kind="sign_in") == ["Signed in"]
    assert len(_headlines(kind="sign_in")) == 2


def test_a_session_left_out_of_billing_is_found_by_its_person(client, specialist, program, manager):
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    LeftOut.objects.create(session=session, by=manager, reason="Paid by a grant.")
    assert "Left a session out of billing" in _headlines(client_id=client.pk, user_id=manager.user_id)


def test_an_import_that_was_taken_out_again_stands_twice(manager):
    now = timezone.now()
    PeopleImport.objects.create(by=manager, confirmed_at=now, people_count=0, undone_at=now, undone_by=manager)
    assert {"Brought people in", "Took an import out again"} == set(_headlines(user_id=manager.user_id))
