"""The main pages: at most twelve queries with sign-in, scope and opening, for 10 rows as for 200."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clients.models import ComeBack, HardDays, Inquiry, Opening, Supporter
from goals.models import Bump, Cheer, GoodNews
from notes.models import Group, Hint, ReadBack, Session, SessionSeries
from portal.mine import PARTS
from supervision.forms.look import FLAGS, NUMBERS
from supervision.lists import LISTS
from tests import cast

AT_MOST = 12
FEW, MANY = 10, 200


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    """Once a minute a page also writes down that one is still there; a slow machine would count that here or there."""
    monkeypatch.setattr("accounts.middleware.WRITE_AFTER_SECONDS", 3600)


def _people(count, specialist, program):
    for _ in range(count):
        client = cast.a_client(specialist, program)
        _happens(client, specialist, program)


def _happens(client, specialist, program):
    goal = cast.GoalFactory(client=client, created_by=specialist.user, confirmed_at=timezone.now())
    cast.MilestoneFactory(goal=goal, created_by=specialist.user, reached_on=timezone.localdate())
    cast.StepFactory(goal=goal, created_by=specialist.user)
    cast.CheckInFactory(client=client, goal=goal, confidence=5, by=specialist.user)
    cast.WinFactory(client=client, by=specialist.user)
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    cast.NoteFactory(session=session, due_at=timezone.now())


def _queries(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("page", ["today", "notes:week", "clients:index", "supervision:board"])
def test_more_people_cost_no_more_queries(browser, page, specialist, supervisor, program):
    browser.enter(supervisor if page == "supervision:board" else specialist)
    _people(FEW, specialist, program)
    _queries(browser, reverse(page))
    few = _queries(browser, reverse(page))
    _people(MANY - FEW, specialist, program)
    assert _queries(browser, reverse(page)) == few <= AT_MOST


@pytest.mark.parametrize("page", ["overview", "journey"])
def test_a_fuller_life_costs_no_more_queries(browser, page, client, specialist, program):
    browser.enter(client if page == "journey" else specialist)
    address = reverse("portal:journey") if page == "journey" else client.get_absolute_url()
    for _ in range(FEW):
        _happens(client, specialist, program)
    _queries(browser, address)
    few = _queries(browser, address)
    for _ in range(MANY - FEW):
        _happens(client, specialist, program)
    assert _queries(browser, address) == few <= AT_MOST


def _grows(agency, supervisor, program, count):
    """So many more of everything that supervisors and managers look at in lists."""
    for _number in range(count):
        member = cast.a_member(agency, supervisor=supervisor, second_factor=False)
        client = cast.a_client(member, program)
        _happens(client, member, program)
        cast.a_client(program=program)
        other = cast.ProgramFactory()
        Group.objects.create(name=f"Mornings {other.pk}", program=other, leader=member)
        Hint.objects.create(phrases=[f"word {other.pk}"], category="blame")
        Inquiry.ask(Opening.objects.create(client=client, user=member.user, role="specialist", kind="opened"), "Why?")


def _asked_of(pages):
    return {page: _queries(browser, page) for browser, page in pages}


def test_boards_lists_and_settings_cost_the_same_for_two_as_for_ten(
    agency, supervisor, manager, specialist, client, program
):
    renee, patricia = cast.Browser().enter(supervisor), cast.Browser().enter(manager)
    board = reverse("supervision:board")
    asked = [f"{board}?order=-{number}" for number in NUMBERS] + [f"{board}?flag={flag}" for flag in FLAGS]
    asked += [f"{board}?name=a&flag=late&order=hours", reverse("supervision:specialist", args=[specialist.pk])]
    asked += [reverse("supervision:list_all", args=[which]) for which in LISTS]
    asked += [reverse("supervision:list", args=[specialist.pk, which]) for which in LISTS]
    asked += [reverse(name) for name in ("supervision:waiting_list", "clients:emergencies")]
    names = ["accounts:staff", "accounts:programs", "accounts:agency", "accounts:crisis_page"]
    names += ["accounts:crisis_history", "accounts:agency_history"]
    names += ["accounts:words", "accounts:promises", "hints:index", "hints:new", "starting_points:index"]
    names += ["reports:index", "reports:numbers", "reports:billing_files", "reports:packet_sample", "clients:imports"]
    names += ["supervision:digest", "supervision:given", "notes:groups", "notes:find"]
    settings = [reverse(name) for name in names] + [reverse("hints:kind_off", args=["blame"])]
    settings += [program.get_absolute_url(), specialist.get_absolute_url()]
    settings += [reverse(f"accounts:{name}", args=[program.pk]) for name in ("program_close", "program_history")]
    settings += [reverse(f"accounts:{name}", args=[specialist.pk]) for name in ("credential", "member_history", "team")]
    pages = [(renee, page) for page in asked] + [(patricia, page) for page in settings]
    _grows(agency, supervisor, program, 2)
    _asked_of(pages)
    two = _asked_of(pages)
    _grows(agency, supervisor, program, 7)
    ten = _asked_of(pages)
    assert {page: (two[page], ten[page]) for page in ten if ten[page] != two[page] or ten[page] > AT_MOST} == {}


def test_the_pages_of_notes_cost_the_same_for_two_as_for_ten(client, specialist, supervisor, manager, program):
    dana, renee, patricia = (cast.Browser().enter(one) for one in (specialist, supervisor, manager))
    session = cast.SessionFactory(client=client, specialist=specialist, program=program)
    signed = cast.NoteFactory(session=session, no_goal="outreach")
    signed.sign(by=specialist)
    draft = cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    of_client = [reverse(f"notes:{name}", args=[client.pk]) for name in ("sessions", "find_of_client", "period", "log")]
    of_client += [reverse(f"notes:{name}", args=[client.pk]) for name in ("missed", "plan")]
    of_client += [
        reverse(name) for name in ("notes:week", "notes:time", "notes:find", "notes:groups", "notes:group_new")
    ]
    of_note = [reverse(f"notes:{name}", args=[client.pk, signed.pk]) for name in ("note", "note_print")]
    own = of_client + of_note + [reverse("notes:note", args=[client.pk, draft.pk])]
    pages = [(dana, page) for page in own]
    pages += [(renee, reverse("notes:note", args=[client.pk, signed.pk]) + "?")]
    pages += [
        (renee, reverse("supervision:review", args=[client.pk, signed.pk])),
        (renee, reverse("supervision:notes")),
    ]
    pages += [(patricia, reverse("notes:withhold", args=[client.pk, signed.pk]))]
    for _ in range(2):
        _happens(client, specialist, program)
    _asked_of(pages)
    two = _asked_of(pages)
    for _ in range(8):
        _happens(client, specialist, program)
    ten = _asked_of(pages)
    assert {page: (two[page], ten[page]) for page in ten if ten[page] != two[page] or ten[page] > AT_MOST} == {}


def _goes_on(goal, specialist):
    """One more of everything on one goal."""
    client, by = goal.client, specialist.user
    ray = Supporter.objects.create(client=client, name="Ray")
    cast.MilestoneFactory(goal=goal, created_by=by, reached_on=timezone.localdate())
    cast.StepFactory(goal=goal, created_by=by, owner="supporter", owner_supporter=ray).tick(by)
    cast.StepFactory(goal=goal, created_by=by, owner="supporter", owner_supporter=ray)
    cast.CheckInFactory(client=client, goal=goal, confidence=5, words="More sure.", by=by)
    Bump.objects.create(client=client, goal=goal, by=client.user)
    win = cast.WinFactory(client=client, goal=goal, by=by)
    Cheer.objects.create(client=client, win=win, words="Well done", by=by)


def test_the_forms_of_a_goal_keep_to_the_budget(client, specialist, goal, program):
    program.asks_payer_wording = True
    program.save()
    person, dana = cast.Browser().enter(client), cast.Browser().enter(specialist)
    for _ in range(FEW):
        _goes_on(goal, specialist)
    of_goal = ("edit", "confirm", "keep", "check_in", "far_enough", "bump_new", "milestone_new", "step_new")
    pages = [(dana, reverse(f"goals:{name}", args=[client.pk, goal.pk])) for name in of_goal]
    pages += [
        (dana, reverse(name, args=args)) for name, args in (("goals:new", [client.pk]), ("supervision:mirror", []))
    ]
    own = ("goal_words", "check_in", "far_enough", "bump_new", "milestone_new", "step_new")
    pages += [(person, reverse(f"portal:{name}", args=[goal.pk])) for name in own]
    pages += [(person, reverse(f"portal:{name}")) for name in ("goal_new", "win_new", "corner_new")]
    for browser, page in pages:
        _queries(browser, page)
        assert _queries(browser, page) <= AT_MOST, page


def test_a_longer_way_to_a_goal_costs_no_more_queries(client, specialist, goal):
    person, dana = cast.Browser().enter(client), cast.Browser().enter(specialist)
    of_goal = [reverse(f"goals:{name}", args=[client.pk, goal.pk]) for name in ("show", "story")]
    of_client = [reverse(f"goals:{name}", args=[client.pk]) for name in ("index", "print")]
    own = [reverse(f"portal:{name}", args=[goal.pk]) for name in ("goal", "story")]
    own += [reverse(f"portal:{name}") for name in ("wins", "corner", "card", "sheet")]
    pages = [(dana, page) for page in of_goal + of_client] + [(person, page) for page in own]

    def asked():
        return {page: _queries(browser, page) for browser, page in pages}

    for _ in range(FEW):
        _goes_on(goal, specialist)
    asked()
    few = asked()
    for _ in range(MANY - FEW):
        _goes_on(goal, specialist)
    assert asked() == few
    assert max(few.values()) <= AT_MOST


def test_every_page_of_the_persons_own_door_keeps_to_the_budget(client, specialist, supervisor, goal, program):
    """A fuller life, a plan, a wish to come back and a cheer from the corner among it."""
    person = cast.Browser().enter(client)
    HardDays(client=client, helps="A walk").write("en")
    ComeBack.ask(client, client.user)
    names = ["journey", "wins", "corner", "card", "card_held", "hard_days", "my_story", "me", "contact", "openings"]
    names += ["messages", "notes", "sheet", "agenda", "come_back", "passkey_offer", "goal_new", "win_new"]
    parts = "&".join(f"parts={part}" for part in PARTS)
    pages = [*(reverse(f"portal:{name}") for name in names), f"{reverse('portal:my_story')}?{parts}"]

    def asked():
        return {page: _queries(person, page) for page in pages}

    for _ in range(2):
        _goes_on(goal, specialist)
        _happens(client, specialist, program)
        _is_cheered(client)
    asked()
    few = asked()
    for _ in range(FEW):
        _goes_on(goal, specialist)
        _happens(client, specialist, program)
        _is_cheered(client)
    assert asked() == few
    assert {page: count for page, count in few.items() if count > AT_MOST} == {}


def _is_cheered(client):
    """By somebody in their corner, for one of their wins."""
    token = GoodNews.make(client.supporters.first(), [client.wins.first()], shows_name=True, days=30)
    GoodNews.behind(token).shown.first().cheer()


def test_the_pages_of_plans_keep_to_the_budget(browser, client, specialist, program):
    browser.enter(specialist)
    first = Session(client=client, specialist=specialist, program=program, planned_at=timezone.now())
    days = [timezone.localdate() + timedelta(weeks=week) for week in range(SessionSeries.MOST)]
    series = SessionSeries.plan(first, days)
    series.planned[-1].call_off("other")
    of_session = [reverse(f"notes:{name}", args=[client.pk, series.planned[0].pk]) for name in ("session", "call_off")]
    of_client = [reverse(f"notes:{name}", args=[client.pk]) for name in ("sessions", "plan")]
    for page in [*of_session, *of_client, reverse("notes:feed")]:
        _queries(browser, page)
        assert _queries(browser, page) <= AT_MOST, page


@pytest.mark.parametrize("page", ["together", "together_goals", "together_wrap_up", "together_looks_right", "note"])
def test_a_session_together_costs_the_same_for_a_fuller_life(browser, page, client, specialist, program):
    start = timezone.now() - timedelta(minutes=5)
    running = cast.SessionFactory(client=client, specialist=specialist, program=program, start_at=start, end_at=None)
    note = cast.NoteFactory(session=running, together_at=start)
    ReadBack.keep(note, "sounds_like_me", "aloud", witness=specialist)
    address = reverse(f"notes:{page}", args=[client.pk, note.pk])
    browser.enter(specialist)
    for _ in range(2):
        _happens(client, specialist, program)
    _queries(browser, address)
    few = _queries(browser, address)
    for _ in range(FEW):
        _happens(client, specialist, program)
    assert _queries(browser, address) == few <= AT_MOST


def test_a_goal_at_the_table_keeps_to_the_budget(browser, client, specialist, program, goal):
    running = cast.SessionFactory(client=client, specialist=specialist, program=program, end_at=None)
    note = cast.NoteFactory(session=running, together_at=timezone.now())
    browser.enter(specialist)
    _goes_on(goal, specialist)
    _queries(browser, note.goal_url(goal))
    few = _queries(browser, note.goal_url(goal))
    for _ in range(FEW):
        _goes_on(goal, specialist)
    assert _queries(browser, note.goal_url(goal)) == few <= AT_MOST
    assert len(browser.get(note.goal_url(goal)).content) < 60_000
