"""How much it is for a specialist: each number opens what stands behind it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notes.models import HintCount, IndirectTime
from supervision.agenda import AgendaBoard
from supervision.lately import LATELY
from supervision.team import Team
from tests import cast

ROW = '<li class="step">'


def together(client, specialist, days_ago, is_crisis=False):
    start, program = timezone.now() - timedelta(days=days_ago), client.enrollments.get().program
    session = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start)
    return cast.NoteFactory(session=session, is_crisis=is_crisis)


@pytest.fixture
def rows(browser, supervisor, specialist):
    """How many a list of this specialist has, as their supervisor opens it."""
    browser.enter(supervisor)
    return lambda which: browser.get(reverse("supervision:list", args=[specialist.pk, which])).text.count(ROW)


def said(specialist):
    [line] = AgendaBoard(Team.of(specialist, [specialist])).lines
    return [one.words for one in line.how_much], [one.words for one in line.drift]


@pytest.mark.parametrize("which", sorted(LATELY))
def test_each_is_a_list_of_one_specialist_alone(browser, supervisor, specialist, client, which):
    together(client, specialist, 1)
    browser.enter(supervisor)
    assert browser.get(reverse("supervision:list", args=[specialist.pk, which])).status_code == 200
    assert browser.get(reverse("supervision:list_all", args=[which])).status_code == 404


def test_crises_and_hints_open_their_rows(rows, browser, client, specialist):
    for days in (1, 2, 40):
        left = together(client, specialist, days, is_crisis=True)
        HintCount.objects.create(note=left, category="clinical-jargon", count=3)
    much, drift = said(specialist)
    assert "2 crisis contacts in four weeks." in much
    assert drift == ["Clinic words: 6"]
    assert (rows("crises"), rows("hints-clinical-jargon"), rows("hints-blame")) == (2, 2, 0)
    own = browser.enter(specialist).get(reverse("supervision:mirror_list", args=["hints-clinical-jargon"])).text
    assert left.get_absolute_url() not in own
    assert own.count(f"/clients/{client.pk}/notes/") == 2


def test_the_hours_before_open_the_sessions_of_four_weeks(rows, client, specialist):
    for days in (0.01, 8, 15, 60):
        together(client, specialist, days)
    assert rows("before") == 2


def test_a_day_with_other_work_is_no_day_off(rows, client, specialist, program):
    for days in (0.01, 2):
        together(client, specialist, days)
    yesterday = timezone.localdate() - timedelta(days=1)
    IndirectTime.objects.create(specialist=specialist, program=program, on=yesterday, kind="team", minutes=60)
    assert "3 days without a day off." in said(specialist)[0]
    assert rows("days") == 3


def test_what_is_about_somebody_of_another_board_is_not_named(rows, browser, client, specialist, other_specialist):
    left = together(client, specialist, 1, is_crisis=True)
    HintCount.objects.create(note=left, category="blame", count=1)
    client.assignments.update(specialist=other_specialist)
    for which in ("crises", "hints-blame", "days"):
        assert rows(which) == 1
        assert client.chosen_name not in browser.get(reverse("supervision:list", args=[specialist.pk, which])).text
