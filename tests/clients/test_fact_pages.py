"""The pages where what reports need is written down, by whom it may be."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clients.models import HandOff, SelfDescription, SharedStory
from tests import cast

DESCRIBED = {"gender": "woman", "race": ["asian", "latino"], "veteran": "rather_not"}


def _at(name, client, *more):
    return reverse(f"clients:{name}", args=[client.pk, *more])


def _post(browser, address, **said):
    """With what the form had seen."""
    form = browser.get(address).context["form"]
    seen = {"seen": form["seen"].value()} if "seen" in form.fields else {}
    return browser.post(address, seen | said)


def _hand_off(client, specialist, **more):
    made = HandOff(**{"client": client, "kind": "referral", "to": "Legal aid", **more})
    made.make(specialist)
    return made


def test_a_county_is_written_down_and_suggested_to_the_next(browser, specialist, client, program):
    browser.enter(specialist)
    other = cast.a_client(specialist, program)
    about = {"chosen_name": "Marcus R.", "language": "en", "county": "Adams"}
    assert _post(browser, _at("edit", client), **about).status_code == 302
    assert '<option value="Adams">' in browser.get(_at("edit", other)).text
    assert "Adams" in browser.get(_at("about", client)).text


def test_who_pays_is_asked_with_the_program_and_changed_later_with_history(browser, specialist, client):
    browser.enter(specialist)
    enrollment = client.enrollments.get()
    for payer in ("County grant", "Medicaid"):
        asked = {"payer": payer, "since": timezone.localdate()}
        assert browser.post(_at("payer", client, enrollment.pk), asked).status_code == 302
    assert "paid by Medicaid" in browser.get(_at("enrollments", client)).text
    assert "County grant" in browser.get(_at("history", client)).text
    assert '<option value="Medicaid">' in browser.get(_at("enroll", client)).text


def test_an_ending_asks_how_it_ended(browser, specialist, client):
    browser.enter(specialist)
    address = _at("enrollment_end", client, client.enrollments.get().pk)
    asked = {"ended_on": timezone.localdate()}
    assert browser.post(address, asked).status_code == 422
    assert browser.post(address, asked | {"because": "moved"}).status_code == 302
    assert "Moved away" in browser.get(_at("enrollments", client)).text


def test_archiving_asks_how_it_ended(browser, supervisor, client):
    browser.enter(supervisor)
    assert browser.post(_at("archive", client), {"reason": "Left for Ohio"}).status_code == 422
    browser.post(_at("archive", client), {"reason": "Left for Ohio", "because": "moved"})
    assert client.enrollments.get().ended_because == "moved"


def test_the_person_describes_themselves_and_leaves_out_what_they_like(browser, client):
    browser.enter(client)
    assert _post(browser, reverse("portal:describe"), race=["black"]).status_code == 302
    told = SelfDescription.of(client)
    assert (told.gender, told.race, told.veteran, told.is_mine) == ("", ["black"], "", True)


def test_prefer_not_to_say_with_words_is_asked_about_and_the_typing_kept(browser, client):
    browser.enter(client)
    said = {"gender": "rather_not", "gender_words": "Two-Spirit"}
    answer = _post(browser, reverse("portal:describe"), **said)
    assert answer.status_code == 422
    assert "Two-Spirit" in answer.text
    assert not SelfDescription.objects.exists()


def test_the_specialist_fills_it_in_with_them_and_the_person_sees_who_did(browser, specialist, client):
    assert _post(browser.enter(specialist), _at("describe", client), **DESCRIBED).status_code == 302
    page = browser.enter(client).get(reverse("portal:describe")).text
    assert "Dana Whitfield wrote this down with you" in page


def test_two_who_write_at_once_see_both(browser, specialist, client):
    theirs = cast.Browser().enter(client)
    seen = theirs.get(reverse("portal:describe")).context["form"]["seen"].value()
    _post(browser.enter(specialist), _at("describe", client), **DESCRIBED)
    answer = theirs.post(reverse("portal:describe"), {"seen": seen, "gender": "man"})
    assert answer.status_code == 422
    assert "Asian, Hispanic or Latino" in answer.text


@pytest.mark.parametrize("who", ["supervisor", "manager"])
def test_nobody_else_reads_how_somebody_describes_themselves(request, browser, who, client):
    described = SelfDescription(client=client, gender_words="zqmyself", race_words="zqfamily")
    described.full_clean(exclude=["by"])
    described.keep(client.user)
    browser.enter(request.getfixturevalue(who))
    assert browser.get(_at("describe", client)).status_code == 404
    pages = ["about", "edit", "history", "enrollments", "hand_offs", "openings"]
    text = "".join(browser.get(_at(page, client)).text for page in pages) + browser.get(reverse("clients:index")).text
    assert "zqmyself" not in text
    assert "zqfamily" not in text


def test_a_hand_off_is_made_and_the_person_reads_what_came_of_it(browser, specialist, client):
    browser.enter(specialist)
    made = {"kind": "warm", "to": "Food pantry", "what_for": "weekends", "made_on": timezone.localdate()}
    assert browser.post(_at("hand_off_new", client), made).status_code == 302
    end = _at("hand_off_end", client, client.hand_offs.get().pk)
    came = {"how": "happened", "on": timezone.localdate(), "what_came": "They go on Fridays."}
    assert browser.post(end, came).status_code == 302
    page = browser.enter(client).get(reverse("portal:in_touch")).text
    assert all(words in page for words in ("Food pantry", "weekends", "They go on Fridays."))


def test_a_hand_off_that_does_not_go_ahead_blames_nobody(browser, specialist, client):
    end = _at("hand_off_end", client, _hand_off(client, specialist).pk)
    browser.enter(specialist).post(end, {"how": "not", "on": timezone.localdate()})
    assert client.hand_offs.get().withdrawn_on
    page = browser.enter(client).get(reverse("portal:in_touch")).text
    assert "This does not go ahead." in page


def test_a_day_before_the_hand_off_is_a_sentence_not_an_error(browser, specialist, client):
    end = _at("hand_off_end", client, _hand_off(client, specialist).pk)
    answer = browser.enter(specialist).post(end, {"how": "happened", "on": "2020-01-01"})
    assert (answer.status_code, "before the day" in answer.text) == (422, True)


def test_hand_offs_are_paged_and_cost_no_more_queries(browser, specialist, client, django_assert_max_num_queries):
    browser.enter(specialist)
    for number in range(51):
        _hand_off(client, specialist, to=f"Place {number}")
    with django_assert_max_num_queries(16):
        assert "?page=2" in browser.get(_at("hand_offs", client)).text
    assert browser.get(_at("hand_offs", client) + "?page=zzz").status_code == 200


def test_a_story_written_down_by_the_specialist_waits_for_the_person(browser, specialist, client):
    browser.enter(specialist).post(_at("given_story", client), {"words": "I sing again."})
    assert not SharedStory.objects.given().exists()
    browser.enter(client)
    assert "wait for your yes or no" in browser.get(reverse("portal:journey")).text
    asked = client.shared_stories.asked().get()
    assert "I sing again." in browser.get(reverse("portal:given_story")).text
    browser.post(reverse("portal:story_yes", args=[asked.pk]), {"named": "initials"})
    given = SharedStory.objects.given().get()
    assert (given.words, given.byline, given.how) == ("I sing again.", "MR", "own_device")


def test_a_yes_says_what_may_stand_under_it(browser, client):
    browser.enter(client).post(reverse("portal:given_story"), {"words": "I sing again."})
    yes = reverse("portal:story_yes", args=[client.shared_stories.get().pk])
    assert browser.post(yes).status_code == 422
    assert not SharedStory.objects.given().exists()


def test_the_person_takes_a_story_back_also_when_their_record_is_closed(browser, client):
    story = SharedStory(client=client, words="I sing again.")
    story.write(client.user, "en")
    story.approve(client.user, "name", "own_device")
    client.archive("Moved", because="moved")
    browser.enter(client).post(reverse("portal:story_back", args=[story.pk]))
    assert not SharedStory.objects.given().exists()


def test_what_the_person_writes_and_has_not_given_is_theirs_alone(browser, specialist, client):
    SharedStory(client=client, words="zqsecret").write(client.user, "en")
    browser.enter(specialist)
    assert "zqsecret" not in browser.get(_at("given_story", client)).text
    answer = browser.post(_at("given_story", client), {"words": "Another."})
    assert (answer.status_code, "writing a story themselves" in answer.text) == (422, True)
    assert client.shared_stories.asked().get().words == "zqsecret"


def test_nobody_says_yes_for_somebody_else(browser, client, other_client):
    SharedStory(client=client, words="Mine.").write(client.user, "en")
    yes = reverse("portal:story_yes", args=[client.shared_stories.get().pk])
    assert browser.enter(other_client).post(yes, {"named": "name"}).status_code == 404
