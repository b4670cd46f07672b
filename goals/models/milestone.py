import pghistory
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from clients.models import Supporter

from .goal import Goal
from .order import move, next_position
from .whose import whose_step


@pghistory.track()
class Milestone(Walled):
    """A place on the way to a goal, reached on a date."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="milestones", editable=False)
    words = models.CharField(_("milestone"), max_length=200)
    position = models.PositiveIntegerField(editable=False)
    reached_on = models.DateField(null=True, editable=False)
    made_it_happen = models.CharField(_("what made it happen"), max_length=500, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["reached_on"], name="milestone_reached")]

    def __str__(self):
        return self.words

    @transaction.atomic
    def add(self, by):
        """Put it at the end of the way."""
        self.created_by, self.position = by, next_position(self.goal.milestones)
        self.save()
        self.goal.touch()

    @transaction.atomic
    def reach(self, on=None, made_it_happen=""):
        self.reached_on, self.made_it_happen = on or timezone.localdate(), made_it_happen
        self.save(update_fields=["reached_on", "made_it_happen"])
        self.goal.touch()

    @transaction.atomic
    def undo_reach(self):
        """A correction: it was ticked by mistake. The change history keeps both."""
        self.reached_on, self.made_it_happen = None, ""
        self.save(update_fields=["reached_on", "made_it_happen"])
        self.goal.touch()

    @transaction.atomic
    def reword(self):
        """Save changed words."""
        self.save()
        self.goal.touch()

    @transaction.atomic
    def move(self, up):
        move(self, self.goal.milestones, up)


class StepQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(done_at=None, put_aside_at=None)


@pghistory.track()
class Step(Walled):
    """The next small thing, with an owner and perhaps a day."""

    class Owner(models.TextChoices):
        CLIENT = "client", _("Me")
        SPECIALIST = "specialist", _("My specialist")
        BOTH = "both", _("Both of us")
        SUPPORTER = "supporter", _("Someone in my corner")

    class PutAside(models.TextChoices):
        NOT_NOW = "not_now", _("Not now")
        NO_LONGER_MINE = "no_longer_mine", _("No longer mine")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps", editable=False)
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("on the way to")
    )
    words = models.CharField(_("step"), max_length=300)
    owner = models.CharField(_("whose step is it"), max_length=10, choices=Owner, default=Owner.CLIENT)
    owner_supporter = models.ForeignKey(
        Supporter, models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("who")
    )
    due_on = models.DateField(_("perhaps by a day"), null=True, blank=True)
    position = models.PositiveIntegerField(editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
    put_aside_at = models.DateTimeField(null=True, editable=False)
    put_aside_as = models.CharField(max_length=14, choices=PutAside, blank=True, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = [F("done_at").asc(nulls_first=True), "position", "pk"]
        indexes = [
            models.Index(
                fields=["agency", "done_at"], include=["goal"], name="step_done", condition=Q(done_at__isnull=False)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(owner="supporter") | Q(owner_supporter__isnull=False),
                name="a_supporters_step_says_whose",
                violation_error_message=_("Say who in your corner does this step."),
            )
        ]

    def __str__(self):
        return self.words

    @property
    def whose(self):
        return whose_step(self)

    @property
    def is_open(self):
        return self.done_at is None and self.put_aside_at is None

    @transaction.atomic
    def add(self, by):
        self.created_by, self.position = by, next_position(self.goal.steps)
        self.save()
        self.goal.touch()

    @transaction.atomic
    def tick(self, by):
        """Done; ticking twice changes nothing."""
        if self.done_at is None:
            self.done_at, self.done_by, self.put_aside_at, self.put_aside_as = timezone.now(), by, None, ""
            self.save(update_fields=["done_at", "done_by", "put_aside_at", "put_aside_as"])
            self.goal.touch()

    @transaction.atomic
    def untick(self):
        self.done_at, self.done_by = None, None
        self.save(update_fields=["done_at", "done_by"])
        self.goal.touch()

    @transaction.atomic
    def put_aside(self, kind):
        self.put_aside_at, self.put_aside_as = timezone.now(), kind
        self.save(update_fields=["put_aside_at", "put_aside_as"])
        self.goal.touch()

    @transaction.atomic
    def take_up_again(self):
        self.put_aside_at, self.put_aside_as = None, ""
        self.save(update_fields=["put_aside_at", "put_aside_as"])
        self.goal.touch()

    @transaction.atomic
    def reword(self):
        """Save what was changed about it."""
        self.save()
        self.goal.touch()

    @transaction.atomic
    def move(self, up):
        move(self, self.goal.steps.open(), up)
