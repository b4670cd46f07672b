"""Until when somebody is certified, who is told before, and what held on a day long past."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from tests import cast

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def renew(browser, person, **typed):
    return browser.post(reverse("accounts:credential", args=[person.pk]), {"credential": "CPS"} | typed)


def certify(member, until, **fields):
    Membership.objects.filter(pk=member.pk).update(credential="CPS", credential_expires_on=until, **fields)
    member.refresh_from_db()


def test_a_renewal_keeps_the_period_before_it(browser, manager, specialist):
    certify(specialist, JUNE)
    typed = {"credential_number": "77", "credential_began_on": "2026-07-20", "credential_expires_on": "2028-07-20"}
    assert renew(browser.enter(manager), specialist, **typed).url == specialist.get_absolute_url()
    specialist = Membership.objects.with_past_credentials().get(pk=specialist.pk)
    valid = [specialist.credential_valid_on(day) for day in (JUNE, JULY, date(2026, 7, 20), date(2028, 7, 21))]
    assert valid == [True, False, True, False]
    page = browser.get(reverse("accounts:credential", args=[specialist.pk])).content.decode()
    assert "until 30 June 2026" in page or "until June 30, 2026" in page


def test_a_correction_keeps_no_earlier_period(browser, manager, specialist):
    certify(specialist, JULY)
    renew(browser.enter(manager), specialist, credential_expires_on="2026-06-30", corrects="on")
    specialist.refresh_from_db()
    assert not specialist.past_credentials.exists()
    assert not specialist.credential_valid_on(JULY)


def test_without_a_credential_no_day_is_covered_and_without_days_every_one_is(specialist):
    assert specialist.credential_valid_on(JUNE)
    specialist.credential = ""
    assert not specialist.credential_valid_on(JUNE)


def test_an_earlier_period_is_never_rewritten(specialist, manager):
    specialist.renew_credential("CPS", "2", None, None, by=manager)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        specialist.past_credentials.update(expires_on=JUNE)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"credential_expires_on": "0026-06-30"}, "check the year"),
        ({"credential_began_on": "2026-07-01", "credential_expires_on": "2026-06-30"}, "before the day from which"),
        ({"credential_expires_on": "soon"}, "valid date"),
    ],
)
def test_days_that_cannot_be_are_said_beside_their_box(browser, manager, specialist, typed, sentence):
    answer = renew(browser.enter(manager), specialist, **typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_warning_comes_when_the_agency_wants_it(browser, specialist, agency):
    certify(specialist, in_days(61))
    today = reverse("today")
    assert "Your CPS credential" not in browser.enter(specialist).get(today).content.decode()
    agency.credential_warning_days = 90
    agency.save()
    page = browser.get(today).content.decode()
    assert "Your CPS credential" in page
    assert "in 8 weeks" in page


def test_supervisor_and_manager_see_it_on_board_and_staff_list(browser, manager, supervisor, specialist):
    certify(specialist, in_days(-1))
    assert "1 has run out" in browser.enter(supervisor).get(reverse("supervision:board")).content.decode()
    assert "yesterday" in browser.enter(manager).get(reverse("accounts:staff")).content.decode()


def test_a_supervisor_finds_their_team_and_a_manager_everybody(browser, manager, supervisor, specialist,
                                                               other_specialist, stranger):  # fmt: skip
    page = reverse("accounts:credentials")
    theirs = browser.enter(supervisor).get(page).content.decode()
    assert "Dana Whitfield" in theirs
    assert "Terrell Jackson" not in theirs
    everybody = browser.enter(manager).get(page).content.decode()
    assert "Terrell Jackson" in everybody
    assert stranger.name not in everybody


def test_the_list_is_chosen_by_kind_and_a_kind_that_is_none_is_said(browser, manager, specialist, other_specialist):
    certify(specialist, in_days(10))
    soon = browser.enter(manager).get(reverse("accounts:credentials"), {"show": "soon"}).content.decode()
    assert "Dana Whitfield" in soon
    assert "Terrell Jackson" not in soon
    for odd in ({"show": "purple"}, {"page": "minus one"}, {"page": "99"}):
        assert browser.get(reverse("accounts:credentials"), odd).status_code == 200
    assert "no such list" in browser.get(reverse("accounts:credentials"), {"show": "purple"}).content.decode()


def test_more_people_need_no_more_queries(browser, manager, agency):
    browser.enter(manager).get(reverse("accounts:credentials"))
    counts = []
    for _more in range(2):
        for _one in range(4):
            cast.a_member(agency, credential_expires_on=in_days(5), second_factor=False)
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("accounts:credentials"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_signed_out_while_renewing_keeps_what_was_typed_and_no_passkey(specialist):
    address = reverse("accounts:credential", args=[specialist.pk])
    answer = cast.Browser().post(address, {"credential": "CRPS", "credential_number": "4711"})
    assert answer.status_code == 401
    assert dict(answer.context["typed"]) == {"credential": "CRPS", "credential_number": "4711"}
    passkey = cast.Browser().post(address, {"credential": '{"id": "secret"}'})
    assert "secret" not in passkey.content.decode()
