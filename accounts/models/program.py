import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet

rules_changed = Signal()
"""Sent with the program that has new rules: what the floors above hold open follows them."""
UNITS_AN_HOUR = 4
SHIPPED_CODES = [
    {"code": "H0038", "label": _("Peer support, one person")},
    {"code": "H0038", "modifiers": ["HQ"], "label": _("Peer support, a group"), "is_group": True},
]


def a_number(label, at_most, **options):
    limits = [MinValueValidator(1), MaxValueValidator(at_most)]
    return models.PositiveSmallIntegerField(label, validators=limits, **options)


class UnitRule(models.TextChoices):
    FULL_UNIT = "full_unit", _("Full 15 minutes only (never over-bills)")
    EIGHT_MINUTE = "eight_minute", _("Eight-minute rule")
    UP_TO = "up_to", _("Up to 15 minutes counts as one")


class ProgramQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(ended_on=None)

    def by_name(self):
        return self.order_by("name", "pk")

    def visible_to(self, member):
        """Staff see every program of their agency."""
        return self


@pghistory.track()
class Program(Walled):
    """What a client is enrolled in; carries its rules."""

    UnitRule = UnitRule

    class DueIn(models.TextChoices):
        HOURS = "hours", _("hours")
        BUSINESS_DAYS = "business_days", _("business days")

    class MostIn(models.TextChoices):
        UNITS = "units", _("units")
        HOURS = "hours", _("hours")

    class Documentation(models.TextChoices):
        JOINT = "joint", _("Written together with the client")
        NARRATIVE = "narrative", _("A note by the specialist")
        SERVICE_LOG = "service_log", _("Service log only: time, place, method")

    class Part2(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNSURE = "unsure", _("Not sure (protected as if yes)")

    name = models.CharField(_("name"), max_length=120)
    unit_rule = models.CharField(_("units of 15 minutes"), max_length=12, choices=UnitRule, default=UnitRule.FULL_UNIT)
    sums_the_day = models.BooleanField(_("minutes of one day are added up before they become units"), default=False)
    most_a_day = a_number(_("most on one day"), 96, null=True, blank=True)
    most_a_day_in = models.CharField(_("counted in"), max_length=5, choices=MostIn, default=MostIn.UNITS)
    counts_month_minutes = models.BooleanField(_("minutes are added up by the month"), default=False)
    needs_goal_to_bill = models.BooleanField(_("a session without a goal is not billed"), default=False)
    note_due_in = a_number(_("note is due within"), 240, default=2)
    note_due_unit = models.CharField(_("counted in"), max_length=13, choices=DueIn, default=DueIn.BUSINESS_DAYS)
    late_after = a_number(_("it is late only after"), 480, null=True, blank=True)
    crisis_due_hours = a_number(_("after a crisis it is due within this many hours"), 240, null=True, blank=True)
    not_billable_after = a_number(_("it can be billed for this many days"), 400, null=True, blank=True)
    group_size_limit = a_number(_("most people in a group"), 100, default=12)
    people_per_specialist = a_number(_("most people for one peer specialist"), 200, null=True, blank=True)
    cosign_required = models.BooleanField(_("a supervisor co-signs each note"), default=False)
    documentation = models.CharField(
        _("how notes are written"), max_length=11, choices=Documentation, default=Documentation.JOINT
    )
    part2 = models.CharField(
        _("records about substance use (42 CFR Part 2)"), max_length=6, choices=Part2, default=Part2.UNSURE
    )
    asks_payer_wording = models.BooleanField(_("goals are also written for a payer"), default=False)
    ended_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="one_program_of_a_name",
                violation_error_message=_("There is a program with this name already."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:program", args=[self.pk])

    @property
    def is_protected_by_part2(self):
        return self.part2 != self.Part2.NO

    @property
    def keeps_log_only(self):
        """Time, place and method are enough; no story, no goals."""
        return self.documentation == self.Documentation.SERVICE_LOG

    @property
    def day_cap(self):
        """The most units for one person on a day, or None."""
        if self.most_a_day is None:
            return None
        return self.most_a_day * (UNITS_AN_HOUR if self.most_a_day_in == self.MostIn.HOURS else 1)

    @cached_property
    def codes(self):
        """The service codes in use, fetched once."""
        return list(self.service_codes.in_use())

    def has_twin(self, name):
        return type(self).objects.filter(name=name).exclude(pk=self.pk).exists()

    def save(self, *args, **options):
        """A new program begins with the codes that are shipped."""
        is_new = not self.is_saved
        super().save(*args, **options)
        if is_new:
            for code in SHIPPED_CODES:
                self.service_codes.create(agency_id=self.agency_id, **code | {"label": str(code["label"])})

    @transaction.atomic
    def keep_rules(self):
        """Save the rules as they stand; they hold from now on."""
        self.save()
        rules_changed.send(Program, program=self)

    def close(self):
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])

    def reopen(self):
        self.ended_on = None
        self.save(update_fields=["ended_on"])
