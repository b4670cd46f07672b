"""The year's sessions with their notes; what is planned; what waits to be finished, signed or co-signed."""

from datetime import timedelta

from goals.models import Goal
from notes.models import CosignRequest, GoalWork, Note, Reading, Review, Session
from notes.units import units

from .drift import count_what_was_left, write_like_a_clinic
from .library import GENERAL
from .world import SATURDAY

MOVEMENTS = {"~": "steady", "!": "bump"}
PRAISE = [
    "I could hear them in this note. Thank you for keeping their words.",
    "You waited, and they found it themselves. Good work.",
    "Lovely how the next step is theirs, not yours.",
]
NOT_MET = [("they_could_not", "shift change"), ("they_could_not", "no ride"), ("no_answer", ""), ("they_chose", "")]
LATE = {"en": "Out sick on Tuesday.", "es": "Estuve enferma el martes."}
TALK = {"en": "see how the week went", "es": "ver cómo estuvo la semana"}


def build_sessions(world):
    held = [row for life in world.lives for row in _held(world, life)]
    Session.objects.bulk_create([session for session, *_rest in held])
    notes = Note.objects.bulk_create([_note(world, *row) for row in held])
    GoalWork.objects.bulk_create([work for note, row in zip(notes, held, strict=True) for work in _work(note, row[2])])
    told = [(note, life) for note, (_, life, _, ago) in zip(notes, held, strict=True) if not _is_draft(life, ago, note)]
    like_a_clinic = write_like_a_clinic(world, told)
    for note, life in told:
        _sign(world, note, life)
    count_what_was_left(like_a_clinic)
    _reviews(world, notes)
    _readings(notes)
    Session.objects.bulk_create([one for life in world.lives for one in _not_met(world, life)])
    Session.objects.bulk_create(_planned(world))


def _held(world, life):
    """(session, life, scene, how many sessions ago), the last one first."""
    rows = []
    scenes = _Scenes(world, life)
    for ago, day in reversed(list(enumerate(_days(world, life)))):
        scene = scenes.next_on(day, ago)
        if scene is None:
            break
        rows.append((_session(world, life, day, ago), life, scene, ago))
    return rows


def _days(world, life):
    """Counting back from the last time together: every week or so lately, wider apart before."""
    if life.person.kind == "waiting":
        return []
    since = {"unseen": world.dice.randint(15, 33), "space": 20, "part": 44, "due": 3, "late": 6, "marcus": 6}
    day = world.day(since.get(life.person.kind) or world.dice.randint(1, 11))
    gap, days = 7, []
    while day > life.began_on or not days:
        days.append(max(day, life.began_on))
        day -= timedelta(days=gap + world.dice.randint(-1, 3))
        gap += 1
    return days


class _Scenes:
    """What was talked about: the goals' own scenes in their order, other days between them, none told twice."""

    def __init__(self, world, life):
        self.world, self.life = world, life
        shared = [scene for scene in GENERAL[life.person.language] if scene[0] != "getting_to_know"]
        self.first = [scene for scene in GENERAL[life.person.language] if scene[0] == "getting_to_know"]
        world.dice.shuffle(self.first)
        self.others = world.dice.sample(shared, len(shared))
        self.left = {told.goal.pk: list(told.scenes) for told in life.goals}

    def next_on(self, day, days_left):
        """(goal or None, reason without one, focus, what we did, takeaway, feeling, words)"""
        told = self._goal_on(day)
        share = sum(map(len, self.left.values())) / (days_left + 1)
        if told and (self.world.dice.random() < share or not self.others):
            return (told.goal, "", *self.left[told.goal.pk].pop(0))
        pool = self.first if self.first and not self._any_before(day) else self.others
        return (None, *pool.pop(), "") if pool else None

    def _goal_on(self, day):
        open_ones = [told for told in self.life.goals if self.left[told.goal.pk] and self._is_open(told.goal, day)]
        return self.world.dice.choice(open_ones) if open_ones else None

    def _is_open(self, goal, day):
        ended = goal.is_ended or goal.status == Goal.Status.RESTING
        last = goal.status_on if ended else self.world.today
        if self.life.person.kind == "quiet":
            last = self.world.day(58)
        return self.world.moment(day, 12) >= goal.created_at and day <= last

    def _any_before(self, day):
        return any(self.world.moment(day, 12) >= told.goal.created_at for told in self.life.goals)


def _session(world, life, day, ago):
    program = life.program
    if life.person.kind == "due" and ago == 0:
        start_at = _due_today(world)
    else:
        day, hour = world.free_hour(life.specialist, day)
        start_at = world.planned(day, hour, world.dice.choice([0, 5]))
    method = world.dice.choices(["in_person", "phone", "video"], [74, 20, 6])[0]
    places = {"recovery": ["11", "11", "99", "12"], "wellness": ["11", "12", "99"], "outreach": ["27", "04", "99"]}
    return Session(
        client=life.client,
        specialist=life.specialist,
        program=program,
        status=Session.Status.HELD,
        start_at=start_at,
        end_at=start_at + timedelta(minutes=world.dice.choice([20, 30, 35, 40, 45, 45, 50, 50, 55])),
        method=method,
        place=world.dice.choice(places[life.person.program]) if method == "in_person" else "10",
        service_code=program.codes[0],
        created_at=start_at,
    )


def _due_today(world):
    """Three days before the hour that it is due: a quarter past four, or some hours from now."""
    due = max(world.planned(world.today, 16, 15), world.now + timedelta(hours=3))
    return due - timedelta(hours=72, minutes=45)


def _note(world, session, life, scene, ago):
    goal, no_goal, focus, what_we_did, takeaway, feeling, _words = scene
    step = _next_step(life, goal, session)
    first = {"hard_day": "listened", "outreach": "went_with"}.get(no_goal, "planned")
    return Note(
        session=session,
        focus=focus,
        did=[first, *world.dice.sample(["shared", "practised", "looked_up", "celebrated", "called"], 1)],
        what_we_did=what_we_did,
        takeaway=takeaway,
        feeling=feeling,
        next_step=step.words if step else "",
        next_step_owner=step.owner if step else "",
        next_step_goal=goal if step else None,
        no_goal=no_goal,
        due_at=session.note_due_at,
        saved_at=session.end_at + timedelta(minutes=12),
    )


def _next_step(life, goal, session):
    """The step that came next when they parted."""
    told = next((told for told in life.goals if goal is not None and told.goal.pk == goal.pk), None)
    for step in told.steps if told else ():
        if step.owner in Note.NextStepOwner.values and (step.done_at is None or step.done_at > session.end_at):
            return step
    return None


def _work(note, scene):
    goal, words = scene[0], scene[-1]
    if goal is not None:
        movement = MOVEMENTS.get(words[:1], "moved")
        yield GoalWork(note=note, goal=goal, movement=movement, words=words.lstrip("~! "))


def _is_draft(life, ago, note):
    return ago == 0 and life.person.kind in ("due", "late")


def _sign(world, note, life):
    """As Note.sign does, on a day of its own."""
    session = note.session
    late = world.dice.random() < 0.03
    after = (
        timedelta(hours=30) + (note.due_at - session.end_at) if late else timedelta(minutes=world.dice.randint(10, 180))
    )
    note.signed_at = min(session.end_at + after, world.now)
    note.was_late = note.signed_at > note.due_at
    note.late_because = LATE[life.person.language] if note.was_late else ""
    note.signed_by, note.signed_name = life.specialist, life.specialist.name_and_credential
    note.signed_units, note.saved_at = units(session.minutes, session.program.unit_rule), note.signed_at
    note.signed_code = str(session.service_code)
    note.content_hash = note.compute_hash()
    note.save()


def _reviews(world, notes):
    """Co-signed after some days where the program asks for it; the last days' wait. A good word now and then."""
    reviews = []
    CosignRequest.ask([note for note in notes if note.is_signed and _waits(world, note)])
    for note in notes:
        supervisor = note.session.specialist.supervisor
        if not note.is_signed or (world.now - note.signed_at).days < 6:
            continue
        at = min(note.signed_at + timedelta(days=3), world.now)
        made = {"note": note, "by": supervisor, "by_name": supervisor.name_and_credential, "at": at}
        if note.session.program.cosign_required:
            reviews.append(Review(kind=Review.Kind.COSIGN, **made))
        if world.dice.random() < 0.05:
            reviews.append(Review(kind=Review.Kind.PRAISE, words=world.dice.choice(PRAISE), **made))
    Review.objects.bulk_create(reviews)


def _readings(notes):
    """People who sign in have read all but their newest note."""
    last = {note.session.client_id: note for note in sorted(notes, key=lambda note: note.session.start_at)}
    read = [note for note in notes if note.is_signed and note is not last[note.session.client_id]]
    Reading.objects.bulk_create(
        [Reading(note=note, by=by, up_to=note.signed_at) for note in read if (by := note.session.client.user)]
    )


def _waits(world, note):
    return note.session.program.cosign_required and (world.now - note.signed_at).days < 6


def _not_met(world, life):
    if life.person.kind in ("waiting", "new", "part"):
        return
    for ago in (13, 75) if life.person.kind == "marcus" else (world.dice.randint(12, 60),):
        if world.dice.random() < 0.55 or ago == 13:
            because, words = NOT_MET[0] if ago == 13 else world.dice.choice(NOT_MET)
            day, hour = world.free_hour(life.specialist, world.day(ago))
            if day > life.began_on:
                yield _plan(world, life, day, hour, status="not_met", not_met_because=because, not_met_words=words)


def _planned(world):
    """Today's sessions and the week's, a few for each specialist."""
    plans = []
    for specialist in world.staff.values():
        lives = [
            life for life in world.lives if life.specialist == specialist and life.person.kind not in ("space", "part")
        ]
        for n, life in enumerate(lives[:3]):
            hour, minute = [(9, 30), (11, 0), (14, 0)][n]
            plans.append(_plan(world, life, world.today, hour, minute))
        for n, life in enumerate(lives[3:8]):
            day = _working_day(world.day(-1 - n))
            plans.append(_plan(world, life, day, [10, 13, 15, 11, 9][n], 0))
    return plans


def _working_day(day):
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def _plan(world, life, day, hour, minute=0, **fields):
    told = next((told for told in life.goals if told.goal.status == Goal.Status.WORKING), None)
    what = next((step.words for step in told.steps if step.is_open), "") if told else ""
    return Session(
        client=life.client,
        specialist=life.specialist,
        program=life.program,
        planned_at=world.planned(day, hour, minute),
        planned_for=(what or TALK[life.person.language])[:200],
        method="phone" if life.client.chosen_name == "Luz T." else "in_person",
        place="10" if life.client.chosen_name == "Luz T." else "11",
        created_at=world.moment(min(day, world.today) - timedelta(days=5)),
        **fields,
    )
