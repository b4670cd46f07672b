from datetime import timedelta

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from clients.models import Client

OWN_WORDS_LENGTH = 500
LONG_TEXT_LENGTH = 4000


class Status(models.TextChoices):
    DREAM = "dream", _("Dream")
    WORKING = "working", _("Working on it")
    RESTING = "resting", _("Resting")
    REACHED = "reached", _("Reached")
    CHANGED_MY_MIND = "changed", _("Changed my mind")


OPEN = (Status.DREAM, Status.WORKING, Status.RESTING)
ACTIVE = (Status.WORKING, Status.RESTING)
TURNS = {
    Status.DREAM: {Status.WORKING, Status.CHANGED_MY_MIND, Status.RESTING},
    Status.WORKING: {Status.RESTING, Status.REACHED, Status.CHANGED_MY_MIND},
    Status.RESTING: {Status.WORKING, Status.REACHED, Status.CHANGED_MY_MIND},
    Status.REACHED: {Status.WORKING},
    Status.CHANGED_MY_MIND: {Status.WORKING},
}


class GoalQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def working(self):
        return self.filter(status=Status.WORKING)

    def led_by_the_client(self):
        """By the client or with them, and confirmed: the share's numerator. Court goals stand apart."""
        return self.filter(author__in=[Goal.Author.MINE, Goal.Author.OURS]).exclude(confirmed_at=None)

    def in_order(self):
        """Working first, then resting, dreams, and what is finished; the newest of each first."""
        rank = models.Case(
            *[models.When(status=status, then=n) for n, status in enumerate(_ORDER)], output_field=models.IntegerField()
        )
        return self.order_by(rank, "-created_at", "-pk")

    def with_way(self):
        """With milestones, steps and bumps, for drawing and reading."""
        return self.prefetch_related("milestones", "steps__owner_supporter", "bumps")

    def with_shared_way(self):
        """The same as staff see it: a bump that the person keeps to themselves is not there, not even as a wave."""
        shared = apps.get_model("goals", "Bump").objects.shared().order_by("on", "pk")
        return self.prefetch_related("milestones", "steps__owner_supporter", models.Prefetch("bumps", shared))


_ORDER = [Status.WORKING, Status.RESTING, Status.DREAM, Status.REACHED, Status.CHANGED_MY_MIND]


@pghistory.track()
class Goal(Walled):
    """What a person wants, in their own words."""

    Status = Status

    class Author(models.TextChoices):
        MINE = "mine", _("Mine")
        OURS = "ours", _("Ours")
        SUGGESTED = "suggested", _("Suggested by my specialist")
        REQUIRED = "required", _("Required by someone else")

    class LifeArea(models.TextChoices):
        HEALTH = "health", _("Health")
        HOME = "home", _("Home")
        PURPOSE = "purpose", _("Purpose")
        COMMUNITY = "community", _("Community")

    class Confirmed(models.TextChoices):
        OWN_DEVICE = "own_device", _("on their own device")
        SHARED_SCREEN = "shared_screen", _("on the shared screen")
        ALOUD = "aloud", _("aloud, witnessed by their specialist")

    client = models.ForeignKey(Client, models.PROTECT, related_name="goals", editable=False)
    own_words = models.CharField(_("in their own words"), max_length=OWN_WORDS_LENGTH)
    language = models.CharField(max_length=2, choices=Client.SpokenLanguage, editable=False, default="en")
    author = models.CharField(_("whose goal is it"), max_length=9, choices=Author)
    required_by = models.CharField(_("who requires it"), max_length=120, blank=True)
    life_area = models.CharField(_("life area"), max_length=9, choices=LifeArea)
    why = models.TextField(_("why it matters"), blank=True, max_length=LONG_TEXT_LENGTH)
    status = models.CharField(max_length=8, choices=Status, default=Status.DREAM, editable=False)
    status_on = models.DateField(default=timezone.localdate, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_how = models.CharField(max_length=13, choices=Confirmed, blank=True, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        indexes = [models.Index(fields=["client", "status"], name="goal_of_client")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(author="required") | ~Q(required_by=""),
                name="a_required_goal_says_by_whom",
                violation_error_message=_("Say who requires it."),
            ),
        ]

    def __str__(self):
        return self.own_words

    def get_absolute_url(self):
        return reverse("goals:show", args=[self.client_id, self.pk])

    @property
    def is_open(self):
        return self.status in OPEN

    @property
    def is_ended(self):
        return not self.is_open

    @property
    def turns(self):
        """The statuses that may come next."""
        return [status for status in Status if status in TURNS[Status(self.status)]]

    def course_places(self):
        """(milestones as (words, reached), bumps as the index of the last milestone reached before each)."""
        milestones = list(self.milestones.all())
        reached_on = sorted(m.reached_on for m in milestones if m.reached_on)
        bumps = [sum(day <= bump.on for day in reached_on) - 1 for bump in self.bumps.all()]
        return [(m.words, m.reached_on is not None) for m in milestones], bumps

    def reached_count(self):
        return sum(m.reached_on is not None for m in self.milestones.all())

    def next_step(self):
        """The open step that comes first; from prefetched steps where there are any."""
        return next((step for step in self.steps.all() if step.is_open), None)

    def next_milestone(self):
        return next((m for m in self.milestones.all() if m.reached_on is None), None)

    def was_touched_within(self, days):
        return self.updated_at >= timezone.now() - timedelta(days=days)

    @transaction.atomic
    def begin(self, by, how):
        """Save a new goal as a dream. One by the client or with them is confirmed by being said: `how` says where."""
        self.created_by = by
        if self.author in (self.Author.MINE, self.Author.OURS):
            self.confirmed_at, self.confirmed_how = timezone.now(), how
        self.save()
        self.history.create(goal=self, status=self.status, words="", by=by)

    def reword(self):
        """Save changed words. What staff reworded is the person's own only once they say so again."""
        self.confirmed_at, self.confirmed_how = None, ""
        self.save()

    def confirm(self, how):
        """The person said that these words are theirs."""
        self.confirmed_at, self.confirmed_how = timezone.now(), how
        self.save(update_fields=["confirmed_at", "confirmed_how", "updated_at"])

    def start(self, by, words=""):
        self._turn(Status.WORKING, by, words)

    def rest(self, by, words=""):
        self._turn(Status.RESTING, by, words)

    def reach(self, by, words=""):
        self._turn(Status.REACHED, by, words)

    def change_mind(self, by, words=""):
        self._turn(Status.CHANGED_MY_MIND, by, words)

    def turn(self, status, by, words=""):
        """The verb by its status, for a form that offers several."""
        verbs = {
            Status.WORKING: self.start,
            Status.RESTING: self.rest,
            Status.REACHED: self.reach,
            Status.CHANGED_MY_MIND: self.change_mind,
        }
        verbs[Status(status)](by, words)

    @transaction.atomic
    def _turn(self, status, by, words):
        if status not in TURNS[Status(self.status)]:
            raise ValidationError(_("This goal has moved on in the meantime. Look again before you change it."))
        self.status, self.status_on = status, timezone.localdate()
        self.save(update_fields=["status", "status_on", "updated_at"])
        self.history.create(goal=self, status=status, words=words, by=by)

    def touch(self):
        """Something happened on this goal: it is not forgotten."""
        self.save(update_fields=["updated_at"])


class GoalTurn(Walled):
    """One turn in a goal's life, with the person's words. Written by the goal's verbs, never changed."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="history", editable=False)
    status = models.CharField(max_length=8, choices=Status, editable=False)
    words = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("turn of a goal")
        verbose_name_plural = _("turns of a goal")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_status_display()
