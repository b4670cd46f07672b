"""People of a program and some days, drawn at random so that the same number draws the same people again."""

import random
import secrets

from clients.models import Client
from notes.models import Note

MOST, MOST_NOTES = 50, 600
LARGEST_SEED = 999_999


class Sample:
    def __init__(self, program, since, until, count, seed=None):
        self.program, self.since, self.until, self.count = program, since, until, count
        self.seed = secrets.randbelow(LARGEST_SEED) + 1 if seed is None else seed
        served = Note.objects.signed().on_days(since, until).in_program(program).order_by()
        self.drawn_from = sorted(served.values_list("session__client", flat=True).distinct())
        dice = random.Random(self.seed)
        self.keys = dice.sample(self.drawn_from, min(count, len(self.drawn_from)))
        self.note_count = served.filter(session__client__in=self.keys).count()

    @property
    def fits_one_packet(self):
        """What is longer no reader opens, and a small machine cannot bind: it is made person by person."""
        return self.note_count <= MOST_NOTES

    @property
    def people(self):
        """In the order in which they were drawn."""
        found = Client.objects.in_bulk(self.keys)
        return [found[key] for key in self.keys]
