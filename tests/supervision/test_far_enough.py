"""T of whole programs: who counts, what stays hidden, and that T is nowhere else."""

import ast
import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from goals.models import Scale
from reports.views.files import XLSX
from supervision.far_enough import programs
from tests import cast
from tests.test_access import DOORS, IN, _address, world

PAGE = "supervision:far_enough"


def scaled(client, *levels, **weights):
    """A goal of theirs with a scale, and a check-in for each level, oldest first."""
    goal = cast.GoalFactory(client=client, created_by=client.user, confirmed_at=timezone.now())
    Scale.objects.create(goal=goal, created_by=client.user, expected="Three walks a week", **weights)
    for ago, level in enumerate(reversed(levels)):
        on = timezone.localdate() - timedelta(days=ago)
        cast.CheckInFactory(client=client, goal=goal, by=client.user, level=level, on=on)
    return goal


def people(count, program, *levels):
    made = [cast.a_client(program=program, with_user=True) for _ in range(count)]
    for client in made:
        scaled(client, *levels)
    return made


def line(program):
    return next(line for line in programs() if line.name == program.name)


@pytest.fixture
def patricia(browser, manager):
    return browser.enter(manager)


def test_a_program_shows_the_median_at_the_first_and_the_newest_level(program):
    people(2, program, -1, 0, 1)
    people(3, program, -1, 1, 0)
    shown = line(program)
    assert (shown.people, shown.first, shown.newest, shown.change) == (5, 40, 50, 10)


def test_all_goals_of_a_person_make_one_t_with_their_weights(client, program):
    for first, newest, importance in ((-1, 0, 3), (-1, 1, 2), (-2, -1, 1)):
        scaled(client, first, newest, importance=importance)
    ((first, newest),) = line(program).changes
    assert (round(first, 2), round(newest, 2)) == (34.58, 52.20)


def test_one_level_is_no_way_and_check_ins_without_one_do_not_count(client, program):
    scaled(client, 1)
    scaled(client, None, 1, None)
    assert line(program).changes == []


def test_fewer_than_five_people_show_no_number_at_all(patricia, program):
    made = people(4, program, -1, 1)
    page = patricia.get(reverse(PAGE)).text
    assert "fewer than 5 people: not shown" in page
    assert not re.search(r'<td class="num"', page)
    scaled(made[0], -1, 0)
    assert not line(program).is_shown, "two goals of one person are still one person"


def test_five_people_are_shown(patricia, program):
    people(5, program, -1, 1)
    page = patricia.get(reverse(PAGE)).text
    assert ">40.0<" in page
    assert ">20.0<" in page
    assert "Kiresuk" in page


def test_who_left_a_program_no_longer_counts_in_it(program):
    someone = people(5, program, -1, 1)[0]
    someone.enrollments.update(ended_on=timezone.localdate() - timedelta(days=1))
    assert line(program).people == 4


def test_whose_record_is_closed_does_not_count(program):
    someone = people(5, program, -1, 1)[0]
    someone.archived_on = timezone.localdate()
    someone.save()
    assert line(program).people == 4


def test_programs_stand_by_name_and_not_by_their_numbers(program):
    other = cast.ProgramFactory(name="Another program")
    people(5, program, 0, 2)
    people(5, other, 0, -2)
    assert [line.name for line in programs()] == ["Another program", program.name]


def test_the_board_leads_a_manager_there_and_nobody_else(browser, manager, supervisor):
    assert reverse(PAGE) in browser.enter(manager).get(reverse("supervision:board")).text
    assert reverse(PAGE) not in browser.enter(supervisor).get(reverse("supervision:board")).text


def test_two_hundred_people_cost_as_many_queries_as_ten(patricia, program):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            patricia.get(reverse(PAGE))
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    people(10, program, -1, 0)
    queries()
    few = queries()
    people(190, program, -1, 1)
    assert queries() == few <= 12


@pytest.mark.parametrize("who", ["client", "specialist", "supervisor", "manager"])
def test_t_is_on_no_page_of_a_client_and_on_no_record(world, client, who):
    """T of these two goals is 34.58 and then 52.20: numbers that nothing else makes."""
    for first, newest, importance in ((-1, 0, 3), (-1, 1, 2), (-2, -1, 1)):
        goal = scaled(client, first, newest, importance=importance)
    world.things["goal"] = goal
    world.things["milestone"], world.things["step"] = (
        factory(goal=goal, created_by=client.user) for factory in (cast.MilestoneFactory, cast.StepFactory)
    )
    world.things["check_in"] = cast.CheckInFactory(
        client=client, goal=goal, by=world.things["specialist"].user, confidence=5
    )
    world.things["own_check_in"] = cast.CheckInFactory(client=client, goal=goal, by=client.user, confidence=5)
    browser = cast.Browser().enter(world.people[who])
    for name, (door, objects, knock) in DOORS.items():
        if knock == "get" and door[who] == IN and name != PAGE:
            page = browser.get(_address(name, objects, world))
            words = _words(page)
            assert not re.search(r"\b(34[.,][56]|52[.,]2|17[.,]6)", words), name
            assert "Kiresuk" not in words, name


def _words(page):
    content = page.getvalue()
    if page["Content-Type"] == "application/pdf":
        return " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)
    if page["Content-Type"] == XLSX:
        parts = zipfile.ZipFile(io.BytesIO(content))
        content = b" ".join(parts.read(name) for name in parts.namelist())
    return re.sub(r"<[^>]*>", " ", content.decode())


def test_only_the_page_of_programs_computes_t():
    apps = ("accounts", "clients", "goals", "notes", "portal", "supervision", "peersupport")
    sources = [path for app in apps for path in (Path(settings.BASE_DIR) / app).rglob("*.py")]
    users = [path for path in sources if "t_score" in _names(path)]
    assert [path.relative_to(settings.BASE_DIR).as_posix() for path in users] == ["supervision/far_enough.py"]


def _names(path):
    tree = ast.parse(path.read_text())
    return {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}


__all__ = ["world"]
