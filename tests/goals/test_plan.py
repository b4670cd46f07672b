"""The person says yes to the plan as a whole; to which one is kept."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from goals.models import PlanAgreement
from goals.models.agreement import digest_of, plan_of
from tests import cast

MINE = "/journey/plan/"


def _seen(browser, address=MINE):
    return {"seen": browser.get(address).context["seen"]}


def test_the_person_says_yes_to_exactly_this_plan(browser, client, goal):
    browser.enter(client).post(MINE, _seen(browser))
    agreed = PlanAgreement.newest_of(client)
    assert (agreed.how, agreed.text[0]["words"]) == ("own_device", "Walk in the mornings")
    assert "Nothing has changed since then." in browser.get(MINE).text


def test_a_plan_that_changed_is_said_to_have_changed_and_getting_on_is_no_change(browser, client, goal):
    step = cast.StepFactory(goal=goal, created_by=client.user)
    agreed = PlanAgreement.keep(client, digest_of(plan_of(client)), "own_device")
    step.tick(client.user)
    assert agreed.is_still_so(plan_of(client))
    cast.MilestoneFactory(goal=goal, created_by=client.user)
    assert not agreed.is_still_so(plan_of(client))
    assert "Something has changed since then." in browser.enter(client).get(MINE).text


def test_nobody_says_yes_to_a_plan_that_they_did_not_see(browser, client, goal):
    seen = _seen(browser.enter(client))
    cast.MilestoneFactory(goal=goal, created_by=client.user)
    assert "changed in the meantime" in browser.post(MINE, seen, follow=True).text
    assert not client.plan_agreements.exists()


def test_a_yes_said_aloud_has_the_specialist_as_witness(browser, specialist, client, goal):
    browser.enter(specialist)
    address = reverse("goals:plan", args=[client.pk])
    browser.post(reverse("goals:plan_yes", args=[client.pk]), _seen(browser, address))
    assert PlanAgreement.newest_of(client).witnessed_by == specialist
    assert "Heard by Dana Whitfield" in browser.get(address).text


def test_a_yes_is_never_changed(client, goal):
    agreed = PlanAgreement.keep(client, digest_of(plan_of(client)), "own_device")
    with pytest.raises(DatabaseError), transaction.atomic():
        PlanAgreement.objects.filter(pk=agreed.pk).update(text=[])
    with pytest.raises(ValidationError, match="changed"):
        PlanAgreement.keep(client, "another", "own_device")
