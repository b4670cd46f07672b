"""The supervisor's board: whose people, which numbers, and the list behind each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import Assignment
from goals.models import Goal
from reports.trail import Timeline
from reports.trail.telling import tell
from supervision.board import LINES, Board
from supervision.lists import LISTS
from supervision.team import Team
from tests import cast


def seen(client, specialist, days_ago):
    start = timezone.now() - timedelta(days=days_ago)
    program = client.enrollments.get().program
    return cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)


def goals(client, count, **fields):
    said = {"created_by": client.user, "confirmed_at": timezone.now()} | fields
    return [cast.GoalFactory(client=client, **said) for _ in range(count)]


def line(*specialists, reader=None):
    return Board(Team.of(reader or specialists[0], specialists)).together.n


def share(*specialists):
    return Board(Team.of(specialists[0], specialists)).together


@pytest.fixture
def renee(browser, supervisor):
    return browser.enter(supervisor)


def test_somebody_is_quiet_from_the_day_after_the_limit(client, specialist):
    seen(client, specialist, 13)
    assert line(specialist)["not_seen"] == 0
    client.sessions.all().delete()
    seen(client, specialist, 15)
    assert line(specialist)["not_seen"] == 1


def test_who_asked_for_space_stands_apart(client, specialist):
    seen(client, specialist, 30)
    client.asked_for_space_on = timezone.localdate()
    client.save()
    together = line(specialist)
    assert (together["not_seen"], together["space"]) == (0, 1)


def test_required_goals_stand_apart_from_the_share(client, specialist):
    goals(client, 5)
    goals(client, 2, author=Goal.Author.REQUIRED, required_by="The court")
    together = share(specialist)
    assert (together.led, together.n["counted"], together.n["court"]) == (5, 5, 2)


def test_a_suggested_goal_without_the_persons_yes_does_not_count_as_theirs(client, specialist):
    goals(client, 5)
    goals(client, 1, author=Goal.Author.SUGGESTED, confirmed_at=None)
    together = share(specialist)
    assert (together.led, together.n["counted"]) == (5, 6)


@pytest.mark.parametrize(("count", "shown"), [(4, False), (5, True)])
def test_the_share_is_shown_from_five_goals_on(client, specialist, count, shown):
    goals(client, count)
    assert share(specialist).share_is_shown is shown


def test_dreams_and_finished_goals_are_not_in_the_share(client, specialist):
    goals(client, 1, status="dream")
    goals(client, 1, status="reached")
    assert line(specialist)["counted"] == 0


def test_drafts_and_late_drafts_are_counted(client, specialist):
    for days, due in ((1, 1), (9, -1)):
        session = seen(client, specialist, days)
        cast.NoteFactory(session=session, due_at=timezone.now() + timedelta(days=due))
    together = line(specialist)
    assert (together["drafts"], together["late"]) == (2, 1)


def test_a_supervisor_sees_their_own_specialists_alone(renee, specialist, other_specialist):
    page = renee.get(reverse("supervision:board"))
    assert specialist.name in page.text
    assert other_specialist.name not in page.text
    assert renee.get(reverse("supervision:specialist", args=[other_specialist.pk])).status_code == 404


def test_a_manager_sees_all_specialists(browser, manager, specialist, other_specialist):
    page = browser.enter(manager).get(reverse("supervision:board"))
    assert specialist.name in page.text
    assert other_specialist.name in page.text


@pytest.mark.parametrize("which", sorted(LISTS))
def test_every_number_opens_its_list(renee, specialist, client, which):
    assert renee.get(reverse("supervision:list_all", args=[which])).status_code == 200
    assert renee.get(reverse("supervision:list", args=[specialist.pk, which])).status_code == 200


def test_the_people_that_a_limit_counts_are_without_those_under_cover(renee, specialist, client, program):
    covered = cast.a_client(program=program)
    until = timezone.localdate() + timedelta(days=7)
    Assignment.objects.create(client=covered, specialist=specialist, kind="cover", reason="Vacation", ended_on=until)
    page = renee.get(reverse("supervision:list", args=[specialist.pk, "own"]), {"program": program.pk}).text
    assert client.chosen_name in page
    assert covered.chosen_name not in page


def test_there_is_no_other_list(renee):
    assert renee.get(reverse("supervision:list_all", args=["ranking"])).status_code == 404


@pytest.fixture
def terrell(agency, supervisor, program):
    """Another specialist of the same supervisor, who has nobody to see."""
    return cast.a_member(agency, supervisor=supervisor, user_fields={"name": "Adam Terrell"})


def names(browser, **asked):
    page = browser.get(reverse("supervision:board"), asked)
    return [line.specialist.name for line in page.context["board"].lines]


def test_the_lines_go_by_name_and_in_the_order_that_is_asked_for(renee, specialist, terrell, client):
    assert names(renee) == ["Adam Terrell", "Dana Whitfield"]
    assert names(renee, order="-people") == ["Dana Whitfield", "Adam Terrell"]
    assert names(renee, order="people") == ["Adam Terrell", "Dana Whitfield"]
    seen(client, specialist, 0)
    assert names(renee, order="-hours") == ["Dana Whitfield", "Adam Terrell"]


@pytest.mark.parametrize("order", ["-led", "-unanswered", "-safety", "waiting", "-reviews", "-stepped"])
def test_any_number_puts_the_lines_in_order(renee, specialist, terrell, client, order):
    assert sorted(names(renee, order=order)) == ["Adam Terrell", "Dana Whitfield"]


def test_only_those_with_a_flag_or_a_name_are_shown(renee, specialist, terrell, client):
    assert names(renee, flag="waiting") == ["Dana Whitfield"]
    assert names(renee, flag="late") == []
    assert names(renee, name="terr") == ["Adam Terrell"]


def test_in_one_program_only_its_people_count_and_its_lists_follow(renee, specialist, client):
    other = cast.ProgramFactory()
    cast.a_client(specialist, other)
    page = renee.get(reverse("supervision:board"), {"program": other.pk})
    assert page.context["board"].together.n["people"] == 1
    behind = page.context["board"].lines[0].lists["people"]
    assert client.chosen_name not in renee.get(behind).text


def test_many_specialists_come_on_pages_and_the_sums_stay(renee, agency, supervisor, specialist, client):
    for n in range(LINES):
        cast.a_member(agency, supervisor=supervisor, user_fields={"name": f"Zoe {n:02}"})
    assert len(names(renee)) == LINES
    assert names(renee, page=2) == [f"Zoe {LINES - 1:02}"]
    assert names(renee, page=9) == []
    for page in (1, 2, 9):
        board = renee.get(reverse("supervision:board"), {"page": page}).context["board"]
        assert (board.together.n["people"], board.everybody) == (1, LINES + 1)


@pytest.mark.parametrize("asked", [{"program": "x"}, {"flag": "best"}, {"order": "-rank"}, {"page": "0"}])
def test_what_makes_no_sense_in_the_address_is_left_out_and_said(renee, specialist, asked):
    page = renee.get(reverse("supervision:board"), asked)
    assert "Something in this address is not known here." in page.text
    assert specialist.name in page.text


def test_a_list_says_so_too(renee, specialist, client):
    page = renee.get(reverse("supervision:list_all", args=["people"]), {"program": "x"})
    assert "Something in this address is not known here." in page.text
    assert client.chosen_name in page.text


@pytest.mark.parametrize(("language", "first"), [("en", date(2026, 11, 22)), ("es", date(2026, 11, 23))])
def test_weeks_begin_as_the_agencys_language_has_it(agency, time_machine, language, first):
    agency.language = language
    time_machine.move_to(datetime(2026, 11, 25, 17, tzinfo=UTC), tick=False)
    assert agency.week_began_on(timezone.localdate()) == first
    time_machine.move_to(datetime(2026, 11, 22, 17, tzinfo=UTC), tick=False)
    assert agency.week_began_on(timezone.localdate()) == (first if language == "en" else date(2026, 11, 16))


def test_a_session_at_half_past_eleven_belongs_to_the_agencys_day(agency, client, specialist, time_machine):
    time_machine.move_to(datetime(2026, 11, 24, 17, tzinfo=UTC), tick=False)
    for day in (21, 22):
        late = datetime(2026, 11, day, 23, 30, tzinfo=agency.zone)
        program = client.enrollments.get().program
        cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=late)
    assert [round(hours, 2) for hours in share(specialist).hours[-2:]] == [0.83, 0.83]


def test_parts_of_hours_add_up_exactly(agency, client, specialist, time_machine):
    time_machine.move_to(datetime(2026, 11, 28, 20, tzinfo=UTC), tick=False)
    for day, minutes in enumerate((30, 35, 35, 35), 23):
        start = datetime(2026, 11, day, 12, tzinfo=agency.zone)
        program = client.enrollments.get().program
        times = {"start_at": start, "end_at": start + timedelta(minutes=minutes)}
        cast.SessionFactory(client=client, specialist=specialist, program=program, **times)
    assert share(specialist).hours[-1] == 2.25


def test_one_alone_is_said_without_a_number(client, specialist):
    cast.NoteFactory(session=seen(client, specialist, 2), is_crisis=True)
    [said] = [one.words for one in share(specialist).signals]
    assert said == "1 person had a crisis contact, and nobody was with them since. It is more than a day ago."


def test_a_crisis_is_open_until_somebody_was_with_them_again(client, specialist):
    cast.NoteFactory(session=seen(client, specialist, 2), is_crisis=True)
    together = line(specialist)
    assert (together["safety"], together["safety_late"]) == (1, 1)
    seen(client, specialist, 0.1)
    assert line(specialist)["safety"] == 0


def test_a_change_of_team_shows_on_the_next_request(renee, browser, specialist, other_supervisor, client):
    assert names(renee) == ["Dana Whitfield"]
    specialist.supervisor = other_supervisor
    specialist.save()
    assert names(renee) == []
    assert client.chosen_name not in renee.get(reverse("supervision:list_all", args=["people"])).text


def test_hours_with_somebody_of_another_board_count_and_are_not_named(renee, client, specialist, other_specialist):
    seen(client, specialist, 0.1)
    client.assignments.update(specialist=other_specialist)
    page = renee.get(reverse("supervision:list", args=[specialist.pk, "hours"]))
    assert "Somebody who is not on your board today" in page.text
    assert client.chosen_name not in page.text


def test_the_list_of_quiet_people_leads_to_the_record(renee, client, specialist):
    seen(client, specialist, 40)
    assert client.get_absolute_url() in renee.get(reverse("supervision:list_all", args=["not-seen"])).text


def test_a_page_mark_that_makes_no_sense_begins_at_the_beginning(renee, client):
    assert renee.get(reverse("supervision:list_all", args=["people"]), {"after": "§\0"}).status_code == 200


def test_the_export_is_a_table_by_name(renee, specialist):
    answer = renee.get(reverse("supervision:board_export"))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert specialist.name in answer.text


def test_more_specialists_and_people_cost_no_more_queries(renee, agency, supervisor, program, client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert renee.get(reverse("supervision:board")).status_code == 200
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    queries()
    few = queries()
    for _ in range(6):
        member = cast.a_member(agency, supervisor=supervisor)
        for _ in range(5):
            cast.a_client(member, program)
    assert queries() == few <= 12


def test_a_specialist_sees_the_same_counts_of_their_own_caseload_alone(browser, client, specialist):
    goals(client, 5)
    mirror = browser.enter(specialist).get(reverse("supervision:mirror"))
    assert mirror.context["line"].led == share(specialist).led == 5
    assert client.chosen_name in browser.get(mirror.context["line"].lists["people"]).content.decode()


def test_the_export_is_written_down_and_speaks_the_agencys_word(renee, agency, specialist, supervisor):
    agency.peer_title_en = "Recovery coach"
    agency.save()
    assert "Recovery coach" in renee.get(reverse("supervision:board")).text
    assert renee.get(reverse("supervision:board_export")).text.startswith("\ufeffRecovery coach,")
    [told] = [told for told in tell(Timeline(user_id=supervisor.user_id).rows_after(None, 50)) if told.kind == "taken"]
    assert "The board as a table" in told.headline
