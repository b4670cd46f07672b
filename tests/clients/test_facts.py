"""What reports need to know of a person, and what the person says of themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from clients.models import Enrollment, HandOff, SelfDescription, SharedStory

TODAY = timezone.localdate


def made(client, specialist, **more):
    hand_off = HandOff(**{"client": client, "kind": "warm", "to": "Food pantry on Elm Street", **more})
    hand_off.make(specialist)
    return hand_off


def told(client, by, words="I found my way back to work."):
    story = SharedStory(client=client, words=words)
    story.write(by, "en")
    return story


def test_an_ending_says_how_beside_the_words(client):
    enrollment = client.enrollments.get()
    enrollment.end("Left for Ohio", because=Enrollment.Ending.MOVED)
    assert enrollment.get_ended_because_display() == "Moved away"
    enrollment.go_on()
    assert (enrollment.ended_on, enrollment.ended_because, enrollment.end_reason) == (None, "", "")


def test_archiving_says_of_every_program_how_it_ended(client):
    client.archive("Found work", because=Enrollment.Ending.REACHED)
    assert client.enrollments.get().ended_because == "reached"


def test_no_way_of_ending_counts_as_failing():
    assert not [label for label in Enrollment.Ending.labels if "fail" in label.lower()]


def test_who_pays_may_change_and_stays_in_the_history(client):
    enrollment = client.enrollments.get()
    enrollment.paid_by("County grant")
    enrollment.paid_by("Medicaid")
    assert list(enrollment.events.order_by("pgh_id").values_list("payer", flat=True)) == [
        "",
        "County grant",
        "Medicaid",
    ]


def test_own_words_count_as_own_words(client):
    told = SelfDescription(client=client, gender_words="Two-Spirit", race=["native"], race_words="Lumbee")
    told.full_clean(exclude=["by"])
    told.keep(client.user)
    assert (told.gender, told.race) == ("own_words", ["native", "own_words"])
    assert told.is_mine


@pytest.mark.parametrize(
    "said",
    [
        {"race": ["rather_not", "white"]},
        {"race": ["rather_not"], "race_words": "Lumbee"},
        {"gender": "rather_not", "gender_words": "Two-Spirit"},
    ],
)
def test_prefer_not_to_say_is_an_answer_of_its_own(client, said):
    with pytest.raises(ValidationError):
        SelfDescription(client=client, **said).full_clean(exclude=["by"])
    with pytest.raises(DatabaseError), transaction.atomic():
        SelfDescription(client=client, **said).keep(client.user)


def test_an_unanswered_part_is_not_a_prefer_not_to_say(client, specialist):
    told = SelfDescription.of(client)
    told.veteran = "rather_not"
    told.full_clean(exclude=["by"])
    told.keep(specialist.user)
    kept = SelfDescription.of(client)
    assert (kept.gender, kept.race, kept.veteran, kept.is_mine) == ("", [], "rather_not", False)


def test_a_hand_off_is_made_and_what_came_of_it_is_kept(client, specialist):
    hand_off = made(client, specialist, made_on=TODAY() - timedelta(days=3))
    hand_off.complete(TODAY(), "They go every Tuesday.")
    assert list(client.hand_offs.completed()) == [hand_off]
    assert not client.hand_offs.open().exists()


def test_a_hand_off_that_does_not_go_ahead_stays_on_the_record(client, specialist):
    hand_off = made(client, specialist)
    hand_off.withdraw("They found another pantry.")
    assert client.hand_offs.get().withdrawn_on == TODAY()
    with pytest.raises(ValidationError, match="closed already"):
        hand_off.complete(TODAY())


def test_a_hand_off_does_not_happen_before_it_is_made(client, specialist):
    with pytest.raises(ValidationError, match="before the day"):
        made(client, specialist).complete(TODAY() - timedelta(days=1))


def test_only_the_person_says_yes_to_a_story(client, specialist):
    story = told(client, specialist.user)
    assert not SharedStory.objects.given().exists()
    with pytest.raises(ValidationError, match="Only the person"):
        story.approve(specialist.user, "name", "shared_screen")
    story.approve(client.user, "initials", "shared_screen")
    assert SharedStory.objects.given().get().byline == "MR"


def test_other_words_need_a_new_yes_and_the_old_ones_stay_until_then(client):
    first = told(client, client.user)
    first.approve(client.user, "nobody", "own_device")
    second = told(client, client.user, "I run a group now.")
    assert SharedStory.objects.given().get() == first
    second.approve(client.user, "name", "own_device")
    assert SharedStory.objects.given().get().words == "I run a group now."


def test_the_words_of_a_story_never_change(client):
    story = told(client, client.user)
    for change in ({"words": "Something else"}, {"language": "es"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            SharedStory.objects.filter(pk=story.pk).update(**change)
    story.approve(client.user, "nobody", "own_device")
    with pytest.raises(DatabaseError), transaction.atomic():
        SharedStory.objects.filter(pk=story.pk).update(named="name")


def test_a_story_is_taken_back_at_any_time(client):
    story = told(client, client.user)
    story.approve(client.user, "name", "own_device")
    story.take_back()
    assert not SharedStory.objects.given().exists()
    with pytest.raises(ValidationError, match="not there any more"):
        story.approve(client.user, "name", "own_device")
