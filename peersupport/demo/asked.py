"""What those who pay ask about: where people live, who pays, how people describe themselves, where they were put in touch.

It has dice of its own, so that the year before it falls as it always did.
"""

import random
from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from clients.models import Client, HandOff, SelfDescription, SharedStory
from notes.models import Session

from .world import SEED

COUNTIES = ["Harbor"] * 6 + ["Mill River"] * 3 + ["Stone"] * 3
GENDERS = ["woman"] * 9 + ["man"] * 9 + ["non_binary", "rather_not"]
RACES = [["white"]] * 8 + [["black"]] * 5 + [["rather_not"], ["native", "white"], ["asian"]]
VETERAN = ["no"] * 8 + ["yes", "yes", "rather_not"]
ANSWERED = 0.85
PLACES = {
    "en": [("Harbor Legal Aid", "the paper for the apartment"), ("Mill River Clinic", "a doctor who has time")],
    "es": [("Clínica Mill River", "una doctora que habla español"), ("Harbor Legal Aid", "los papeles del cuarto")],
}
STORY = (
    "I came because my sister asked me to. I stayed because nobody asked me to be somebody else. In October I signed for"
    " my own room. It has a window to the river."
)


def build_asked(world):
    dice, held = random.Random(SEED), _days_together()
    for life in world.lives:
        life.client.county, language = dice.choice(COUNTIES), life.person.language
        if dice.random() < ANSWERED:
            _describes(life, dice, [["latino"]] if language == "es" else RACES)
        if dice.random() < 0.3 and held[life.client.pk]:
            _put_in_touch(world, life, dice, dice.choice(held[life.client.pk]))
    Client.objects.bulk_update([life.client for life in world.lives], ["county"])
    _story(world)


def _days_together():
    days = defaultdict(list)
    for client, start_at in Session.objects.held().order_by("start_at", "pk").values_list("client_id", "start_at"):
        days[client].append(timezone.localdate(start_at))
    return days


def _describes(life, dice, races):
    said = {"gender": dice.choice(GENDERS), "race": dice.choice(races), "veteran": dice.choice(VETERAN)}
    SelfDescription.objects.create(client=life.client, by=life.hand, **said)


def _put_in_touch(world, life, dice, made_on):
    to, what_for = dice.choice(PLACES[life.person.language])
    done_on = min(made_on + timedelta(days=dice.randint(1, 9)), world.today) if dice.random() < 0.7 else None
    kind = dice.choice(HandOff.Kind.values)
    HandOff.objects.create(
        client=life.client,
        made_by=life.specialist,
        kind=kind,
        to=to,
        what_for=what_for,
        made_on=made_on,
        completed_on=done_on,
    )


def _story(world):
    """One person gave a story, with initials under it."""
    life = next(life for life in world.lives if life.client.user and life.person.language == "en")
    at = world.moment(world.day(20), 15)
    SharedStory.objects.create(
        client=life.client,
        words=STORY,
        language="en",
        named=SharedStory.Named.INITIALS,
        by=life.client.user,
        written_at=at,
        approved_at=at,
        how=SharedStory.How.OWN_DEVICE,
    )
