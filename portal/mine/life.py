"""The rows that a story is told from; each kind is asked once, however long the life."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property

from goals.models import Milestone, Step
from notes.models import Addendum, GoalWork, Note, Statement

from .line import Curtain


def told_notes(client):
    """The one place that says which notes are the person's to take along: all but what is held back by law."""
    return Note.of(client).shared()


class Life:
    def __init__(self, client):
        self.client = client

    @cached_property
    def goals(self):
        places = Milestone.objects.filter(goal=OuterRef("pk"), reached_on__isnull=False).order_by("reached_on", "pk")
        steps = Step.objects.filter(goal=OuterRef("pk"), done_at__isnull=False).order_by("done_at", "pk")
        place = _told("pk", "words", "made_it_happen", "reached_on", "created_by_id")
        step = _told("pk", "words", "owner", "done_at", "created_by_id")
        told = {"reached": ArraySubquery(places.values(told=place)), "done": ArraySubquery(steps.values(told=step))}
        return list(self.client.goals.annotate(**told).order_by("created_at", "pk"))

    @cached_property
    def notes(self):
        work = GoalWork.objects.filter(note=OuterRef("pk")).exclude(words="").order_by("pk")
        added = Addendum.objects.filter(note=OuterRef("pk")).order_by("at", "pk")
        said = Statement.objects.filter(note=OuterRef("pk")).order_by("at", "pk")
        told = {
            "worked": ArraySubquery(work.values(told=_told("pk", "words"))),
            "added": ArraySubquery(added.values(told=_told("pk", "words", "at"))),
            "said": ArraySubquery(said.values(told=_told("pk", "words", "kind", "language", "at"))),
        }
        return list(told_notes(self.client).annotate(**told).oldest_first())

    @cached_property
    def check_ins(self):
        return list(self.client.check_ins.oldest_first())

    @cached_property
    def wins(self):
        return list(self._mine(self.client.wins).order_by("on", "pk"))

    @cached_property
    def bumps(self):
        return list(self._mine(self.client.bumps).order_by("on", "pk"))

    @cached_property
    def assignments(self):
        return list(self.client.assignments.with_names().order_by("began_on", "pk"))

    @cached_property
    def supporters(self):
        return list(self.client.supporters.order_by("created_at", "pk"))

    @cached_property
    def curtain(self):
        return Curtain([supporter.name for supporter in self.supporters])

    def is_mine(self, user_id):
        return str(user_id) == str(self.client.user_id)

    def _mine(self, rows):
        """What is shared, and what the person keeps to themselves; never what somebody else keeps."""
        return rows.filter(Q(is_shared=True) | Q(by=self.client.user_id))


def _told(*fields):
    return JSONObject(**{field: field for field in fields})
