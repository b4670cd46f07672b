"""What the specialists did outside sessions in the last four weeks."""

from datetime import timedelta

from notes.models import IndirectTime

from .world import SATURDAY

DAYS = 28
FOR_SOMEBODY = [
    ("calls", 15, {"en": "called the clinic about a ride", "es": "llamé a la clínica por el transporte"}),
    ("finding", 40, {"en": "looked for rooms to rent", "es": "busqué cuartos en renta"}),
    ("travel", 25, {"en": "to their place and back", "es": "ida y vuelta a su casa"}),
    ("outreach", 30, {"en": "left a card at the library", "es": "dejé una tarjeta en la biblioteca"}),
]
FOR_NOBODY = [("writing", 35), ("team", 60), ("outreach", 90)]


def build_beside(world):
    IndirectTime.objects.bulk_create([one for lives in _caseloads(world) for one in _of(world, lives)])


def _caseloads(world):
    whose = {}
    for life in world.lives:
        whose.setdefault(life.specialist.pk, []).append(life)
    return [lives for lives in whose.values() if lives]


def _of(world, lives):
    for ago in range(0, DAYS, 2):
        day = world.day(ago)
        if day.weekday() >= SATURDAY:
            continue
        life = world.dice.choice(lives)
        usual = {"specialist": life.specialist, "on": day, "created_at": world.moment(day)}
        kind, minutes, words = world.dice.choice(FOR_SOMEBODY)
        if life.began_on <= day - timedelta(days=1) and life.person.kind not in ("space", "part"):
            whose = {"client": life.client, "program": life.program, "words": words[life.person.language]}
            yield IndirectTime(kind=kind, minutes=minutes, **whose, **usual)
        kind, minutes = world.dice.choice(FOR_NOBODY)
        yield IndirectTime(kind=kind, minutes=minutes, program=life.program, **usual)
