import zoneinfo
from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import UUID7
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


def must_be_a_time_zone(name):
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list."))


def a_promise(label):
    limits = [MinValueValidator(1), MaxValueValidator(30)]
    return models.PositiveSmallIntegerField(label, default=7, validators=limits)


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
    answer_days = models.PositiveSmallIntegerField(
        _("business days until a message is answered"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_("What your pages promise to the people who write to you."),
    )
    peer_title_en = models.CharField(_("what you call a peer specialist, in English"), max_length=40, blank=True)
    peer_title_es = models.CharField(_("what you call a peer specialist, in Spanish"), max_length=40, blank=True)
    statement_days = a_promise(_("days until somebody answers what a person says beside a note"))
    second_look_days = a_promise(_("days until a manager has looked again at a note that is held back"))
    inquiry_days = a_promise(_("days until a manager says why a record was opened"))
    objection_days = a_promise(_("days until somebody answers what a person says to a change of specialist"))
    question_days = a_promise(_("days until a specialist answers a supervisor’s question about a note"))
    credential_warning_days = models.PositiveSmallIntegerField(
        _("days before a credential runs out that we say so"),
        default=60,
        validators=[MinValueValidator(7), MaxValueValidator(365)],
    )
    is_demo = models.BooleanField(default=False, editable=False)
    founded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self):
        return self.name

    @property
    def week_begins_on(self):
        """Monday is 0: weeks begin as the agency's language has it. Django counts from Sunday."""
        return (get_format("FIRST_DAY_OF_WEEK", lang=self.language, use_l10n=True) - 1) % 7

    def week_began_on(self, day):
        """The first day of the week in which the day is."""
        return day - timedelta(days=(day.weekday() - self.week_begins_on) % 7)

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def peer_titles(self):
        """{language: its own word}, where it has one."""
        own = {"en": self.peer_title_en, "es": self.peer_title_es}
        return {language: title for language, title in own.items() if title}

    @classmethod
    def is_founded(cls):
        """Whether there is any agency at all; asked while signed out."""
        return cls.objects.exists()
