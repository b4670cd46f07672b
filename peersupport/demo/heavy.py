"""Two heavy weeks of one specialist: a call every evening, the weekends too, some of them about a crisis."""

from datetime import timedelta

from notes.models import CosignRequest, Note, Session

from .sessions import _sign

EVENINGS, CRISES, HOUR = 12, (3, 6, 9), 18
SAID = {
    "en": (
        "Called in the evening. I listened, and we planned the night.",
        "I got through it, with someone on the line.",
    ),
    "es": ("Llamó por la tarde. Escuché y planeamos la noche.", "Lo pasé, con alguien en la línea."),
}


def build_heavy_weeks(world):
    lives = [life for life in world.lives if life.specialist == world.staff["terrell"] and _walks_on(life)]
    if not lives:
        return
    lives.sort(key=lambda life: life.program.cosign_required)
    for ago in range(1, EVENINGS + 1):
        _call(world, lives[0], ago, is_crisis=ago in CRISES)
    lonely = next((life for life in lives[1:] if _is_alone_since(life, world.moment(world.day(3)))), None)
    if lonely:
        _call(world, lonely, 2, is_crisis=True, hour=20)


def _walks_on(life):
    return life.person.kind not in ("waiting", "new", "space", "part", "unseen", "quiet", "marcus", "due", "late")


def _is_alone_since(life, moment):
    held = life.client.sessions.held()
    return held.exists() and not held.filter(start_at__gte=moment).exists()


def _call(world, life, ago, is_crisis, hour=HOUR):
    start_at = world.planned(world.day(ago), hour)
    session = Session.objects.create(
        client=life.client,
        specialist=life.specialist,
        program=life.program,
        status=Session.Status.HELD,
        start_at=start_at,
        end_at=start_at + timedelta(minutes=25),
        method="phone",
        place="10",
        service_code=life.program.codes[0],
        created_at=start_at,
    )
    did, said = SAID[life.person.language]
    note = Note.objects.create(
        session=session,
        did=["listened"],
        what_we_did=did,
        takeaway=said,
        no_goal="hard_day",
        is_crisis=is_crisis,
        due_at=session.crisis_due_at if is_crisis else session.note_due_at,
    )
    _sign(world, note, life)
    if life.program.cosign_required:
        CosignRequest.ask([note])
