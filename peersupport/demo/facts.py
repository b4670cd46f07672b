"""What the funder report needs of the demo's people, and the yes of some to their plan."""

from clients.models import Client, Enrollment, HandOff, SelfDescription, SharedStory
from goals.models import PlanAgreement
from goals.models.agreement import digest_of, plan_of

COUNTIES = ["Franklin", "Franklin", "Franklin", "Delaware", "Licking"]
PAYERS = ["Medicaid", "Medicaid", "State opioid grant", "County levy", ""]
PLACES = [
    ("Mid-Ohio Food Pantry", "food for the weekends", "They go on Fridays now."),
    ("Legal aid on Main Street", "a letter from the landlord", "The letter was answered."),
    ("Riverside Clinic", "a doctor who speaks their language", "First visit done."),
    ("Bridge to Work", "help with a resume", ""),
]
STORY = "I used to count the days I lost. Now I walk by the river in the morning, and my nephew waits for my call."


def build_facts(world):
    for life in world.lives:
        _described(world, life)
        if life.held_on:
            _in_touch(world, life)
    for life in world.lives:
        if life.client.user and life.goals:
            _agreed(world, life)
    _given(world)


def _described(world, life):
    dice = world.dice
    Client.objects.filter(pk=life.client.pk).update(county=dice.choice(COUNTIES))
    Enrollment.objects.filter(client=life.client).update(payer=dice.choice(PAYERS))
    Enrollment.objects.filter(client=life.client, ended_on__isnull=False).update(ended_because="moved")
    if dice.random() < 0.3:
        return
    gender = {"he/him": "man", "she/her": "woman"}.get(life.person.pronouns, "non_binary")
    race = ["latino"] if life.person.language == "es" else [dice.choice(["black", "white", "white", "asian"])]
    SelfDescription.objects.create(
        client=life.client,
        gender=gender,
        race=dice.choice([race, race, race, ["rather_not"], []]),
        veteran=dice.choice(["no", "no", "no", "yes", "rather_not", ""]),
        by=life.hand,
        at=world.moment(life.began_on),
    )


def _in_touch(world, life):
    if world.dice.random() < 0.5 and life.person.kind != "marcus":
        return
    to, what_for, came = world.dice.choice(PLACES)
    made_on = world.between(life.began_on, world.day(3))
    HandOff.objects.create(
        client=life.client,
        kind=world.dice.choice(HandOff.Kind.values),
        to=to,
        what_for=what_for,
        made_on=made_on,
        made_by=life.specialist,
        completed_on=world.between(made_on, world.today) if came else None,
        what_came=came,
    )


def _agreed(world, life):
    text = plan_of(life.client)
    if text:
        at, kept = world.moment(life.began_on), {"text": text, "text_hash": digest_of(text)}
        PlanAgreement.objects.create(client=life.client, how="own_device", by=life.client.user, at=at, **kept)


def _given(world):
    marcus = next(life.client for life in world.lives if life.person.kind == "marcus")
    story = SharedStory(client=marcus, words=STORY)
    story.write(marcus.user, "en")
    story.approve(marcus.user, "initials", "own_device")
