"""The manager's pages: staff, invitations, programs, the agency."""

import re
import uuid

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Invitation, Membership, Program, User
from clients.models import Assignment
from tests import cast

PASSWORD = "a kitchen table in May"


def invite(browser, **typed):
    typed = {"name": "Ivy Sommers", "email": "ivy@harbor.example", "role": "specialist", "credential": "CPS"} | typed
    return browser.post(reverse("accounts:invite"), typed)


def link_in_the_last_letter():
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def test_an_invitation_goes_the_whole_way(browser, manager, supervisor):
    answer = invite(browser.enter(manager), supervisor=supervisor.pk)
    assert answer.url == reverse("accounts:staff")
    letter = mail.outbox[0]
    assert letter.to == ["ivy@harbor.example"]
    assert "Ivy" not in letter.body
    assert "Harbor Peer Center" in letter.subject
    ivy = cast.Browser()
    assert "Ivy Sommers" in ivy.get(link_in_the_last_letter()).content.decode()
    assert ivy.post(link_in_the_last_letter(), {"password": PASSWORD}).url == reverse("mfa_index")
    member = Membership.objects.get(user__email="ivy@harbor.example")
    assert (member.role, member.credential, member.supervisor) == ("specialist", "CPS", supervisor)
    assert ivy.get(reverse("mfa_activate_totp")).status_code == 200
    assert ivy.get(reverse("clients:index")).url == reverse("mfa_index")


def test_an_invitation_works_once(browser, manager):
    invite(browser.enter(manager))
    link = link_in_the_last_letter()
    cast.Browser().post(link, {"password": PASSWORD})
    assert cast.Browser().get(link).status_code == 404
    assert cast.Browser().post(link, {"password": PASSWORD}).status_code == 404


def test_a_weak_password_is_refused_with_a_sentence(browser, manager):
    invite(browser.enter(manager))
    for weak in ("short", "12345678901", "progressnotperfection", "ivy@harbor.example"):
        answer = cast.Browser().post(link_in_the_last_letter(), {"password": weak})
        assert answer.status_code == 422
    assert not Membership.objects.filter(user__email="ivy@harbor.example").exists()


def test_sending_again_ends_the_earlier_link_and_taking_back_ends_both(browser, manager):
    invite(browser.enter(manager))
    first, invitation = link_in_the_last_letter(), Invitation.objects.get()
    browser.post(reverse("accounts:resend", args=[invitation.pk]))
    assert cast.Browser().get(first).status_code == 404
    assert cast.Browser().get(link_in_the_last_letter()).status_code == 200
    browser.post(reverse("accounts:withdraw", args=[invitation.pk]))
    assert cast.Browser().get(link_in_the_last_letter()).status_code == 404


def test_without_a_mail_server_the_manager_is_told_where_the_letter_is(browser, manager, settings, tmp_path):
    files = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": files, "OPTIONS": {"file_path": tmp_path}}}
    invite(browser.enter(manager))
    assert "in the folder .mail" in browser.get(reverse("accounts:staff")).content.decode()
    assert "/invitations/" in next(tmp_path.iterdir()).read_text()


def test_an_e_mail_of_a_colleague_is_taken(browser, manager, specialist):
    answer = invite(browser.enter(manager), email=specialist.user.email.upper())
    assert answer.status_code == 422
    assert "already" in answer.content.decode()
    assert mail.outbox == []


def test_an_e_mail_taken_in_another_agency_ends_in_a_sentence_that_tells_nothing(browser, manager, stranger):
    invite(browser.enter(manager), email=stranger.user.email)
    answer = cast.Browser().post(link_in_the_last_letter(), {"password": PASSWORD})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "cannot be used here" in page
    assert "Another House" not in page
    assert stranger.name not in page


def test_an_invitation_of_no_agency_is_not_found(browser):
    assert browser.get(reverse("accounts:accept", args=[uuid.uuid4(), "nothing"])).status_code == 404


def test_the_staff_page_shows_caseloads_and_supervisors(
    browser, manager, specialist, client, django_assert_max_num_queries
):
    browser.enter(manager)
    with django_assert_max_num_queries(14):
        page = browser.get(reverse("accounts:staff")).content.decode()
    assert "Dana Whitfield" in page
    assert "Renee Okafor" in page
    assert "1 person" in page


def test_only_a_manager_sees_the_staff_pages(browser, supervisor, specialist, manager):
    pages = [reverse(f"accounts:{name}") for name in ("staff", "invite", "programs", "program_new", "agency")]
    pages.append(reverse("accounts:member", args=[specialist.pk]))
    for page in pages:
        assert browser.enter(manager).get(page).status_code == 200
        assert cast.Browser().enter(supervisor).get(page).status_code == 404
        assert cast.Browser().enter(specialist).get(page).status_code == 404


def test_a_member_of_another_agency_is_not_found(browser, manager, stranger):
    assert browser.enter(manager).get(reverse("accounts:member", args=[stranger.pk])).status_code == 404


def test_the_last_manager_stays(manager):
    with pytest.raises(ValidationError, match="only manager"):
        manager.deactivate()
    with pytest.raises(ValidationError, match="only manager"):
        manager.take_role("supervisor", None)


def test_one_of_two_managers_may_leave(manager, agency):
    cast.a_member(agency, "manager").deactivate(by=manager)
    with pytest.raises(ValidationError):
        manager.deactivate()


def test_nobody_closes_their_own_account(browser, manager, agency):
    cast.a_member(agency, "manager")
    answer = browser.enter(manager).post(reverse("accounts:deactivate", args=[manager.pk]), follow=True)
    assert "your own account" in answer.content.decode()
    manager.refresh_from_db()
    assert manager.ended_at is None


def test_a_specialist_who_walks_with_somebody_stays_until_they_are_handed_on(browser, manager, specialist, client):
    address = reverse("accounts:deactivate", args=[specialist.pk])
    answer = browser.enter(manager).post(address, follow=True)
    assert "still walks with people" in answer.content.decode()
    Assignment.objects.update(ended_on=client.assignments.get().began_on)
    browser.post(address)
    specialist.refresh_from_db()
    assert specialist.ended_at
    assert not User.objects.get(pk=specialist.user_id).is_active
    browser.post(reverse("accounts:reactivate", args=[specialist.pk]))
    assert User.objects.get(pk=specialist.user_id).is_active


def test_a_supervisor_with_specialists_stays(supervisor, specialist):
    with pytest.raises(ValidationError, match="still supervises"):
        supervisor.deactivate()


def test_who_becomes_a_supervisor_has_no_supervisor(browser, manager, specialist):
    typed = {"role": "supervisor", "credential": "CPS", "supervisor": specialist.supervisor_id}
    browser.enter(manager).post(reverse("accounts:member", args=[specialist.pk]), typed)
    specialist.refresh_from_db()
    assert (specialist.role, specialist.supervisor) == ("supervisor", None)


def test_a_role_is_not_left_while_people_depend_on_it(browser, manager, specialist, client):
    answer = browser.enter(manager).post(
        reverse("accounts:member", args=[specialist.pk]), {"role": "manager", "credential": "CPS"}
    )
    assert answer.status_code == 422
    assert "still walks with people" in answer.content.decode()
    specialist.refresh_from_db()
    assert specialist.role == "specialist"


def test_a_supervisor_of_another_agency_cannot_be_chosen(browser, manager, specialist, elsewhere):
    answer = browser.enter(manager).post(
        reverse("accounts:member", args=[specialist.pk]), {"role": "specialist", "supervisor": elsewhere.supervisor.pk}
    )
    assert answer.status_code == 422


def test_a_form_sent_twice_makes_one_program(browser, manager):
    browser.enter(manager)
    typed = {
        "name": "Walking group",
        "documentation": "joint",
        "note_due_in": 2,
        "note_due_unit": "business_days",
        "part2": "unsure",
        "unit_rule": "full_unit",
        "once": str(uuid.uuid4()),
    }
    answers = [browser.post(reverse("accounts:program_new"), typed) for _tap in range(2)]
    assert [answer.url for answer in answers] == [reverse("accounts:programs")] * 2
    assert Program.objects.filter(name="Walking group").count() == 1


def test_two_programs_do_not_share_a_name(browser, manager, program):
    answer = browser.enter(manager).post(
        reverse("accounts:program_new"),
        {
            "name": program.name,
            "documentation": "joint",
            "note_due_in": 2,
            "note_due_unit": "hours",
            "part2": "no",
            "unit_rule": "up_to",
        },
    )
    assert answer.status_code == 422
    assert "with this name already" in answer.content.decode()


def test_a_program_is_closed_and_opened_again(browser, manager, program):
    browser.enter(manager).post(reverse("accounts:program_close", args=[program.pk]))
    program.refresh_from_db()
    assert program.ended_on
    assert "Closed on" in browser.get(reverse("accounts:program", args=[program.pk])).content.decode()
    browser.post(reverse("accounts:program_reopen", args=[program.pk]))
    program.refresh_from_db()
    assert program.ended_on is None


def test_the_agency_settings_are_saved_and_refuse_nonsense(browser, manager, agency):
    typed = {
        "name": "Harbor Peer Center",
        "time_zone": "America/Chicago",
        "language": "en",
        "staff_idle_minutes": 20,
        "client_idle_minutes": 10,
        "not_seen_days": 14,
        "credential_warning_days": 60,
    }
    assert browser.enter(manager).post(reverse("accounts:agency"), typed).status_code == 302
    agency.refresh_from_db()
    assert agency.time_zone == "America/Chicago"
    for wrong in ({"time_zone": "Mars/Olympus"}, {"staff_idle_minutes": 1}, {"name": "x" * 200}, {"name": "a\0b"}):
        assert browser.post(reverse("accounts:agency"), typed | wrong).status_code == 422
