"""The rows that a story is told from; each kind is asked once, however long the life."""

from dataclasses import replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from clients.models import Client, HandOff, SelfDescription, Supporter
from goals.models import Milestone, Step
from notes.models import Addendum, GoalWork, Note, Statement, Withholding

from .line import Curtain

TOUCH, TOUCHED_ON = ("to", "what_for", "what_came"), ("made_on", "completed_on", "withdrawn_on")
ME = ("gender", "gender_words", "race", "race_words", "veteran")


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
    def _beside(self):
        """What lies beside the way, a kind of row each, in one query."""
        here = {"client": OuterRef("pk")}
        corner = Supporter.objects.filter(**here).order_by("created_at", "pk")
        touch, me = HandOff.objects.filter(**here).oldest_first(), SelfDescription.objects.filter(**here)
        held = Withholding.of(self.client).current().order_by("note__session__start_at", "pk").select_related(None)
        told = {
            "corner": ArraySubquery(corner.values(told=_told("pk", "name", "helps_with", "created_at"))),
            "touch": ArraySubquery(touch.values(told=_told("pk", *TOUCH, *TOUCHED_ON))),
            "me": ArraySubquery(me.values(told=_told(*ME))),
            "held": ArraySubquery(held.values(told=JSONObject(pk="pk", start_at="note__session__start_at"))),
        }
        return Client.objects.filter(pk=self.client.pk).annotate(**told).values(*told).get()

    @cached_property
    def supporters(self):
        return [Supporter(**row | {"created_at": parse_datetime(row["created_at"])}) for row in self._beside["corner"]]

    @cached_property
    def hand_offs(self):
        rows = self._beside["touch"]
        return [HandOff(**row | {name: row[name] and parse_date(row[name]) for name in TOUCHED_ON}) for row in rows]

    @property
    def held_back(self):
        """The key of each note that is held back, and when its session began."""
        return self._beside["held"]

    @property
    def self_description(self):
        return next((SelfDescription(**row) for row in self._beside["me"]), None)

    @cached_property
    def fellows(self):
        """The names of all who were in a group with them, whenever that was."""
        groups = self.client.in_groups.values("group")
        meetings = self.client.sessions.exclude(group_meeting=None).values("group_meeting")
        together = Q(in_groups__group__in=groups) | Q(sessions__group_meeting__in=meetings)
        others = Client.objects.filter(together).exclude(pk=self.client.pk).distinct()
        return [name for names in others.values_list("chosen_name", "legal_name") for name in names if name]

    @cached_property
    def _curtains(self):
        """Before supporters, and before those of a group: these stand before the person's own words too."""
        spared = [self.client.chosen_name, *(one.specialist.name for one in self.assignments)]
        corner = [supporter.name for supporter in self.supporters]
        return (
            Curtain(self.fellows, gettext_lazy("someone from a group"), spared),
            Curtain(corner, gettext_lazy("someone in my corner"), spared),
        )

    @property
    def curtain_before_fellows(self):
        return self._curtains[0]

    def before(self, line, keeps_my_names):
        """The line without the names of others; where the person wants that, as they wrote it themselves."""
        fellows, corner = self._curtains
        words = fellows.before(line.words)
        return replace(line, words=words if line.mine and keeps_my_names else corner.before(words))

    def is_mine(self, user_id):
        return str(user_id) == str(self.client.user_id)

    def _mine(self, rows):
        """What is shared, and what the person keeps to themselves; never what somebody else keeps."""
        return rows.filter(Q(is_shared=True) | Q(by=self.client.user_id))


def _told(*fields):
    return JSONObject(**{field: field for field in fields})
