"""Nothing is here yet: the first visit sets up the agency and its first manager."""

import pytest
from django.urls import reverse

from accounts.models import Agency, Invitation, Membership, Program
from accounts.models.founding import found
from accounts.scopes import scope
from tests import cast

TYPED = {
    "agency": "Bay Peer House",
    "time_zone": "America/Chicago",
    "language": "en",
    "program": "Recovery support",
    "documentation": "joint",
    "note_due_in": 2,
    "note_due_unit": "business_days",
    "part2": "unsure",
    "unit_rule": "full_unit",
    "person": "Patricia Nowak",
    "email": "Patricia@bay.example",
    "password": "a kitchen table in May",
}


@pytest.fixture
def visitor(db):
    return cast.Browser()


def test_every_way_leads_to_the_setup(visitor):
    assert visitor.get("/").url == reverse("accounts:setup")
    assert visitor.get(reverse("account_login")).url == reverse("accounts:setup")
    assert "set up your agency" in visitor.get(reverse("accounts:setup")).content.decode()


def test_the_setup_makes_agency_program_and_manager_and_goes_on_to_the_second_factor(visitor):
    assert visitor.post(reverse("accounts:setup"), TYPED).url == reverse("mfa_index")
    agency = Agency.objects.get()
    with scope(agency):
        manager = Membership.objects.get()
        assert (manager.role, manager.user.email) == ("manager", "patricia@bay.example")
        assert Program.objects.get().name == "Recovery support"
    assert visitor.get(reverse("accounts:staff")).url == reverse("mfa_index")
    assert visitor.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_setup_is_there_once(visitor):
    visitor.post(reverse("accounts:setup"), TYPED)
    stranger = cast.Browser()
    assert stranger.get(reverse("accounts:setup")).status_code == 404
    assert stranger.post(reverse("accounts:setup"), TYPED).status_code == 404
    assert Agency.objects.count() == 1


def test_who_is_second_in_the_same_moment_makes_no_second_agency(visitor):
    visitor.post(reverse("accounts:setup"), TYPED)
    assert found(Agency(name="Late"), Program(name="Late"), "Late", "late@bay.example", "a kitchen table") is None
    assert Agency.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "short"},
        {"password": "patricia nowak"},
        {"time_zone": "Mars"},
        {"email": "no"},
        {"agency": "x" * 200},
        {"agency": "a\0b"},
        {"note_due_in": 0},
        {"program": ""},
    ],
)
def test_wrong_typing_is_said_and_the_rest_is_kept(visitor, wrong):
    answer = visitor.post(reverse("accounts:setup"), TYPED | wrong)
    assert answer.status_code == 422
    assert "Please look at this" in answer.content.decode()
    assert not Agency.objects.exists()


def test_a_new_manager_sees_what_to_do_next_until_it_is_done(browser, manager):
    page = browser.enter(manager).get(reverse("accounts:staff")).content.decode()
    assert "What to do next" in page
    assert "Invite your staff" in page


def test_a_new_managers_first_page_says_what_to_do_next_until_it_is_done(browser, manager, specialist):
    assert browser.enter(manager).get("/").url == reverse("accounts:staff")
    cast.a_client(specialist)
    assert browser.get("/").url == reverse("supervision:board")


def test_an_invitation_ticks_the_first_step(manager):
    assert manager.first_steps() == (False, False)
    Invitation.objects.create(name="Ivy", email="ivy@harbor.example", role="manager", digest="x", invited_by=manager)
    assert manager.first_steps() == (True, False)


def test_what_to_do_next_goes_when_all_is_done(browser, manager, client):
    assert "What to do next" not in browser.enter(manager).get(reverse("accounts:staff")).content.decode()
