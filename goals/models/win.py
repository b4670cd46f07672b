import pghistory
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models, transaction
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from clients.models import Client

from .goal import LONG_TEXT_LENGTH, Goal
from .status import Status


class NewestFirstQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-on", "-created_at", "-pk")

    def shared(self):
        return self.filter(is_shared=True)

    def written_by(self, user):
        """Only the writer decides who else sees it."""
        return self.filter(by=user)

    def with_people(self):
        """With who added it, and its cheers as `cheered`: [{by, words}], newest first, in the same query."""
        cheers = Cheer.objects.filter(win=models.OuterRef("pk")).order_by("-at", "-pk")
        told = JSONObject(by=models.F("by__name"), words=models.F("words"))
        return self.select_related("by").annotate(cheered=ArraySubquery(cheers.values(told=told)))


class Shared(Walled):
    """Something that its writer shares with their specialist, or keeps to themselves."""

    is_shared = models.BooleanField(_("my specialist may see this"), default=True)

    class Meta:
        abstract = True

    def share(self, with_specialist):
        self.is_shared = with_specialist
        self.save(update_fields=["is_shared"])


@pghistory.track()
class Bump(Shared):
    """A setback, reframed. It never lowers anything that is shown."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="bumps", editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="bumps", editable=False)
    label = models.CharField(_("what I call it"), max_length=60, blank=True)
    around_me = models.TextField(_("what was going on around me"), blank=True, max_length=LONG_TEXT_LENGTH)
    happened = models.TextField(_("what happened, in my words"), blank=True, max_length=LONG_TEXT_LENGTH)
    helped = models.TextField(_("what I did that helped, even a little"), blank=True, max_length=LONG_TEXT_LENGTH)
    learned = models.TextField(_("what I learned"), blank=True, max_length=LONG_TEXT_LENGTH)
    try_next = models.TextField(_("what I’ll try next"), blank=True, max_length=LONG_TEXT_LENGTH)
    with_me = models.CharField(_("who can be with me"), max_length=200, blank=True)
    rest_for_now = models.BooleanField(_("rest for now"), default=False)
    on = models.DateField(_("day"), default=timezone.localdate)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NewestFirstQuerySet.as_manager()

    class Meta:
        verbose_name = _("bump")
        verbose_name_plural = _("bumps")
        ordering = ["on", "pk"]

    def __str__(self):
        return self.label or str(_("A bump"))

    @transaction.atomic
    def add(self):
        """Save it; where the person wants that, the goal rests. Nothing that was reached changes."""
        self.save()
        self.goal.touch()
        if self.rest_for_now and Status.RESTING in self.goal.turns:
            self.goal.rest(by=self.by)


@pghistory.track()
class Win(Shared):
    """Something good, logged by anyone."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="wins", editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="wins", verbose_name=_("goal"))
    words = models.TextField(_("what went well"), max_length=LONG_TEXT_LENGTH)
    on = models.DateField(_("day"), default=timezone.localdate)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NewestFirstQuerySet.as_manager()

    class Meta:
        verbose_name = _("win")
        verbose_name_plural = _("wins")
        indexes = [models.Index(fields=["client", "-on"], name="win_newest")]

    def __str__(self):
        return self.words[:80]

    @transaction.atomic
    def add(self):
        self.save()
        if self.goal:
            self.goal.touch()


class CheerQuerySet(WalledQuerySet):
    def welcome_to(self, client):
        """Those that the person gets to see: while they want none, what comes in is kept for later."""
        return self.filter(at__lt=client.cheers_muted_at) if client.cheers_muted_at else self


class Cheer(Walled):
    """A human being's encouragement, one way."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="cheers", editable=False)
    win = models.ForeignKey(Win, models.PROTECT, null=True, related_name="cheers", editable=False)
    words = models.CharField(_("your cheer"), max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CheerQuerySet.as_manager()

    class Meta:
        verbose_name = _("cheer")
        verbose_name_plural = _("cheers")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.words
