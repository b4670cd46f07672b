"""Caseloads: handed on, covered, waited for; the person is told and can say no; nobody is left without an owner."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from clients.models import Assignment, Changeover, Client, above_limits, with_above_limits
from supervision.models import Meeting
from tests import cast


def days(count):
    return timezone.localdate() + timedelta(days=count)


@pytest.fixture
def terrell(agency, supervisor):
    """Another specialist of the same supervisor."""
    return cast.a_member(agency, supervisor=supervisor, user_fields={"name": "Terrell Jackson"})


@pytest.fixture
def luz(specialist, program):
    return cast.a_client(specialist, program, with_user=True, chosen_name="Luz T.")


def hand_on(specialist):
    return reverse("supervision:hand_on", args=[specialist.pk])


def cover(specialist):
    return reverse("supervision:cover", args=[specialist.pk])


def planned(client, specialist, program, in_days=3):
    at = timezone.now() + timedelta(days=in_days)
    return cast.SessionFactory(
        client=client,
        specialist=specialist,
        program=program,
        status="planned",
        planned_at=at,
        start_at=None,
        end_at=None,
    )


def caseload(specialist):
    return set(Client.objects.walking_with(specialist))


def test_a_whole_caseload_goes_to_somebody_new_and_the_time_before_stays(
    browser, supervisor, specialist, terrell, client, luz
):
    typed = {"everybody": terrell.pk, "began_on": days(0)}
    assert browser.enter(supervisor).post(hand_on(specialist), typed).status_code == 302
    assert (caseload(terrell), caseload(specialist)) == ({client, luz}, set())
    old = client.assignments.get(specialist=specialist)
    assert old.ended_on == days(-1)


def test_one_person_goes_and_the_others_stay(browser, supervisor, specialist, terrell, client, luz):
    row = luz.assignments.get()
    typed = {f"to-{row.pk}": terrell.pk, "began_on": days(0)}
    browser.enter(supervisor).post(hand_on(specialist), typed)
    assert (caseload(terrell), caseload(specialist)) == ({luz}, {client})


def test_everybody_goes_but_the_one_who_stays(browser, supervisor, specialist, terrell, client, luz):
    typed = {"everybody": terrell.pk, f"to-{luz.assignments.get().pk}": "stays", "began_on": days(0)}
    browser.enter(supervisor).post(hand_on(specialist), typed)
    assert (caseload(terrell), caseload(specialist)) == ({client}, {luz})


def test_each_to_somebody_else(browser, manager, specialist, terrell, other_specialist, client, luz):
    typed = {"everybody": terrell.pk, f"to-{luz.assignments.get().pk}": other_specialist.pk, "began_on": days(2)}
    browser.enter(manager).post(hand_on(specialist), typed)
    assert caseload(specialist) == {client, luz}
    later = Assignment.objects.in_force(days(2))
    assert {(one.client, one.specialist) for one in later} == {(client, terrell), (luz, other_specialist)}


def test_who_came_today_goes_on_today_as_well(specialist, terrell, client, supervisor):
    today = client.assign(terrell, by=supervisor)
    today.hand_on(specialist, days(0), supervisor)
    assert client.assignments.in_force().get().specialist == specialist


def test_planned_times_are_named_and_stay_with_the_new_specialist(
    browser, supervisor, specialist, terrell, client, program
):
    session = planned(client, specialist, program)
    page = browser.enter(supervisor).get(hand_on(specialist)).text
    assert f"Planned with {specialist.user.first_name}" in page
    browser.post(hand_on(specialist), {"everybody": terrell.pk, "began_on": days(0), "keeps_times": "on"})
    session.refresh_from_db()
    assert session.specialist == terrell


def test_times_go_over_with_one_person_too(browser, supervisor, specialist, terrell, client, program):
    session = planned(client, specialist, program)
    typed = {"specialist": terrell.pk, "kind": "primary", "began_on": days(0), "keeps_times": "on"}
    browser.enter(supervisor).post(reverse("clients:assign", args=[client.pk]), typed)
    session.refresh_from_db()
    assert session.specialist == terrell


def test_without_planned_times_nothing_asks_about_them(browser, supervisor, client):
    page = browser.enter(supervisor).get(reverse("clients:assign", args=[client.pk]))
    assert "keeps_times" not in page.context["form"].fields


def test_notes_that_nobody_could_finish_afterwards_are_said(browser, supervisor, specialist, client, program):
    cast.NoteFactory(session=cast.SessionFactory(client=client, specialist=specialist, program=program))
    browser.enter(supervisor)
    assignment = client.assignments.get()
    end, assign = (
        reverse("clients:assignment_end", args=[client.pk, assignment.pk]),
        reverse("clients:assign", args=[client.pk]),
    )
    for address in (end, assign, hand_on(specialist)):
        assert "to finish" in browser.get(address).text


def test_nobody_chosen_or_a_day_that_is_over_is_said_beside_the_field(browser, supervisor, specialist, terrell, client):
    browser.enter(supervisor)
    for typed in ({"began_on": days(0)}, {"everybody": terrell.pk, "began_on": days(-1)}, {"everybody": "§"}):
        assert browser.post(hand_on(specialist), typed).status_code == 422
    assert caseload(specialist) == {client}


def test_a_supervisor_hands_on_to_their_own_specialists_alone(
    browser, supervisor, specialist, other_specialist, stranger, client
):
    browser.enter(supervisor)
    for other in (other_specialist, stranger, specialist):
        typed = {"everybody": other.pk, "began_on": days(0)}
        assert browser.post(hand_on(specialist), typed).status_code == 422
    assert caseload(specialist) == {client}


def test_all_of_it_or_nothing(browser, supervisor, specialist, terrell, client, luz):
    luz.assign(terrell, kind="cover", began_on=days(0), ended_on=days(3), reason="Vacation")
    typed = {"everybody": terrell.pk, "began_on": days(0)}
    answer = browser.enter(supervisor).post(hand_on(specialist), typed)
    assert answer.status_code == 422
    assert "Luz T.: " in answer.text
    assert caseload(specialist) == {client, luz}
    assert not Changeover.objects.exists()


def test_cover_for_a_week_with_a_reason(browser, supervisor, specialist, terrell, client, luz):
    typed = {"everybody": terrell.pk, "began_on": days(0), "ended_on": days(7), "reason": "Vacation"}
    assert browser.enter(supervisor).post(cover(specialist), typed).status_code == 302
    assert caseload(terrell) == caseload(specialist) == {client, luz}
    assert {(one.reason, one.ended_on) for one in terrell.assignments.all()} == {("Vacation", days(7))}


def test_cover_asks_for_a_reason_and_an_end(browser, supervisor, specialist, terrell, client):
    typed = {"everybody": terrell.pk, "began_on": days(0)}
    answer = browser.enter(supervisor).post(cover(specialist), typed)
    assert {"reason", "ended_on"} <= set(answer.context["form"].errors)


def test_times_of_the_week_go_to_the_cover_and_later_ones_stay(
    supervisor, specialist, terrell, client, program, browser
):
    soon, later = planned(client, specialist, program), planned(client, specialist, program, in_days=20)
    typed = {"everybody": terrell.pk, "began_on": days(0), "ended_on": days(7), "reason": "Sick", "keeps_times": "on"}
    browser.enter(supervisor).post(cover(specialist), typed)
    for session in (soon, later):
        session.refresh_from_db()
    assert (soon.specialist, later.specialist) == (terrell, specialist)


def test_the_person_is_told_by_name_and_not_why(browser, supervisor, specialist, terrell, client):
    typed = {"specialist": terrell.pk, "kind": "cover", "began_on": days(0), "ended_on": days(7), "reason": "Surgery"}
    browser.enter(supervisor).post(reverse("clients:assign", args=[client.pk]), typed)
    journey = browser.enter(client).get(reverse("portal:journey")).text
    assert "Terrell Jackson walks with you. Dana comes back after that." in journey
    assert "Surgery" not in journey


def test_they_read_it_until_they_say_okay(browser, supervisor, specialist, terrell, client):
    client.assign(terrell, by=supervisor)
    journey = reverse("portal:journey")
    assert "Terrell Jackson walks with you. Dana says goodbye." in browser.enter(client).get(journey).text
    browser.post(reverse("portal:change_seen", args=[Changeover.objects.get().pk]))
    assert "Terrell Jackson walks with you" not in browser.get(journey).text


def test_when_nobody_follows_they_are_told_and_can_say_what_they_would_rather(browser, supervisor, specialist, client):
    end = reverse("clients:assignment_end", args=[client.pk, client.assignments.get().pk])
    browser.enter(supervisor).post(end, {"ended_on": days(0)})
    told = Changeover.objects.get()
    assert (told.comes, told.goes, told.from_on) == (None, specialist, days(1))
    journey = browser.enter(client).get(reverse("portal:journey")).text
    assert "Dana Whitfield no longer walks with you. We are looking for somebody new." in journey
    browser.post(reverse("portal:change", args=[told.pk]), {"words": "I would rather keep Dana."})
    assert "keep Dana" in browser.enter(supervisor).get(reverse("clients:changeover", args=[client.pk, told.pk])).text


def test_the_end_of_cover_and_one_whom_somebody_follows_are_no_news(specialist, terrell, supervisor, client):
    cover = client.assign(terrell, "cover", ended_on=days(9), reason="Vacation")
    assert cover.end(days(1), by=supervisor) is None
    first = client.assignments.get(specialist=specialist)
    client.assign(terrell, began_on=days(5))
    first.refresh_from_db()
    assert first.end(days(2), by=supervisor) is None


def test_cover_that_ends_sooner_than_was_told_is_told_anew(specialist, terrell, supervisor, client):
    cover = client.assign(terrell, "cover", ended_on=days(9), reason="Vacation", by=supervisor)
    cover.end(days(4), by=supervisor)
    told = client.changeovers.to_read().get()
    assert (told.comes, told.goes, told.until_on) == (terrell, specialist, days(4))


def test_a_newer_change_takes_the_place_of_the_older_news(specialist, terrell, other_specialist, supervisor, client):
    client.assign(terrell, began_on=days(2), by=supervisor)
    client.assign(other_specialist, began_on=days(5), by=supervisor)
    assert client.changeovers.to_read().get().comes == other_specialist


def test_they_can_say_no_and_the_supervisor_answers(browser, supervisor, manager, specialist, terrell, client):
    client.assign(terrell, by=supervisor)
    told = Changeover.objects.get()
    browser.enter(client).post(reverse("portal:change", args=[told.pk]), {"words": "I would rather stay with Dana."})
    journey = browser.get(reverse("portal:journey")).text
    assert "Renee Okafor answers you by" in journey
    answer = reverse("clients:changeover", args=[client.pk, told.pk])
    assert answer in browser.enter(supervisor).get(reverse("supervision:board")).text
    assert "stay with Dana" in browser.get(answer).text
    assert browser.post(answer, {"answer": "Dana stays. I changed it back."}).status_code == 302
    assert answer not in browser.get(reverse("supervision:board")).text
    assert "Dana stays. I changed it back." in browser.enter(client).get(reverse("portal:journey")).text


def test_without_a_supervisor_a_manager_answers(browser, manager, specialist, terrell, client):
    terrell.supervisor = None
    terrell.save()
    client.assign(terrell, by=manager)
    told = Changeover.objects.get()
    told.say("No, thank you.")
    answer = reverse("clients:changeover", args=[client.pk, told.pk])
    assert answer in browser.enter(manager).get(reverse("supervision:board")).text
    assert browser.get(answer).status_code == 200


def test_who_walks_with_them_does_not_read_what_they_said(browser, supervisor, specialist, terrell, client):
    client.assign(terrell, by=supervisor)
    told = Changeover.objects.get()
    told.say("I would rather stay with Dana.")
    browser.enter(terrell)
    assert browser.get(reverse("clients:changeover", args=[client.pk, told.pk])).status_code == 404
    for page in ("overview", "clients:assignments", "clients:history"):
        assert "rather stay" not in browser.get(reverse(page, args=[client.pk])).text


def test_what_was_said_and_answered_stays(supervisor, specialist, terrell, client):
    client.assign(terrell, by=supervisor)
    told = Changeover.objects.get()
    told.say("No.")
    with pytest.raises(ValidationError):
        told.say("Yes.")
    told.reply("Yes.", supervisor)
    with pytest.raises(ValidationError):
        told.reply("No.", supervisor)
    for change in ({"words": "Maybe"}, {"answer": "Maybe"}, {"from_on": days(9)}):
        with pytest.raises(Error, match="stays"), transaction.atomic():
            Changeover.objects.update(**change)


def test_what_waits_for_an_answer_is_not_put_aside(browser, supervisor, specialist, terrell, client):
    client.assign(terrell, by=supervisor)
    told = Changeover.objects.get()
    told.say("No.")
    browser.enter(client).post(reverse("portal:change_seen", args=[told.pk]))
    assert client.changeovers.to_read().exists()


def test_closing_an_account_leads_to_the_people_first(browser, manager, specialist, client):
    away = browser.enter(manager).post(reverse("accounts:deactivate", args=[specialist.pk]))
    assert away.headers["Location"] == f"{hand_on(specialist)}?close"
    assert "Say who walks with each of them from now on" in browser.get(away.headers["Location"]).text
    specialist.refresh_from_db()
    assert specialist.ended_at is None


def test_handing_on_and_closing_is_one_thing(browser, manager, specialist, terrell, client, luz):
    one = {f"to-{luz.assignments.get().pk}": terrell.pk, "began_on": days(0), "closes": "on"}
    assert browser.enter(manager).post(hand_on(specialist), one).status_code == 422
    assert caseload(specialist) == {client, luz}
    everybody = {"everybody": terrell.pk, "began_on": days(0), "closes": "on"}
    assert browser.post(hand_on(specialist), everybody).status_code == 302
    specialist.refresh_from_db()
    assert specialist.ended_at
    assert caseload(terrell) == {client, luz}


def test_cover_by_the_one_who_leaves_goes_on_too(browser, manager, cover, other_specialist, client):
    typed = {"everybody": other_specialist.pk, "began_on": days(0), "closes": "on"}
    assert browser.enter(manager).post(hand_on(cover), typed).status_code == 302
    assert client.assignments.in_force().get(kind="cover").specialist == other_specialist


def test_a_supervisor_closes_no_account(browser, supervisor, specialist, terrell, client):
    typed = {"everybody": terrell.pk, "began_on": days(0), "closes": "on"}
    browser.enter(supervisor).post(hand_on(specialist), typed)
    specialist.refresh_from_db()
    assert specialist.ended_at is None


def test_a_supervisor_leaves_only_when_the_team_has_a_new_one(
    browser, manager, supervisor, other_supervisor, specialist
):
    team = reverse("accounts:team", args=[supervisor.pk])
    away = browser.enter(manager).post(reverse("accounts:deactivate", args=[supervisor.pk]))
    assert away.headers["Location"] == f"{team}?close"
    assert browser.post(team, {"closes": "on"}).status_code == 422
    assert browser.post(team, {"everybody": other_supervisor.pk, "closes": "on"}).status_code == 302
    specialist.refresh_from_db()
    supervisor.refresh_from_db()
    assert (specialist.supervisor, bool(supervisor.ended_at)) == (other_supervisor, True)


def test_a_team_is_looked_at_before_it_goes_over_and_takes_its_planned_meetings_along(
    browser, manager, supervisor, other_supervisor, specialist, client
):
    meeting = Meeting(supervisor=supervisor, starts_at=timezone.now() + timedelta(days=1))
    meeting.plan([specialist])
    team, typed = reverse("accounts:team", args=[supervisor.pk]), {"everybody": other_supervisor.pk}
    page = browser.enter(manager).post(team, typed | {"step": "look"}).text
    assert f"{other_supervisor.name} supervises 1 peer specialist more; people they walk with: 1." in page
    assert "1 planned supervision meeting goes over" in page
    meeting.refresh_from_db()
    assert meeting.supervisor == supervisor
    browser.post(team, typed)
    meeting.refresh_from_db()
    assert meeting.supervisor == other_supervisor


def test_a_specialist_of_elsewhere_is_no_choice_for_a_team(browser, manager, supervisor, specialist, elsewhere):
    team = reverse("accounts:team", args=[supervisor.pk])
    for other in (elsewhere.supervisor, specialist, supervisor):
        assert browser.enter(manager).post(team, {"everybody": other.pk}).status_code == 422


def test_a_number_that_a_program_asks_for_is_said_and_stops_nobody(
    browser, supervisor, specialist, terrell, program, client, luz
):
    program.people_per_specialist = 1
    program.save()

    def counted():
        return with_above_limits(Membership.objects.filter(pk=specialist.pk)).get()

    assert [above.words for above in above_limits(counted())] == [
        "Recovery support: 2 people; the program asks for 1 at most."
    ]
    browser.enter(supervisor)
    said = "2 people; the program asks for 1 at most."
    pages = [reverse("supervision:specialist", args=[specialist.pk]), hand_on(terrell), reverse("supervision:board")]
    pages.append(reverse("clients:assign", args=[client.pk]))
    assert [page for page in pages if said not in browser.get(page).text] == []
    assert f"own/?program={program.pk}" in browser.get(pages[0]).text
    cast.a_client(None, program).assign(specialist, by=supervisor)
    assert above_limits(counted())[0].count == 3


def test_more_people_cost_no_more_queries(browser, supervisor, manager, specialist, terrell, program, client):
    pages = [hand_on(specialist), cover(specialist), reverse("supervision:waiting_list")]

    def queries(page):
        browser.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page).status_code == 200
        return len([query for query in asked if "SAVEPOINT" not in query["sql"]])

    browser.enter(manager)
    cast.a_client(None, program)
    few = [queries(page) for page in pages]
    for _ in range(8):
        planned(cast.a_client(specialist, program), specialist, program)
        cast.a_client(None, program)
    assert [queries(page) for page in pages] == few
    assert max(few) <= 12, few


def test_the_waiting_list_names_who_has_nobody_and_since_when(browser, manager, specialist, program, client):
    kim = cast.a_client(None, program, chosen_name="Kim W.")
    lee = cast.a_client(specialist, program, chosen_name="Lee W.")
    lee.assignments.get().end(days(-4))
    page = browser.enter(manager).get(reverse("supervision:waiting_list"))
    rows = {row["client"].chosen_name: row["since"] for row in page.context["rows"]}
    assert rows == {"Kim W.": days(-30), "Lee W.": days(-3)}
    assert reverse("clients:assign", args=[kim.pk]) in page.text


def test_a_supervisor_sees_on_it_only_whom_they_may_see(browser, supervisor, agency, specialist, program):
    cast.a_client(None, program, chosen_name="Kim W.")
    covered = cast.a_client(None, program, chosen_name="Ana W.")
    covered.assign(specialist, kind="cover", ended_on=days(3), reason="Nobody yet")
    page = browser.enter(supervisor).get(reverse("supervision:waiting_list")).text
    assert "Ana W." in page
    assert "Kim W." not in page


def test_the_waiting_list_of_one_program(browser, manager, program):
    other = cast.ProgramFactory(name="Housing")
    cast.a_client(None, program, chosen_name="Kim W.")
    cast.a_client(None, other, chosen_name="Ana W.")
    browser.enter(manager)
    page = browser.get(reverse("supervision:waiting_list"), {"program": other.pk}).text
    assert "Ana W." in page
    assert "Kim W." not in page
    assert browser.get(reverse("supervision:waiting_list"), {"program": "§", "after": "§"}).status_code == 200


def test_the_first_specialist_is_told_too(browser, supervisor, specialist, program):
    typed = {"chosen_name": "Ana B.", "language": "en", "program": program.pk, "began_on": days(0)}
    browser.enter(supervisor).post(reverse("clients:new"), typed | {"specialist": specialist.pk})
    told = Changeover.objects.get(client__chosen_name="Ana B.")
    assert (told.comes, told.goes, told.by) == (specialist, None, supervisor)


@pytest.mark.parametrize(("is_fine", "letters"), [(True, 1), (False, 0)])
def test_an_e_mail_says_that_there_is_news_where_that_is_fine(
    browser, supervisor, specialist, terrell, client, mailoutbox, django_capture_on_commit_callbacks, is_fine, letters
):
    Client.objects.filter(pk=client.pk).update(email="m@home.example", email_is_fine=is_fine)
    with django_capture_on_commit_callbacks(execute=True):
        browser.enter(supervisor).post(hand_on(specialist), {"everybody": terrell.pk, "began_on": days(0)})
    assert len(mailoutbox) == letters
    assert all(name not in letter.body for letter in mailoutbox for name in (terrell.name, client.chosen_name))


def test_who_walks_with_people_keeps_the_role_and_the_way_out_is_shown(browser, manager, specialist, client):
    page = browser.enter(manager).post(reverse("accounts:member", args=[specialist.pk]), {"role": "supervisor"})
    assert page.status_code == 422
    assert hand_on(specialist) in page.text
    assert "Settle this first" in page.text
