import pghistory
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled, WalledQuerySet
from clients.models import Client

A_DAY_OF_MINUTES = 24 * 60


class IndirectTimeQuerySet(WalledQuerySet):
    def kept(self):
        return self.filter(taken_back_at=None)

    def on_days(self, since, until):
        return self.filter(on__range=(since, until))

    def newest_first(self):
        return self.order_by("-on", "-pk")

    def with_who_is_known_to(self, member):
        """With `is_known`: whether it was for somebody whom this member may see today, or for nobody in particular."""
        mine = Client.objects.visible_to(member).filter(pk=models.OuterRef("client"))
        return self.annotate(is_known=models.Q(client=None) | models.Exists(mine))

    def known_to(self, member):
        return self.with_who_is_known_to(member).filter(is_known=True)

    def with_names(self):
        return self.select_related("client", "program", "specialist__user")


@pghistory.track()
class IndirectTime(Walled):
    """Work beside the sessions: looking for somebody, calls, the way there. Never a contact, never billed as one."""

    class Kind(models.TextChoices):
        OUTREACH = "outreach", _("Outreach")
        CALLS = "calls", _("Calls and letters")
        FINDING_HELP = "finding", _("Finding help and papers")
        TRAVEL = "travel", _("Travel")
        WRITING = "writing", _("Writing notes")
        TEAM = "team", _("Team and training")

    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="indirect_time", editable=False)
    on = models.DateField(_("day"))
    kind = models.CharField(_("what for"), max_length=8, choices=Kind)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="indirect_time", verbose_name=_("for whom")
    )
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", verbose_name=_("program"))
    words = models.CharField(_("in a few words"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = IndirectTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("time outside sessions")
        verbose_name_plural = _("time outside sessions")
        indexes = [
            models.Index(fields=["specialist", "-on", "-id"], name="indirect_of_specialist"),
            models.Index(fields=["client", "-on", "-id"], name="indirect_of_client"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=A_DAY_OF_MINUTES),
                name="indirect_time_fits_a_day",
                violation_error_message=_("Between 1 minute and 24 hours."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.on}"

    def get_absolute_url(self):
        return reverse("notes:time_entry", args=[self.pk])

    @property
    def is_kept(self):
        return self.taken_back_at is None

    @property
    def programs(self):
        """What it may stand under: the programs that are open, and its own."""
        return Program.objects.filter(models.Q(ended_on=None) | models.Q(pk=self.program_id)).by_name()

    def take_back(self):
        self.taken_back_at = timezone.now()
        self.save(update_fields=["taken_back_at"])

    def put_back(self):
        self.taken_back_at = None
        self.save(update_fields=["taken_back_at"])
