"""Words of the clinic in some of one specialist's notes: something to wonder about in supervision, never a fault."""

from datetime import timedelta

from notes.models import noticing

LATELY = timedelta(weeks=3)
WORDS = [
    "Made sure the appointment is kept, and asked about being compliant with the pills.",
    "Went over triggers and coping skills. I told them to call the clinic first thing.",
    "Talked about being non-compliant last week and what the doctor will say.",
]


def write_like_a_clinic(world, rows):
    """The notes whose words were changed, of (note, life): before they are signed."""
    newest = [
        note
        for note, life in sorted(rows, key=lambda row: row[0].session.start_at, reverse=True)
        if life.specialist == world.staff["terrell"] and life.person.language == "en" and note.what_we_did
    ]
    lately = [note for note in newest if note.session.start_at > world.now - LATELY][: len(WORDS)]
    for note, words in zip(lately, WORDS, strict=False):
        note.what_we_did = words
    return lately


def count_what_was_left(notes):
    for note in notes:
        noticing.count(note)
