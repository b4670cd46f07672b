import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled, WalledQuerySet
from clients.models import Client

from .goal import Goal


class PlanAgreementQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk").select_related("witnessed_by__user")


class PlanAgreement(Walled):
    """The person said yes to their plan: to exactly the goals, milestones and steps that stood there. Never changed."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="plan_agreements", editable=False)
    how = models.CharField(max_length=13, choices=Goal.Confirmed, editable=False)
    witnessed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.JSONField(editable=False)
    text_hash = models.CharField(max_length=64, editable=False)

    objects = PlanAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("yes to a plan")
        verbose_name_plural = _("yeses to plans")
        indexes = [models.Index(fields=["client", "-at"], name="plan_agreement_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(how="aloud") | models.Q(witnessed_by__isnull=False),
                name="a_plan_agreed_aloud_has_a_witness",
            )
        ]

    def __str__(self):
        return f"{self.at}"

    @classmethod
    def keep(cls, client, seen, how, witness=None):
        """Their yes to the plan that they looked at; if it changed meanwhile, they look again first."""
        text = plan_of(client)
        if not text:
            raise ValidationError(_("There is no goal yet."))
        if digest_of(text) != seen:
            raise ValidationError(_("The plan changed in the meantime. Look at it once more."))
        by = client.open_account()
        return cls.objects.create(client=client, how=how, witnessed_by=witness, by=by, text=text, text_hash=seen)

    @classmethod
    def newest_of(cls, client):
        return client.plan_agreements.newest_first().first()

    def is_still_so(self, text):
        """Whether the plan says today what they said yes to."""
        return self.text_hash == digest_of(text)


def plan_of(client):
    """What the plan says today, goal by goal: {words, language, why, milestones, steps: [[words, whose]]}. What is done
    stays in it: getting on is no change of the plan."""
    goals = client.goals.open().order_by("created_at", "pk").prefetch_related("milestones", "steps__owner_supporter")
    return [_said(goal) for goal in goals]


def _said(goal):
    steps = sorted((step for step in goal.steps.all() if step.put_aside_at is None), key=lambda step: step.pk)
    return {
        "words": goal.own_words,
        "language": goal.language,
        "why": goal.why,
        "milestones": [place.words for place in sorted(goal.milestones.all(), key=lambda place: place.pk)],
        "steps": [[step.words, step.owner] for step in steps],
    }


def digest_of(text):
    """SHA-256 of the plan, in hexadecimal."""
    return hashlib.sha256(json.dumps(text, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
