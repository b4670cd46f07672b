"""Who changed the agency's own settings, from what to what, in plain words."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import settings_history
from accounts.models import ServiceCode
from tests import cast


def told(change):
    return {str(label): (str(old), str(new)) for label, old, new in change.fields}


def save_again(browser, address, **changes):
    """What the form shows, with these changes."""
    form = browser.get(address).context["form"]
    kept = {name: value for name, value in form.initial.items() if value not in (None, False)}
    assert browser.post(address, kept | changes).status_code == 302


def test_a_program_tells_each_rule_from_old_to_new_with_its_codes(browser, manager, program):
    save_again(browser.enter(manager), program.get_absolute_url(), cosign_required="on", note_due_in="3")
    ServiceCode.objects.create(program=program, code="T1016", modifiers=["HQ"], label="Rides")
    changes = settings_history.of_program(program)
    rules = next(change for change in changes if change.headline == "The program’s rules")
    assert rules.by == "Patricia Nowak"
    assert told(rules) == {
        "note is due within": ("2", "3"),
        "a supervisor co-signs each note": ("no", "yes"),
    }
    assert "New service code: T1016 HQ" in [change.headline for change in changes]


def test_a_member_of_the_staff_and_the_agency_have_theirs(browser, manager, specialist, other_supervisor, agency):
    save_again(browser.enter(manager), specialist.get_absolute_url(), supervisor=other_supervisor.pk)
    page = browser.get(reverse("accounts:member_history", args=[specialist.pk])).content.decode()
    assert "Luis Herrera" in page
    assert "Patricia Nowak" in page
    agency.not_seen_days = 21
    agency.save()
    assert told(settings_history.of_agency(agency)[0]) == {"days until “not seen lately”": ("14", "21")}


def test_a_moment_is_told_with_its_hour(specialist):
    specialist.ended_at = datetime(2026, 9, 3, 14, 5, tzinfo=timezone.get_current_timezone())
    specialist.save()
    told_now = told(settings_history.of_member(specialist)[0])
    assert told_now["account closed on"][1] == "3 September 2026, 2:05 p.m."


def test_a_code_speaks_in_its_choices(browser, manager, program):
    code = program.codes[0]
    code.methods = ["phone", "video"]
    code.save()
    page = browser.enter(manager).get(reverse("accounts:code_history", args=[program.pk, code.pk])).content.decode()
    assert "Phone · Video" in page


def test_hints_tell_what_people_did_and_not_what_was_shipped(browser, manager, agency):
    browser.enter(manager).post(reverse("hints:kind_off", args=["blame"]))
    browser.post(reverse("hints:kind_on", args=["blame"]))
    typed = {"phrases": "addict", "suggestions": "person", "category": "person-first", "level": "swap"}
    browser.post(reverse("hints:new"), typed)
    page = browser.get(reverse("hints:history")).content.decode()
    for words in ("switched off: Blame", "switched on: Blame", "New hint: addict"):
        assert words in page


@pytest.mark.parametrize("cursor", ["", "?before=yesterday", "?before=9_"])
def test_an_odd_place_in_a_history_is_still_a_page(browser, manager, program, cursor):
    address = reverse("accounts:program_history", args=[program.pk])
    assert browser.enter(manager).get(f"{address}{cursor}").status_code == 200


def test_a_long_history_has_pages_and_needs_no_more_queries(browser, manager, program):
    address, counts = reverse("accounts:program_history", args=[program.pk]), []
    browser.enter(manager).get(address)
    for more in (2, 30):
        for number in range(more):
            save_again(browser, program.get_absolute_url(), note_due_in=str(3 + (number + more) % 7))
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
    assert len(browser.get(address + page.context["older_url"]).context["changes"]) > 2


def test_nothing_of_another_agency_is_told(manager, stranger, elsewhere):
    assert settings_history.of_member(stranger) == []
    assert cast.Browser().enter(manager).get(reverse("accounts:member_history", args=[stranger.pk])).status_code == 404
