"""Two people at one screen: every part saves itself, and the person answers what is read back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, transaction
from django.urls import reverse
from django.utils import timezone

from goals.models import Goal, Step, Win
from notes.models import AgendaItem, GoalWork, Note, ReadBack, Session, Statement, draft, lines_of
from notes.spoken import spoken
from tests import cast


@pytest.fixture
def running(client, specialist, program):
    """A session of these two that began ten minutes ago, with an empty draft."""
    start = timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=10)
    session = cast.SessionFactory(
        client=client, specialist=specialist, program=program, start_at=start, end_at=None, method="", place=""
    )
    return cast.NoteFactory(session=session, what_we_did="")


@pytest.fixture
def table(browser, specialist, client, running):
    """Knock at a page of the table: table("wrap_up"), table("goal", goal), with `data` to post."""

    def open_page(name="", *rest, data=None, **headers):
        browser.enter(specialist)
        name = f"notes:together_{name}" if name else "notes:together"
        address = reverse(name, args=[client.pk, running.pk, *[row.pk for row in rest]])
        return browser.get(address) if data is None else browser.post(address, data, headers=headers)

    return open_page


def test_starting_from_the_persons_page_begins_a_session_now(browser, specialist, client):
    answer = browser.enter(specialist).post(reverse("notes:together_start", args=[client.pk]))
    note = Note.objects.get()
    assert answer["Location"] == note.together_url
    assert note.session.is_held
    assert note.session.end_at is None


def test_starting_again_on_another_device_leads_to_the_same_table(browser, specialist, client, running):
    answer = browser.enter(specialist).post(reverse("notes:together_start", args=[client.pk]))
    assert answer["Location"] == running.together_url
    assert Note.objects.count() == 1


def test_the_table_speaks_the_persons_language_and_the_staffs_pages_their_own(browser, table, client, running):
    client.language = "es"
    client.save()
    for step in ("", "goals", "wrap_up", "looks_right"):
        page = table(step).text
        assert '<html lang="es"' in page
        assert "Llegar" in page
    told = table(data={"focus": "La renta", "version": "1"}, **{"X-Autosave": "1"}).json()
    assert told["saved"].startswith("Guardado")
    assert "What you did" in browser.get(running.get_absolute_url()).text


def test_the_two_may_go_on_in_the_other_language(browser, specialist, table, client):
    answer = table("language", data={"language": "es", "step": "wrap_up"})
    assert answer.url.endswith("/wrap-up/")
    assert '<html lang="es"' in table("wrap_up").text
    assert "Mi día" not in browser.get(reverse("today")).text
    specialist.user.refresh_from_db()
    assert specialist.user.language == "en"


def test_what_they_want_to_focus_on_saves_itself(table, running):
    answer = table(data={"focus": "The hearing", "version": "1"}, **{"X-Autosave": "1"})
    kept = Note.objects.get()
    assert answer.json()["version"] == kept.version == 2
    assert kept.focus == "The hearing"
    assert kept.together_at


def test_without_a_script_the_button_saves_and_leads_on(table, client, running):
    answer = table(data={"focus": "The hearing", "version": "1"})
    assert answer["Location"] == reverse("notes:together_goals", args=[client.pk, running.pk])
    assert Note.objects.get().focus == "The hearing"


def test_opening_the_pages_writes_nothing(table, goal, running):
    for name, *rest in ("",), ("goals",), ("goal", goal), ("wrap_up",), ("looks_right",), ("paused",):
        assert table(name, *rest).status_code == 200
    kept = Note.objects.get()
    assert (kept.version, kept.together_at) == (1, None)
    assert not ReadBack.objects.exists()


def test_a_second_writer_is_told_and_overwrites_nothing(table, running):
    table("wrap_up", data={"takeaway": "From the tablet", "version": "1"})
    answer = table("wrap_up", data={"takeaway": "From the phone", "version": "1"}, **{"X-Autosave": "1"})
    assert answer.status_code == 409
    assert "From the tablet" in answer.json()["elsewhere"]
    assert Note.objects.get().takeaway == "From the tablet"


def test_without_a_script_the_second_writer_sees_both(table, running):
    table("wrap_up", data={"takeaway": "From the tablet", "version": "1"})
    answer = table("wrap_up", data={"takeaway": "From the phone", "version": "1"})
    page = answer.content.decode()
    assert "From the tablet" in page
    assert "From the phone" in page


def test_how_it_went_with_a_goal_stands_in_the_note(table, goal, running):
    table("goal", goal, data={"movement": "moved", "words": "Went anyway.", "version": "1"})
    work = GoalWork.objects.get()
    assert (work.goal, work.movement, work.words) == (goal, "moved", "Went anyway.")


def test_no_goal_today_is_fine_with_its_reason(table, running):
    table("goals", data={"no_goal": "hard_day", "version": "1"})
    assert Note.objects.get().no_goal == "hard_day"


def test_a_step_is_added_and_ticked_at_the_table(table, goal, specialist):
    table("step_new", goal, data={"words": "Call the clinic", "owner": "client"})
    step = Step.objects.get()
    table("step_tick", goal, step, data={})
    assert Step.objects.get().done_by == specialist.user
    table("step_tick", goal, step, data={"undo": "1"})
    assert Step.objects.get().is_open


def test_a_number_is_followed_by_what_makes_it_so_high(table, client, goal, running):
    cast.CheckInFactory(client=client, goal=goal, by=client.user, confidence=5, on=timezone.localdate() - timedelta(9))
    answer = table("rulers", goal, data={"confidence": "7"})
    page = table("goal", goal).client.get(answer["Location"].replace("#numbers", "")).content.decode()
    assert "What makes it a 7 and not a 5?" in page
    table("why", goal, goal.check_ins.get(confidence=7), data={"words": "Ray comes along."})
    assert goal.check_ins.get(confidence=7).words == "Ray comes along."


def test_a_bump_at_the_table_leads_back_to_the_goal(table, goal, running):
    answer = table("bump", goal, data={"around_me": "Double shifts", "on": timezone.localdate().isoformat()})
    assert answer["Location"] == running.goal_url(goal)
    assert goal.bumps.get().around_me == "Double shifts"


def test_a_new_goal_in_their_words(table, client, running):
    answer = table(
        "goal_new",
        data={"own_words": "See my kids on Sundays", "author": "mine", "life_area": "home", "heard": "aloud",
              "start_now": "now"},
    )  # fmt: skip
    goal = Goal.objects.get(own_words="See my kids on Sundays")
    assert answer["Location"] == running.goal_url(goal)
    assert goal.confirmed_how == "aloud"


def test_at_the_table_the_person_is_asked_not_spoken_about(table, goal, running):
    assert "What would you like to be different?" in table("goal_new").content.decode()
    page = table("bump", goal).content.decode()
    assert "What was going on around you?" in page
    assert "their words" not in page


def test_the_agenda_waits_until_it_was_talked_about(table, client, running):
    item = AgendaItem.objects.create(client=client, words="My rent", language="en", added_by=client.user)
    assert "My rent" in table().content.decode()
    table("agenda", item, data={})
    item.refresh_from_db()
    assert item.talked_in == running.session
    table("agenda", item, data={"not_yet": "1"})
    assert client.agenda.waiting().get() == item


def test_what_they_did_since_last_time_is_on_the_table_but_nothing_private(table, client, goal, specialist, running):
    cast.StepFactory(goal=goal, created_by=client.user, words="Bought shoes").tick(by=client.user)
    Win(client=client, by=client.user, words="Slept well").add()
    Win(client=client, by=client.user, words="A secret", is_shared=False).add()
    page = table().content.decode()
    assert "Bought shoes" in page
    assert "Slept well" in page
    assert "A secret" not in page


def test_what_was_agreed_last_time_comes_along_but_not_its_text(table, client, specialist, program):
    before = cast.SessionFactory(client=client, specialist=specialist, program=program)
    cast.NoteFactory(session=before, next_step="Call the clinic", takeaway="Old words").sign(by=specialist)
    page = table().content.decode()
    assert "Call the clinic" in page
    assert "Old words" not in page


def test_when_next_is_planned_like_this_time(table, client, specialist, program, running):
    day = timezone.localdate() + timedelta(days=7)
    table("next_time", data={"day": day.isoformat(), "time": "10:00"})
    planned = Session.objects.planned().get()
    assert (planned.specialist, planned.program) == (specialist, program)
    assert timezone.localtime(planned.planned_at).hour == 10


@pytest.mark.parametrize("answer", [value for value, _label in ReadBack.Answer.choices])
def test_all_five_answers_are_kept_with_exactly_the_text(table, running, answer):
    table("wrap_up", data={"takeaway": "One morning first", "version": "1"})
    words = "In my own way" if answer in ("my_words", "differently") else ""
    table("looks_right", data={"answer": answer, "how": "shared_screen", "words": words})
    said = ReadBack.objects.get()
    assert (said.answer, said.how, said.witnessed_by) == (answer, "shared_screen", None)
    assert said.text == lines_of(Note.objects.get())
    assert Statement.objects.count() == (answer in ("my_words", "differently"))


def test_words_beside_an_answer_without_words_are_not_lost(table, running):
    answer = table("looks_right", data={"answer": "sounds_like_me", "how": "shared_screen", "words": "But slower"})
    assert answer.status_code == 422
    assert "But slower" in answer.content.decode()
    assert not ReadBack.objects.exists()


def test_said_aloud_has_a_witness(table, specialist, running):
    table("looks_right", data={"answer": "sounds_like_me", "how": "aloud"})
    assert ReadBack.objects.get().witnessed_by == specialist
    with pytest.raises(Error, match="said_aloud_has_a_witness"), transaction.atomic():
        ReadBack.objects.create(
            note=running, answer="sounds_like_me", how="aloud", by=specialist.user, text=[], text_hash=""
        )


def test_seeing_it_differently_asks_for_the_words(table, running):
    answer = table("looks_right", data={"answer": "differently", "how": "aloud", "words": ""})
    assert answer.status_code == 422
    assert not ReadBack.objects.exists()


def test_a_later_change_shows_beside_the_answer(table, running):
    table("looks_right", data={"answer": "sounds_like_me", "how": "shared_screen"})
    assert ReadBack.newest_of(Note.objects.get()).is_still_so
    table("wrap_up", data={"takeaway": "Something else", "version": "1"})
    assert "changed after this answer" in table("looks_right").content.decode()


def test_an_answer_stays_as_it_was_given(table, running):
    table("looks_right", data={"answer": "not_today", "how": "shared_screen"})
    with pytest.raises(Error), transaction.atomic():
        ReadBack.objects.update(answer="sounds_like_me")


def test_each_line_says_whose_words_it_is(running, goal, signed_like):
    told = {line.label: line.is_theirs for line in spoken(signed_like(running))}
    assert told["You take away"]
    assert not told["What your specialist did"]


@pytest.fixture
def signed_like():
    def filled(note):
        note.takeaway, note.what_we_did = "One morning first", "Practised the talk."
        return note

    return filled


def test_ending_the_session_sets_its_end_once(table, client, running):
    answer = table("end", data={})
    ended = Session.objects.get(pk=running.session_id).end_at
    assert answer["Location"] == running.get_absolute_url()
    assert ended
    table("end", data={})
    assert Session.objects.get(pk=running.session_id).end_at == ended


def test_nobody_elses_draft_is_at_this_table(browser, cover, client, running):
    assert browser.enter(cover).get(running.together_url).status_code == 404


def test_a_signed_note_is_not_written_at_the_table(table, specialist, running):
    Session.objects.update(end_at=timezone.now(), method="phone", place="10")
    Note.objects.update(what_we_did="Talked.", did=["listened"])
    draft.sign(Note.of(running.session.client).get(), specialist)
    assert table().status_code == 404


def test_no_staff_data_stands_on_a_shared_screen(table, client, goal, running):
    for name, *rest in ("",), ("goals",), ("goal", goal), ("wrap_up",), ("looks_right",), ("paused",):
        page = table(name, *rest).content.decode()
        assert "Find a client" not in page
        assert reverse("today") not in page
        assert reverse("clients:index") + '"' not in page


def test_a_statement_is_answered_once_and_never_reworded(running, specialist):
    said = Statement.say(running, "differ", "I did want to come.", "shared_screen")
    said.reply("Thank you. I wrote it wrong.", specialist)
    with pytest.raises(ValidationError):
        said.reply("Again", specialist)
    with pytest.raises(Error, match="stays as they said it"), transaction.atomic():
        Statement.objects.update(words="Other words")
    with pytest.raises(Error, match="stays as they said it"), transaction.atomic():
        Statement.objects.all().delete()
