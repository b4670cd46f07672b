"""What a change does is said before it is saved, with numbers that are true."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Program
from clients.models import Inquiry, Opening
from notes.models import Hint, Note
from tests import cast
from tests.accounts.test_history import save_again


def look(browser, address, **changes):
    """The page between typing and saving."""
    form = browser.get(address).context["form"]
    kept = {name: value for name, value in form.initial.items() if value not in (None, False)}
    answer = browser.post(address, kept | changes | {"step": "look"})
    assert answer.status_code == 200, answer.context["form"].errors
    return answer


def a_note(client, specialist, program, minutes=50, signed=True, start_at=None):
    start_at = start_at or timezone.now() - timedelta(hours=2)
    session = cast.SessionFactory(
        client=client, specialist=specialist, program=program, start_at=start_at,
        end_at=start_at + timedelta(minutes=minutes),
    )  # fmt: skip
    note = cast.NoteFactory(session=session, no_goal="hard_day", late_because="Away")
    note.reckon_due()
    note.save()
    if signed:
        note.sign(by=specialist)
    return note


@pytest.fixture
def last_month():
    return timezone.now().replace(day=1, hour=15) - timedelta(days=2)


def test_looking_writes_nothing_and_one_step_back_keeps_the_typing(browser, manager, program):
    page = look(browser.enter(manager), program.get_absolute_url(), name="Walks", note_due_in="5")
    assert "Walks" in page.content.decode()
    program.refresh_from_db()
    assert program.name == "Recovery support"
    typed = dict(page.context["typed"])
    back = browser.post(program.get_absolute_url(), typed | {"step": "back"})
    assert back.status_code == 200
    assert back.context["form"]["name"].value() == "Walks"
    assert browser.post(program.get_absolute_url(), typed).status_code == 302
    program.refresh_from_db()
    assert (program.name, program.note_due_in) == ("Walks", 5)


def test_what_is_wrong_is_said_before_anything_is_looked_at(browser, manager, program):
    answer = browser.enter(manager).post(program.get_absolute_url(), {"name": "", "step": "look"})
    assert answer.status_code == 422


def test_open_drafts_are_counted_and_follow_the_new_rule_signed_notes_do_not(
    browser, manager, client, specialist, program
):
    draft = a_note(client, specialist, program, signed=False)
    signed = a_note(client, specialist, program)
    rule = {"note_due_in": "1", "note_due_unit": "hours"}
    page = look(browser.enter(manager), program.get_absolute_url(), **rule).content.decode()
    assert "1 draft is open." in page
    assert "Due at another hour: 1 of them. Late at once because of it: 1." in page
    save_again(browser, program.get_absolute_url(), **rule)
    assert Note.objects.get(pk=draft.pk).due_at == draft.session.end_at + timedelta(hours=1)
    kept = Note.objects.get(pk=signed.pk)
    assert (kept.due_at, kept.content_hash) == (signed.due_at, signed.content_hash)


def test_last_month_is_counted_by_both_rules(browser, manager, client, specialist, program, last_month):
    a_note(client, specialist, program, minutes=53, start_at=last_month)
    page = look(browser.enter(manager), program.get_absolute_url(), unit_rule="eight_minute").content.decode()
    assert "come to 3 units by the rules of today, and to 4 by the new ones" in page
    page = look(browser, program.get_absolute_url(), most_a_day="2").content.decode()
    assert "come to 3 units by the rules of today, and to 2 by the new ones" in page
    assert "empty</span> → <b>2" in page
    page = look(browser, program.codes[0].get_absolute_url(), unit_rule="up_to").content.decode()
    assert "come to 3 units by the rules of today, and to 4 by the new ones" in page


def test_co_signing_and_the_last_day_to_bill_are_told_of_last_month(
    browser, manager, client, specialist, program, last_month
):
    a_note(client, specialist, program, start_at=last_month - timedelta(days=9))
    page = look(browser.enter(manager), program.get_absolute_url(), cosign_required="on", not_billable_after="1")
    words = page.content.decode()
    assert "Last month that would have been 1 note" in words
    assert "too late to be billed: 1 by the new rule, 0 by the rule of today" in words


def test_another_supervisor_is_told_as_who_no_longer_sees_whom(browser, manager, specialist, other_supervisor, client):
    page = look(browser.enter(manager), specialist.get_absolute_url(), supervisor=other_supervisor.pk)
    words = page.content.decode()
    assert "Renee Okafor no longer sees Dana Whitfield and the 1 person they walk with." in words
    assert "Luis Herrera sees Dana Whitfield and the 1 person they walk with on the board." in words
    assert Membership.objects.get(pk=specialist.pk).supervisor != other_supervisor


def test_a_role_that_people_depend_on_is_refused_before_the_look(browser, manager, specialist, client):
    answer = browser.enter(manager).post(specialist.get_absolute_url(), {"role": "manager", "step": "look"})
    assert answer.status_code == 422
    assert "still walks with people" in answer.content.decode()


def test_the_agency_sees_whom_it_would_flag_and_which_sessions_change_their_day(
    browser, manager, client, specialist, program
):
    long_ago = timezone.now().replace(hour=4, minute=30) - timedelta(days=9)
    a_note(client, specialist, program, start_at=long_ago)
    page = look(browser.enter(manager), reverse("accounts:agency"), not_seen_days="7", time_zone="Pacific/Guam")
    words = page.content.decode()
    assert "lately” is said: 1; by the days of today, 0" in words
    assert "1 session of the last 30 days or still planned falls on another day." in words
    assert "keeps the clock that it was frozen by" in words
    assert (
        "Eastern (New York)</span> → <b>Central (Chicago)"
        in look(browser, reverse("accounts:agency"), time_zone="America/Chicago").content.decode()
    )
    assert "counted: Monday." in look(browser, reverse("accounts:agency"), language="es").content.decode()


def test_a_code_tells_its_notes_and_a_hint_how_often_it_would_have_spoken(
    browser, manager, client, specialist, program
):
    note = a_note(client, specialist, program)
    [code, _group] = program.codes
    page = look(browser.enter(manager), code.get_absolute_url(), label="Visits").content.decode()
    assert "1 signed note has this code and keeps it." in page
    assert "units by the rules of today" not in page
    hint = Hint.objects.create(phrases=["strange word"], category="blame")
    words = look(browser, hint.get_absolute_url(), phrases="walk", category="blame", level="swap").content.decode()
    assert "Of the last 1 signed notes, it would have spoken in 1; as it is today, in 0." in words
    assert note.what_we_did not in words


def test_promises_hold_from_now_on_and_a_day_that_was_told_stays(browser, manager, client, specialist, agency):
    opening = Opening.objects.create(client=client, user=specialist.user, role="specialist", kind="opened", page="x")
    asked = Inquiry.ask(opening, "Why?")
    address = reverse("accounts:promises")
    page = look(browser.enter(manager), address, inquiry_days="3").content.decode()
    assert "Questions about openings that wait now: 1." in page
    assert "already stays that day" in page
    save_again(browser, address, inquiry_days="3")
    opening.refresh_from_db()
    assert Inquiry.objects.get(pk=asked.pk).due_on == timezone.localdate() + timedelta(days=7)
    again = Inquiry.ask(Opening.objects.select_related("agency").get(pk=opening.pk), "And why?")
    assert again.due_on == timezone.localdate() + timedelta(days=3)
    told = cast.Browser().enter(client).get(reverse("portal:opening_ask", args=[opening.pk])).content.decode()
    assert "within 3 days" in told


def test_a_new_program_is_looked_at_before_it_is_there(browser, manager, program):
    page = look(browser.enter(manager), reverse("accounts:program_new"), name="Walks", note_due_in="3")
    words = page.content.decode()
    assert "Nobody is in it yet." in words
    assert "H0038, H0038 HQ" in words
    assert "Walks" in [str(new) for _label, _old, new in page.context["changes"]]
    assert not Program.objects.filter(name="Walks").exists()
    assert browser.post(reverse("accounts:program_new"), dict(page.context["typed"])).status_code == 302
    assert Program.objects.get(name="Walks").note_due_in == 3


def test_closing_a_program_says_what_goes_on_in_it(browser, manager, client, specialist, program):
    a_note(client, specialist, program, signed=False)
    address = reverse("accounts:program_close", args=[program.pk])
    words = browser.enter(manager).get(address).content.decode()
    assert "1 person is in it and stays" in words
    assert "1 draft is open in it" in words
    program.refresh_from_db()
    assert program.ended_on is None
    assert browser.post(address).status_code == 302
    assert "People can be enrolled in it again." in browser.get(address.replace("close", "reopen")).content.decode()


def test_a_hint_and_a_kind_say_how_often_they_spoke_before_they_fall_silent(
    browser, manager, client, specialist, program
):
    note = a_note(client, specialist, program)
    hint = Hint.objects.create(phrases=["walk"], category="blame")
    pages = [reverse("hints:off", args=[hint.pk]), reverse("hints:kind_off", args=["blame"])]
    for page in pages:
        words = browser.enter(manager).get(page).content.decode()
        assert "Of the last 1 signed notes, it would have spoken in 1; from now on it says nothing." in words
        assert note.what_we_did not in words
    assert Hint.objects.speaking().count() == 1
    assert "Nothing is different" in browser.get(reverse("hints:on", args=[hint.pk])).content.decode()


def test_a_credential_says_which_sessions_it_leaves_uncovered(browser, manager, client, specialist, program):
    a_note(client, specialist, program)
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = reverse("accounts:credential", args=[specialist.pk])
    typed = {"credential": "CPS", "credential_began_on": tomorrow, "corrects": "on"}
    words = look(browser.enter(manager), address, **typed).content.decode()
    assert "On a day that no credential covers: 1; as it is today, 0." in words
    assert "No earlier period is kept." in words
    del typed["corrects"]
    words = look(browser, address, **typed).content.decode()
    assert "On a day that no credential covers: 0; as it is today, 0." in words
    assert not specialist.past_credentials.exists()


def test_an_account_is_looked_at_before_it_is_closed(browser, manager, other_specialist, specialist, client):
    address = reverse("accounts:deactivate", args=[other_specialist.pk])
    assert "cannot sign in" in browser.enter(manager).get(address).content.decode()
    assert Membership.objects.get(pk=other_specialist.pk).ended_at is None
    first = browser.get(reverse("accounts:deactivate", args=[specialist.pk]))
    assert first.url.startswith(reverse("supervision:hand_on", args=[specialist.pk]))


def test_a_look_at_many_notes_asks_no_more_than_one_at_few(browser, manager, client, specialist, program):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    browser.enter(manager)
    for more in (2, 8):
        for hour in range(more):
            a_note(client, specialist, program, signed=False, start_at=timezone.now() - timedelta(hours=hour + 3))
        rule = {"note_due_in": "1", "note_due_unit": "hours", "unit_rule": "up_to", "cosign_required": "on"}
        form = browser.get(program.get_absolute_url()).context["form"]
        kept = {name: value for name, value in form.initial.items() if value not in (None, False)}
        with CaptureQueriesContext(connection) as asked:
            browser.post(program.get_absolute_url(), kept | rule | {"step": "look"})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_another_manager_saved_meanwhile_is_not_put_back_unseen(browser, manager, program):
    address = program.get_absolute_url()
    typed = dict(look(browser.enter(manager), address, name="Walks").context["typed"])
    Program.objects.update(note_due_in=9)
    answer = browser.post(address, typed)
    assert (answer.status_code, Program.objects.get().note_due_in) == (422, 9)
    assert 9 in dict(answer.context["form"].theirs()).values()
    assert 'value="Walks"' in answer.text
    assert browser.post(address, typed | {"seen": answer.context["form"]["seen"].value()}).status_code == 302


def test_what_is_not_saved_yet_stands_only_on_the_page_that_tells_of_it(browser, manager, agency):
    page = look(browser.enter(manager), reverse("accounts:agency"), name="Another name", phone="555 0188")
    assert "555 0188" in page.content.decode()
    assert page.context["agency"].name == agency.name
