"""Emergency access: one record outside one's own people, to read, for an hour; everybody concerned is told."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from clients.access import READ_IN_AN_EMERGENCY
from clients.models import EmergencyAccess, EmergencyNotice
from tests import cast
from tests.test_access import DOORS, RECORD, WRITING, _address, world  # noqa: F401

WHY = {"because": "crisis", "words": "She is at the hospital."}


@pytest.fixture
def far(client):
    client.legal_name, client.born_on = "Marcus Rivera", timezone.localdate().replace(year=1980, month=3, day=1)
    client.save()
    return client


def knock(browser, **who):
    return browser.post(reverse("clients:emergency"), {**WHY, **who})


def opened(far, member):
    return EmergencyAccess.begin(far, member, **WHY)


@pytest.mark.parametrize("name", ["Marcus R.", "marcus rivera"])
def test_a_name_and_the_day_of_birth_open_the_record(browser, far, other_specialist, name):
    response = knock(browser.enter(other_specialist), name=name, born_on="1980-03-01")
    assert response.headers["Location"] == far.get_absolute_url()
    page = browser.get(far.get_absolute_url())
    assert page.status_code == 200
    assert "change nothing" in page.text


def test_the_record_number_opens_it_too(browser, far, other_supervisor):
    assert knock(browser.enter(other_supervisor), number=far.pk).status_code == 302
    assert EmergencyAccess.objects.get().member == other_supervisor


@pytest.mark.parametrize(
    "who",
    [
        {"name": "Marcus R.", "born_on": "1980-03-02"},
        {"name": "Marcus", "born_on": "1980-03-01"},
        {"name": "Nobody At All", "born_on": "1980-03-01"},
        {"number": "018f0000-0000-7000-8000-000000000000"},
    ],
)
def test_whatever_is_not_exact_gets_one_and_the_same_answer(browser, far, other_specialist, who):
    response = knock(browser.enter(other_specialist), **who)
    assert response.status_code == 422
    assert response.text.count("Nothing was opened.") == 1
    assert not EmergencyAccess.objects.exists()


def test_two_people_of_one_name_and_day_are_not_told_apart(browser, far, other_specialist):
    cast.a_client(chosen_name="Marcus R.", born_on=far.born_on)
    assert "Nothing was opened." in knock(browser.enter(other_specialist), name="Marcus R.", born_on="1980-03-01").text


def test_a_name_alone_is_not_looked_for(browser, far, other_specialist):
    assert "Give the name and the date of birth" in knock(browser.enter(other_specialist), name="Marcus R.").text


def test_five_tries_an_hour_wherever_one_sits(far, other_specialist):
    for _ in range(5):
        knock(cast.Browser().enter(other_specialist), name="Nobody", born_on="1980-03-01")
    late = knock(cast.Browser().enter(other_specialist), name="Marcus R.", born_on="1980-03-01")
    assert "a few times this hour" in late.text
    assert not EmergencyAccess.objects.exists()


def test_one_s_own_person_simply_opens(browser, far, specialist):
    assert knock(browser.enter(specialist), name="Marcus R.", born_on="1980-03-01").status_code == 302
    assert not EmergencyAccess.objects.exists()


def test_a_manager_finds_everybody_anyway(browser, manager):
    assert browser.enter(manager).get(reverse("clients:emergency")).status_code == 302


@pytest.mark.parametrize(("minutes", "found"), [(59, 200), (61, 302), (800, 404)])
def test_after_an_hour_it_is_closed_by_itself(browser, far, other_specialist, minutes, found):
    opened(far, other_specialist)
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        assert browser.enter(other_specialist).get(far.get_absolute_url()).status_code == found


def test_a_button_ends_it_before(browser, far, other_specialist):
    access = opened(far, other_specialist)
    browser.enter(other_specialist).post(reverse("clients:emergency_end", args=[access.pk]))
    assert browser.get(far.get_absolute_url()).status_code == 404


def test_nobody_else_comes_in_with_it_and_no_other_record_opens(far, other_specialist, cover, program, stranger):
    opened(far, other_specialist)
    beside = cast.a_client(None, program)
    assert cast.Browser().enter(other_specialist).get(beside.get_absolute_url()).status_code == 404
    colleague = cast.a_member(far.agency)
    assert cast.Browser().enter(colleague).get(far.get_absolute_url()).status_code == 404
    assert cast.Browser().enter(stranger).get(far.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", ["other_specialist", "a_supervisor"])
def test_only_the_pages_to_read_open_and_nothing_is_written(world, agency, role):  # noqa: F811
    client = world.things["client"]
    member = world.people["other_specialist"] if role == "other_specialist" else cast.a_member(agency, "supervisor")
    opened(client, member)
    browser = cast.Browser().enter(member)
    for name, (door, objects, how) in DOORS.items():
        if "client" not in objects[:1] or door not in (RECORD, WRITING):
            continue
        address = _address(name, objects, world)
        may_read = name in READ_IN_AN_EMERGENCY
        if how == "get":
            assert (browser.get(address).status_code != 404) is may_read, name
        with transaction.atomic():
            assert browser.post(address).status_code in (404, 405), name
            transaction.set_rollback(True)


def test_the_named_pages_are_record_pages():
    assert all(DOORS[name][0] == RECORD for name in READ_IN_AN_EMERGENCY)


@pytest.mark.parametrize("page", ["clients:index", "clients:find"])
def test_no_list_and_no_search_shows_the_person(browser, far, other_specialist, page):
    opened(far, other_specialist)
    found = browser.enter(other_specialist).post(reverse(page), {"q": far.chosen_name}, follow=True)
    assert far.get_absolute_url() not in found.text


def test_every_opening_is_recorded_once_with_its_reason(browser, far, other_specialist):
    opened(far, other_specialist)
    browser.enter(other_specialist).get(far.get_absolute_url())
    browser.get(reverse("goals:index", args=[far.pk]))
    kept = far.openings.values_list("user", "because", "page")
    me = other_specialist.user.pk
    assert sorted(kept) == [(me, "crisis", "goals:index"), (me, "crisis", "overview")]


def test_the_person_sees_who_and_why_in_plain_words(browser, far, other_specialist):
    opened(far, other_specialist)
    cast.Browser().enter(other_specialist).get(far.get_absolute_url())
    page = browser.enter(far).get(reverse("portal:openings")).text
    assert "Terrell Jackson" in page
    assert "The person was in crisis" in page
    assert WHY["words"] not in page


def test_the_team_their_supervisors_and_the_managers_are_told_and_a_letter_says_nothing_else(
    far, other_specialist, other_supervisor, specialist, supervisor, manager, cover, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        opened(far, other_specialist)
    told = {notice.member for notice in EmergencyNotice.objects.all()}
    assert {specialist, supervisor, other_supervisor, manager, cover} <= told
    assert other_specialist not in told
    assert {letter.to[0] for letter in mail.outbox} == {member.user.email for member in told}
    assert {letter.subject for letter in mail.outbox} == {"Somebody used emergency access"}
    assert not any(word in letter.body for letter in mail.outbox for word in ("Marcus", "Terrell", "hospital"))


def test_the_supervisor_of_who_opened_it_hears_who_and_for_what_and_not_whose(
    browser, far, other_specialist, other_supervisor
):
    opened(far, other_specialist)
    page = browser.enter(other_supervisor).get(reverse("clients:emergencies")).text
    assert "Terrell Jackson" in page
    assert "The person was in crisis" in page
    assert far.chosen_name not in page
    assert WHY["words"] not in page


def test_twice_in_an_hour_is_one_access(far, other_specialist, manager):
    assert opened(far, other_specialist) == opened(far, other_specialist)
    assert manager.emergency_notices.count() == 1


@pytest.mark.parametrize(("who", "page"), [("specialist", "today"), ("supervisor", "supervision:board")])
def test_the_first_page_says_so_until_it_was_seen(browser, far, other_specialist, specialist, supervisor, who, page):
    opened(far, other_specialist)
    member = {"specialist": specialist, "supervisor": supervisor}[who]
    assert "Somebody used emergency access." in browser.enter(member).get(reverse(page)).text
    listed = browser.get(reverse("clients:emergencies")).text
    assert "Terrell Jackson" in listed
    assert WHY["words"] in listed
    browser.post(reverse("clients:emergency_seen", args=[member.emergency_notices.get().pk]))
    assert "Somebody used emergency access." not in browser.get(reverse(page)).text


def test_the_database_keeps_it_to_an_hour_and_as_it_was(far, other_specialist):
    access = opened(far, other_specialist)
    late = access.ends_at + timedelta(minutes=1)
    with pytest.raises(ProgrammingError, match="only end"), transaction.atomic():
        EmergencyAccess.objects.update(ends_at=late)
    with pytest.raises(ProgrammingError, match="only end"), transaction.atomic():
        EmergencyAccess.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="an_hour_at_most"), transaction.atomic():
        began = {"began_at": access.began_at, "ends_at": late}
        EmergencyAccess.objects.create(client=far, member=other_specialist, because="care", words="x", **began)
