import zoneinfo

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import UUID7
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


def must_be_a_time_zone(name):
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list."))


@pghistory.track()
class Agency(models.Model):
    """The organisation; the wall between tenants."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="America/New_York", validators=[must_be_a_time_zone]
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    crisis_line = models.CharField(
        _("your own crisis number"), max_length=40, blank=True, help_text=_("Shown beside 988 on every crisis page.")
    )
    staff_idle_minutes = models.PositiveSmallIntegerField(
        _("minutes until staff are signed out"), default=15, validators=[MinValueValidator(3), MaxValueValidator(60)]
    )
    client_idle_minutes = models.PositiveSmallIntegerField(
        _("minutes until clients are signed out"), default=10, validators=[MinValueValidator(3), MaxValueValidator(60)]
    )
    not_seen_days = models.PositiveSmallIntegerField(
        _("days until “not seen lately”"), default=14, validators=[MinValueValidator(3), MaxValueValidator(90)]
    )
    is_demo = models.BooleanField(default=False, editable=False)
    founded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self):
        return self.name

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)

    @classmethod
    def is_founded(cls):
        """Whether there is any agency at all; asked while signed out."""
        return cls.objects.exists()


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

    class UnitRule(models.TextChoices):
        FULL_UNIT = "full_unit", _("Full 15 minutes only (never over-bills)")
        EIGHT_MINUTE = "eight_minute", _("Eight-minute rule")
        UP_TO = "up_to", _("Up to 15 minutes counts as one")

    class DueIn(models.TextChoices):
        HOURS = "hours", _("hours")
        BUSINESS_DAYS = "business_days", _("business days")

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
    service_code = models.CharField(_("service code"), max_length=20, default="H0038", blank=True)
    note_due_in = models.PositiveSmallIntegerField(
        _("note is due within"), default=2, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    note_due_unit = models.CharField(_("counted in"), max_length=13, choices=DueIn, default=DueIn.BUSINESS_DAYS)
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

    def has_twin(self, name):
        return type(self).objects.filter(name=name).exclude(pk=self.pk).exists()

    def close(self):
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])

    def reopen(self):
        self.ended_on = None
        self.save(update_fields=["ended_on"])
