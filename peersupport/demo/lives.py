"""The people: their record, programs, specialists, corner; and their goals with everything on the way."""

import random
from datetime import timedelta

from accounts.models import User
from clients.models import Assignment, Client, Enrollment, Opening, Supporter

from .goals import GoalTeller
from .people import CORNER, MATTERS, PEOPLE, SAFE, STRENGTHS, VALUES
from .stories import parts
from .world import SEED, Life

PAYERS = ["Medicaid"] * 6 + ["State grant"] * 3 + ["County fund"] * 3
MARCUS_CORNER = [("Ray", "friend from group", "walks with me"), ("My sister", "sister", "we are working on it")]


def build_lives(world):
    """Clients first; then goals, a kind of row at a time, so that a year takes seconds."""
    clients = Client.objects.bulk_create([_client(world, n, person) for n, person in enumerate(PEOPLE)])
    for client, person in zip(clients, PEOPLE, strict=True):
        specialist, program = world.staff[person.specialist], world.programs[person.program]
        began_on = world.day(int(person.months * 30.4))
        world.lives.append(Life(client, person, specialist, program, began_on))
    dice = random.Random(SEED)
    for life in world.lives:
        _account(world, life)
        _enrol(world, life, dice)
        _assign(world, life)
        _corner(world, life)
    GoalTeller(world).tell()
    _openings(world)


def _client(world, number, person):
    dice, language = world.dice, person.language
    texts = dice.random() < 0.75
    client = Client(
        chosen_name=person.name,
        pronouns=person.pronouns,
        language=language,
        born_on=world.day(dice.randint(22 * 365, 66 * 365)),
        phone=f"555 01{number:02}",
        text_is_fine=texts,
        voicemail_is_fine=dice.random() < 0.4,
        mail_is_fine=dice.random() < 0.3,
        safe_contact=dice.choice(SAFE[language]) if dice.random() < 0.6 else "",
        created_at=world.moment(world.day(int(person.months * 30.4)), 10),
    )
    if person.kind not in ("waiting", "new") or dice.random() < 0.4:
        client.strengths = "\n".join(dice.sample(STRENGTHS[language], 3))
        client.what_matters = dice.choice(MATTERS[language])
        client.values = "\n".join(dice.sample(VALUES[language], 3))
    return _as_drawn(client) if person.kind == "marcus" else _as_their_kind(world, client, person)


def _as_drawn(client):
    client.what_matters = "Being someone my nephew can count on."
    client.values = "Family\nBeing outside\nKeeping my word"
    client.strengths = "Shows up even on hard mornings\nKnows every trail along the river\nMakes people laugh"
    client.text_is_fine, client.voicemail_is_fine = True, False
    client.safe_contact = "Text before 8 or after 4. My shift changes from week to week."
    return client


def _as_their_kind(world, client, person):
    if person.kind == "space":
        client.asked_for_space_on = world.day(19)
    if person.kind == "part":
        client.archived_on, client.archive_reason = (
            world.day(40),
            "Moved to be near his daughter. Said goodbye together.",
        )
    return client


def _account(world, life):
    if not life.person.signs_in:
        return
    email = f"{life.client.first_name.lower()}@harbor.example"
    life.client.user = User.objects.create_user(
        world.agency, life.client.chosen_name, email, language=life.client.language, reads_aloud=True
    )
    life.client.email = email
    life.client.save(update_fields=["user", "email"])


def _enrol(world, life, dice):
    referred = life.began_on - timedelta(days=world.dice.randint(2, 9))
    ended = world.day(40) if life.person.kind == "part" else None
    Enrollment.objects.create(
        client=life.client,
        program=life.program,
        referred_on=referred,
        began_on=life.began_on,
        ended_on=ended,
        end_reason="Moved away" if ended else "",
        **_paid(world, dice),
    )
    if life.person.months > 8 and life.person.program == "recovery" and world.dice.random() < 0.4:
        wellness = world.programs["wellness"]
        Enrollment.objects.create(client=life.client, program=wellness, began_on=world.day(70), **_paid(world, dice))


def _paid(world, dice):
    """Who pays, and when the plan is looked at again: written down on the first day."""
    return {"payer": dice.choice(PAYERS), "plan_review_due_on": world.day(-dice.randint(35, 85))}


def _assign(world, life):
    began_on, kind = life.began_on, life.person.kind
    if kind == "moved":
        before = world.staff["kofi"]
        life.began_on = world.day(240)
        Assignment.objects.create(
            client=life.client, specialist=before, began_on=life.began_on, ended_on=began_on - timedelta(days=1)
        )
    ended_on = world.day(40) if kind == "part" else None
    Assignment.objects.create(client=life.client, specialist=life.specialist, began_on=began_on, ended_on=ended_on)
    if kind == "covered":
        Assignment.objects.create(
            client=life.client,
            specialist=world.staff["hana"],
            kind=Assignment.Kind.COVER,
            reason="Roz is at a training week",
            began_on=world.day(3),
            ended_on=world.day(-9),
        )


def _corner(world, life):
    if life.person.kind in ("new", "waiting"):
        return
    lines = [parts(line.replace(":", "|")) for line in CORNER[life.person.language]]
    chosen = (
        MARCUS_CORNER if life.person.kind == "marcus" else world.dice.sample(lines, world.dice.choice([0, 1, 2, 2, 3]))
    )
    for name, relation, helps_with in chosen:
        Supporter.objects.create(
            client=life.client,
            name=name,
            relation=relation,
            helps_with=helps_with,
            created_at=world.moment(life.began_on + timedelta(days=12)),
        )


def _openings(world):
    """Who opened the record of those who can look it up themselves."""
    rows = []
    for life in world.lives:
        readers = [life.specialist] * 6 + [life.specialist.supervisor, world.staff["patricia"]]
        for member in readers if life.client.user else ():
            rows.append(
                Opening(
                    client=life.client,
                    user=member.user,
                    role=member.role,
                    kind=Opening.Kind.OPENED,
                    page="overview",
                    opened_at=world.moment(world.day(world.dice.randint(1, 60)), world.dice.randint(8, 16)),
                )
            )
    Opening.objects.bulk_create(rows)
