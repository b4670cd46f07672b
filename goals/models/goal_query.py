from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import WalledQuerySet

from .status import IN_ORDER, OPEN, Status

QUIET_DAYS = 45


class GoalQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def open_or_among(self, keys):
        return self.filter(Q(status__in=OPEN) | Q(pk__in=keys))

    def working(self):
        return self.filter(status=Status.WORKING)

    def quiet(self):
        """Worked on, and touched by nobody for 45 days (practice.md 8, avoidance)."""
        return self.working().filter(updated_at__lt=timezone.now() - timedelta(days=QUIET_DAYS))

    def in_order(self):
        """Working first, then resting, dreams, and what is finished; the newest of each first."""
        ranks = [models.When(status=status, then=n) for n, status in enumerate(IN_ORDER)]
        rank = models.Case(*ranks, output_field=models.IntegerField())
        return self.order_by(rank, "-created_at", "-pk")

    def with_way(self):
        """With milestones, steps and bumps, for drawing and reading."""
        return self._with_places_and_steps().prefetch_related("bumps")

    def with_scale(self):
        """With how far is far enough, for the goal's own page."""
        return self.select_related("scale")

    def with_shared_way(self):
        """The same as staff see it: of the bumps only the days of those that the person shares, and no word of them."""
        bumps = apps.get_model("goals", "Bump").objects
        days = bumps.shared().filter(goal=models.OuterRef("pk")).order_by("on", "pk").values("on")
        way = self._with_places_and_steps().prefetch_related(models.Prefetch("bumps", bumps.none()))
        return way.annotate(bump_days=ArraySubquery(days))

    def _with_places_and_steps(self):
        steps = apps.get_model("goals", "Step").objects.select_related("owner_supporter", "milestone")
        way = self.select_related("proposed_by")
        return way.prefetch_related("milestones", models.Prefetch("steps", steps))
