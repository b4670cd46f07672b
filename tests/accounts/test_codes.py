"""A program's rules and its service codes, as its manager sets them."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Program, ServiceCode
from tests import cast


def typed(**changes):
    return {"label": "By phone", "code": "h0038", "modifiers": "gt, 95", "methods": ["phone"], "is_on": "on"} | changes


def add(browser, program, **changes):
    return browser.post(reverse("accounts:code_new", args=[program.pk]), typed(**changes))


def test_a_manager_adds_a_code_with_its_modifiers_and_limits(browser, manager, program):
    add(browser.enter(manager), program)
    code = program.service_codes.get(label="By phone")
    assert (str(code), code.methods, code.limits) == ("H0038 GT 95", ["phone"], ["Phone"])
    assert "H0038 GT 95" in browser.get(program.get_absolute_url()).content.decode()


def test_a_code_is_changed_and_taken_out_of_use(browser, manager, program):
    [code, _group] = program.codes
    browser.enter(manager).post(code.get_absolute_url(), typed(modifiers="", label="Visits", is_on=""))
    assert [str(kept) for kept in Program.objects.get().codes] == ["H0038 HQ"]
    assert "Not in use" in browser.get(program.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"modifiers": "HQX"}, "Up to four modifiers"),
        ({"modifiers": "A1 A2 A3 A4 A5"}, "Up to four modifiers"),
        ({"code": "H 0038"}, "Only capital letters and numbers"),
        ({"label": ""}, "This field is required"),
        ({"modifiers": "HQ"}, "has this code with these modifiers already"),
    ],
)
def test_what_is_no_code_is_said_beside_its_box(browser, manager, program, changes, sentence):
    answer = add(browser.enter(manager), program, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_database_keeps_a_code_once(program):
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceCode.objects.create(program=program, code="H0038", label="Again")


def test_a_code_fits_by_group_method_and_place():
    code = ServiceCode(code="H0038", methods=["phone"], places=["10"])
    assert code.fits(False, "phone", "10")
    assert not code.fits(True, "phone", "10")
    assert not code.fits(False, "video", "10")
    assert not code.fits(False, "phone", "11")


def test_codes_that_come_along_with_another_query_are_the_same(client, program):
    program.service_codes.filter(is_group=False).update(places=["11", "12"], unit_rule="up_to")
    [enrollment] = client.enrollments.with_rules()
    expected = [(code.pk, str(code), code.places, code.unit_rule) for code in Program.objects.get().codes]
    assert [(code.pk, str(code), code.places, code.unit_rule) for code in enrollment.program.codes] == expected


def test_hours_and_units_are_both_a_cap():
    assert Program(most_a_day=4, most_a_day_in="hours").day_cap == 16
    assert Program(most_a_day=24).day_cap == 24
    assert Program().day_cap is None


def test_a_program_keeps_its_rules(browser, manager, program):
    page = browser.enter(manager).get(program.get_absolute_url())
    kept = {name: value for name, value in page.context["form"].initial.items() if value not in (None, False)}
    rules = {"sums_the_day": "on", "most_a_day": "4", "most_a_day_in": "hours", "not_billable_after": "7"}
    answer = browser.post(program.get_absolute_url(), kept | rules)
    assert answer.status_code == 302
    program.refresh_from_db()
    assert (program.sums_the_day, program.day_cap, program.not_billable_after) == (True, 16, 7)
    assert program.group_size_limit == 12


def test_a_plan_review_gets_its_day_and_loses_it(browser, specialist, client):
    address = reverse("clients:plan_review", args=[client.pk, client.enrollments.get().pk])
    today = timezone.localdate()
    assert browser.enter(specialist).post(address, {"looked_at_on": "1999-05-01"}).status_code == 422
    browser.post(address, {"plan_review_due_on": "2027-05-01", "looked_at_on": today})
    page = browser.get(reverse("clients:enrollments", args=[client.pk])).content.decode()
    assert "plan review due on 1 May 2027" in page
    browser.post(address, {"plan_review_due_on": "", "looked_at_on": today})
    assert client.enrollments.get().plan_review_due_on is None


def test_another_program_has_no_such_code(browser, manager, program):
    [code, _group] = cast.ProgramFactory().codes
    answer = browser.enter(manager).get(reverse("accounts:code", args=[program.pk, code.pk]))
    assert answer.status_code == 404
