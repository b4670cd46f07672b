from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.scopes import scope
from clients.models import Client
from tests import cast


def page(name, client, *more):
    return reverse(f"clients:{name}", args=[client.pk, *more])


def typed(response):
    """What the form on a page would send as it stands."""
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields if form[name].value() not in (None, False)}


@pytest.fixture
def ana_typed(program):
    today = timezone.localdate()
    return {"chosen_name": "Ana Ruiz", "language": "es", "program": program.pk, "began_on": today, "referred_on": today}


def test_a_specialist_who_adds_a_person_walks_with_them(browser, specialist, ana_typed):
    browser.enter(specialist).post(reverse("clients:new"), ana_typed)
    assert Client.objects.get(chosen_name="Ana Ruiz").is_supported_by(specialist)


def test_a_manager_may_leave_the_choice_open_but_a_supervisor_chooses(browser, manager, supervisor, ana_typed):
    assert browser.enter(supervisor).post(reverse("clients:new"), ana_typed).status_code == 422
    assert browser.enter(manager).post(reverse("clients:new"), ana_typed).status_code == 302
    assert Client.objects.get(chosen_name="Ana Ruiz").team == []


def test_a_supervisor_cannot_choose_a_specialist_of_another(browser, supervisor, other_specialist, ana_typed):
    answer = browser.enter(supervisor).post(reverse("clients:new"), {**ana_typed, "specialist": other_specialist.pk})
    assert "specialist" in answer.context["form"].errors


def test_a_name_like_one_that_is_here_is_asked_about_once(browser, specialist, client, ana_typed):
    ana_typed["chosen_name"] = "Márcus R"
    asked = browser.enter(specialist).post(reverse("clients:new"), ana_typed)
    assert asked.status_code == 422
    assert asked.context["alike"] == [client]
    browser.post(reverse("clients:new"), typed(asked))
    assert Client.objects.filter(chosen_name="Márcus R").count() == 1


def test_a_referral_after_the_first_day_is_explained(browser, specialist, ana_typed):
    ana_typed["began_on"] = timezone.localdate() - timedelta(days=3)
    answer = browser.enter(specialist).post(reverse("clients:new"), ana_typed)
    assert "The referral comes before the first day." in answer.content.decode()


@pytest.mark.parametrize("name", ["a\0b", "a" * 1_000_000, "   "])
def test_an_odd_name_is_refused_beside_its_field(browser, specialist, ana_typed, name):
    answer = browser.enter(specialist).post(reverse("clients:new"), {**ana_typed, "chosen_name": name})
    assert answer.status_code == 422
    assert "chosen_name" in answer.context["form"].errors


def test_a_form_sent_twice_adds_one_person(browser, specialist, ana_typed):
    ana_typed["once"] = "9d3f0f6e-8d5e-4c4e-9d06-8a5f4c1f2b11"
    browser.enter(specialist)
    first = browser.post(reverse("clients:new"), ana_typed)
    assert browser.post(reverse("clients:new"), ana_typed).url == first.url
    assert Client.objects.filter(chosen_name="Ana Ruiz").count() == 1


@pytest.mark.parametrize("who", ["specialist", "supervisor", "manager", "cover"])
def test_about_is_changed_by_those_who_may_see_it(browser, request, who, client):
    browser.enter(request.getfixturevalue(who))
    form = typed(browser.get(page("edit", client)))
    browser.post(page("edit", client), {**form, "what_matters": "My nephew"})
    client.refresh_from_db()
    assert client.what_matters == "My nephew"


def test_the_second_writer_sees_both_versions_and_loses_nothing(browser, specialist, client):
    form = typed(browser.enter(specialist).get(page("edit", client)))
    browser.post(page("edit", client), {**form, "strengths": "Patient"})
    second = browser.post(page("edit", client), {**form, "strengths": "Funny"})
    text = second.content.decode()
    assert second.status_code == 422
    assert "Somebody changed this" in text
    assert "Patient" in text
    assert "Funny" in text
    browser.post(page("edit", client), typed(second))
    client.refresh_from_db()
    assert client.strengths == "Funny"


def test_an_email_that_is_taken_is_explained_and_the_name_on_top_stays(browser, specialist, client):
    cast.UserFactory(agency=client.agency, email="taken@example.org")
    form = typed(browser.enter(specialist).get(page("edit", client)))
    answer = browser.post(page("edit", client), {**form, "email": "taken@example.org", "chosen_name": "Marc"})
    assert "Somebody signs in with this e-mail already." in answer.content.decode()
    client.refresh_from_db()
    assert client.chosen_name == "Marcus R."


def test_people_in_the_corner_come_change_and_go(browser, specialist, client):
    browser.enter(specialist).post(page("supporter_new", client), {"name": "Ray"})
    ray = client.supporters.get()
    browser.post(page("supporter", client, ray.pk), {"name": "Ray", "helps_with": "walks with me"})
    assert "walks with me" in browser.get(page("about", client)).content.decode()
    browser.post(page("supporter_end", client, ray.pk))
    assert not client.supporters.current().exists()


def test_somebody_in_another_persons_corner_is_not_found(browser, specialist, client, other_client):
    ray = other_client.supporters.create(name="Ray")
    assert browser.enter(specialist).get(page("supporter", client, ray.pk)).status_code == 404


def test_a_program_is_added_and_ended_with_a_reason(browser, specialist, client):
    housing = cast.ProgramFactory(name="Housing")
    today = timezone.localdate()
    browser.enter(specialist).post(page("enroll", client), {"program": housing.pk, "began_on": today})
    enrollment = client.enrollments.get(program=housing)
    browser.post(
        page("enrollment_end", client, enrollment.pk), {"ended_on": today, "because": "reached", "reason": "Has a home"}
    )
    enrollment.refresh_from_db()
    assert (enrollment.ended_on, enrollment.end_reason) == (today, "Has a home")


def test_the_same_program_twice_is_explained(browser, specialist, client, program):
    asked = {"program": program.pk, "began_on": timezone.localdate()}
    answer = browser.enter(specialist).post(page("enroll", client), asked)
    assert "already in this program" in answer.content.decode()


def test_a_supervisor_assigns_cover_with_reason_and_end(browser, manager, client, other_specialist):
    asked = {"specialist": other_specialist.pk, "kind": "cover", "began_on": timezone.localdate()}
    answer = browser.enter(manager).post(page("assign", client), asked)
    assert set(answer.context["form"].errors) == {"reason", "ended_on"}
    asked |= {"reason": "Vacation", "ended_on": timezone.localdate() + timedelta(days=7)}
    assert browser.post(page("assign", client), asked).status_code == 302
    assert client.is_supported_by(other_specialist)


def test_an_assignment_that_cannot_end_yesterday_says_so(browser, manager, client, specialist, other_specialist):
    client.assign(other_specialist)
    asked = {"specialist": specialist.pk, "kind": "primary", "began_on": timezone.localdate()}
    answer = browser.enter(manager).post(page("assign", client), asked)
    assert "Choose a first day after that." in answer.content.decode()


def test_a_supervisor_who_hands_a_person_on_loses_sight_of_them(browser, supervisor, client, manager):
    assignment = client.assignments.get()
    assignment.began_on = timezone.localdate() - timedelta(days=9)
    yesterday = timezone.localdate() - timedelta(days=1)
    asked = {"ended_on": yesterday}
    answer = browser.enter(supervisor).post(page("assignment_end", client, assignment.pk), asked)
    assert answer.url == reverse("clients:index")
    assert browser.get(client.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["assign", "archive"])
def test_a_specialist_neither_assigns_nor_archives(browser, specialist, client, name):
    assert browser.enter(specialist).get(page(name, client)).status_code == 404


def test_a_manager_archives_and_opens_again(browser, manager, client):
    browser.enter(manager).post(page("archive", client), {"reason": "Moved away", "because": "moved"})
    assert "Moved away" in browser.get(page("about", client)).content.decode()
    browser.post(page("reopen", client))
    client.refresh_from_db()
    assert client.archived_on is None


@pytest.mark.parametrize(
    "name",
    "about edit supporter_new enrollments enroll assignments assign history openings sign_in_code archive".split(),
)
def test_a_stranger_and_another_specialist_find_no_such_page(browser, stranger, other_specialist, client, name):
    for member in (stranger, other_specialist):
        with scope(None):
            browser.enter(member)
        assert browser.get(page(name, client)).status_code == 404


def test_another_agencys_client_is_not_there_for_a_manager(browser, manager, elsewhere):
    assert browser.enter(manager).get(page("about", elsewhere.client)).status_code == 404


def test_the_code_is_shown_once_with_a_picture(browser, specialist, client):
    shown = browser.enter(specialist).post(page("sign_in_code", client))
    assert shown.context["number"].replace(" ", "").isdigit()
    assert shown.context["number"] in shown.content.decode()
    assert '<svg class="qr"' in shown.content.decode()
    assert shown.context["number"] not in browser.get(page("sign_in_code", client)).content.decode()


def test_the_sheet_for_the_printer_carries_its_own_numbers(browser, specialist, client):
    sheet = browser.enter(specialist).post(page("sign_in_code_print", client))
    assert sheet.context["number"] in sheet.content.decode()
    assert browser.get(page("sign_in_code_print", client)).status_code == 302


def test_openings_are_grouped_by_day_and_person(browser, specialist, manager, client):
    for member in (specialist, specialist, manager):
        browser.enter(member).get(page("about", client))
    days = browser.enter(specialist).get(page("openings", client)).context["days"]
    ((_, people),) = days
    assert {name: len(openings) for name, _, openings in people} == {"Dana Whitfield": 3, "Patricia Nowak": 1}


@pytest.mark.parametrize("cursor", ["x", "1_2", "nan_3", "inf_" + "0" * 32, "9e99_" + "0" * 32])
def test_an_odd_cursor_shows_the_first_page(browser, specialist, client, cursor):
    browser.enter(specialist)
    for name in ("openings", "history"):
        assert browser.get(page(name, client), {"before": cursor}).status_code == 200
