"""What people and their specialists wrote to each other lately."""

from datetime import timedelta

from accounts.days import end_of_business_day
from clients.models import Message, Thread

A_WHILE = timedelta(hours=3)
# (about, [(who, words)]); what is not answered waits.
MARCUS = [
    (
        "The bus on Friday",
        [
            ("client", "The early bus does not run this Friday. Can we meet at ten instead of half past nine?"),
            ("staff", "Ten is good. I will bring the form for the gym."),
        ],
    ),
    (
        "",
        [
            ("client", "I walked three mornings this week. Wanted to tell somebody."),
            ("staff", "Three! I am glad you told me. Was it cold by the river?"),
        ],
    ),
]
TALKS = {
    "en": [
        ("My hours", [("client", "They changed my shift again. Is there another day for us?")]),
        ("", [("client", "Thank you for calling the clinic with me."), ("staff", "It was all you. I only dialed.")]),
        ("A ride", [("client", "Do you know if the van goes out to Millbrook?")]),
    ],
    "es": [
        ("Mi cita", [("client", "¿Me puede acompañar a la cita del jueves?"), ("staff", "Sí, claro. Nos vemos allí.")]),
        ("", [("client", "Mi hermana dijo que sí viene con nosotras.")]),
    ],
}
MOST = 7


def build_letters(world):
    writing = [life for life in world.lives if life.client.user and not life.client.archived_on]
    others = [life for life in writing if life.person.kind != "marcus"]
    others = sorted(others, key=lambda life: life.specialist != world.staff["dana"])[:MOST]
    for life in writing:
        if life.person.kind == "marcus":
            for ago, talk in zip((9, 1), MARCUS, strict=True):
                _tell(world, life, talk, ago)
    for n, life in enumerate(others):
        talks = TALKS[life.person.language]
        _tell(world, life, talks[n % len(talks)], ago=[1, 2, 6, 1][n % 4])


def _tell(world, life, talk, ago):
    (about, lines), at = talk, world.moment(world.day(ago), 18)
    thread = Thread.objects.create(client=life.client, about=about, moved_at=at)
    rows = []
    for n, (who, words) in enumerate(lines):
        rows.append(_message(world, life, thread, who, words, at + n * A_WHILE))
        thread.moved_at = rows[-1].at
    for asked, answered in zip(rows, rows[1:], strict=False):
        asked.seen_at = asked.settled_at = answered.at
        asked.seen_by_name = asked.settled_by_name = answered.by_name
        asked.settled_as = Message.Settled.ANSWERED
    Message.objects.bulk_create(rows)
    thread.save(update_fields=["moved_at"])


def _message(world, life, thread, who, words, at):
    is_theirs, at = who == "client", min(at, world.now - timedelta(minutes=4))
    by, name = life.client.user, life.client.chosen_name
    if not is_theirs:
        by, name = life.specialist.user, life.specialist.name_and_credential
    return Message(
        thread=thread,
        client=life.client,
        by=by,
        by_name=name,
        is_from_client=is_theirs,
        words=words,
        language=life.person.language,
        at=at,
        answer_by=end_of_business_day(at, world.agency.answer_days, world.agency.zone) if is_theirs else None,
    )
