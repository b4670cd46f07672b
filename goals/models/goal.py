from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled
from clients.models import Client

from .goal_query import QUIET_DAYS, GoalQuerySet
from .order import lay
from .status import OPEN, TURNS, Status
from .whose import whose_goal

OWN_WORDS_LENGTH = 500
LONG_TEXT_LENGTH = 4000


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
    translation = models.CharField(_("in the other language"), max_length=OWN_WORDS_LENGTH, blank=True)
    payer_wording = models.CharField(_("how it is written for the payer"), max_length=1000, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.DREAM, editable=False)
    status_on = models.DateField(default=timezone.localdate, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_how = models.CharField(max_length=13, choices=Confirmed, blank=True, editable=False)
    proposed_words = models.CharField(max_length=OWN_WORDS_LENGTH, blank=True, editable=False)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
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
            models.CheckConstraint(
                condition=Q(proposed_words="", proposed_by=None)
                | (~Q(proposed_words="") & Q(proposed_by__isnull=False)),
                name="proposed_words_say_by_whom",
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
    def whose(self):
        return whose_goal(self)

    @property
    def turns(self):
        """The statuses that may come next."""
        return [status for status in Status if status in TURNS[Status(self.status)]]

    @property
    def is_for_a_payer(self):
        """Whether a program of today asks for a second wording."""
        return self.client.enrollments.in_force().filter(program__asks_payer_wording=True).exists()

    def words_for_a_payer(self):
        """A first wording for the payer, made of what the person said; nobody has to keep it."""
        said = [_("In their own words: “%s”.") % self.own_words]
        if milestone := self.next_milestone():
            said.append(_("Objective: %s.") % milestone.words.rstrip("."))
        if step := self.next_step():
            said.append(_("Next action: %s.") % step.words.rstrip("."))
        return " ".join(map(str, said))

    @cached_property
    def bump_days(self):
        return [bump.on for bump in self.bumps.all()]

    def course_places(self):
        """(milestones as (words, reached), bumps as the index of the last milestone reached before each)."""
        milestones = list(self.milestones.all())
        reached_on = sorted(m.reached_on for m in milestones if m.reached_on)
        bumps = [sum(reached <= day for reached in reached_on) - 1 for day in self.bump_days]
        return [(m.words, m.reached_on is not None) for m in milestones], bumps

    def reached_count(self):
        return sum(m.reached_on is not None for m in self.milestones.all())

    def next_step(self):
        """The open step that comes first; from prefetched steps where there are any."""
        return next((step for step in self.steps.all() if step.is_open), None)

    def next_milestone(self):
        return next((m for m in self.milestones.all() if m.reached_on is None), None)

    @property
    def is_quiet(self):
        """Worked on, and touched by nobody for 45 days."""
        return self.status == Status.WORKING and self.updated_at < timezone.now() - timedelta(days=QUIET_DAYS)

    @property
    def waits_for_a_yes(self):
        """The person has not said yet that these words are theirs, or was offered other ones."""
        return self.is_open and (self.confirmed_at is None or bool(self.proposed_words))

    @transaction.atomic
    def begin(self, by, how):
        """Save a new goal as a dream. One by the client or with them is confirmed by being said: `how` says where."""
        self.created_by = by
        if self.author in (self.Author.MINE, self.Author.OURS):
            self.confirmed_at, self.confirmed_how = timezone.now(), how
        self.save()
        self.history.create(goal=self, status=self.status, words="", by=by)

    @transaction.atomic
    def reword(self, by, before, how=""):
        """Save what staff changed; `before` holds the words and the author as they were.

        The person's own words change only with their yes, and `how` says where they gave it. Until then the new ones
        wait beside them.
        """
        if how:
            return self.confirm(how)
        if self.confirmed_at and self.own_words != before["own_words"]:
            self.proposed_words, self.proposed_by, self.own_words = self.own_words, by, before["own_words"]
        if self.author != before["author"]:
            self.confirmed_at, self.confirmed_how = None, ""
        return self.save()

    def confirm(self, how):
        """The person said that these words are theirs; what somebody proposed instead is gone."""
        self.confirmed_at, self.confirmed_how = timezone.now(), how
        self.proposed_words, self.proposed_by = "", None
        self.save()

    def take_proposed_words(self, how):
        """The person likes the new words better."""
        if self.proposed_words:
            self.own_words = self.proposed_words
        self.confirm(how)

    @transaction.atomic
    def keep(self, by, words=""):
        """Still on the person's mind: nothing changes, and nobody asks again for a while."""
        self.history.create(goal=self, status=self.status, words=words, by=by)
        self.touch()

    def start(self, by, words="", on=None):
        self._turn(Status.WORKING, by, words, on)

    def rest(self, by, words="", on=None):
        self._turn(Status.RESTING, by, words, on)

    def reach(self, by, words="", on=None):
        self._turn(Status.REACHED, by, words, on)

    def change_mind(self, by, words="", on=None):
        self._turn(Status.CHANGED_MY_MIND, by, words, on)

    def turn(self, status, by, words="", on=None):
        """The verb by its status, for a form that offers several."""
        verbs = {
            Status.WORKING: self.start,
            Status.RESTING: self.rest,
            Status.REACHED: self.reach,
            Status.CHANGED_MY_MIND: self.change_mind,
        }
        verbs[Status(status)](by, words, on)

    @transaction.atomic
    def _turn(self, status, by, words, on):
        if status not in TURNS[Status(self.status)]:
            raise ValidationError(_("This goal has moved on in the meantime. Look again before you change it."))
        self.status, self.status_on = status, on or timezone.localdate()
        self.save(update_fields=["status", "status_on", "updated_at"])
        self.history.create(goal=self, status=status, words=words, by=by, on=self.status_on)

    @transaction.atomic
    def lay_in_order(self, milestones=(), steps=()):
        """Put the milestones, or the open steps, in the order of these keys."""
        for rows, keys in ((self.milestones, milestones), (self.steps.open(), steps)):
            if keys:
                lay(rows, keys)
                self.touch()

    def touch(self):
        """Something happened on this goal: it is not forgotten."""
        self.save(update_fields=["updated_at"])
