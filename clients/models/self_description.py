import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled

from .client import Client

RATHER_NOT = "rather_not"


@pghistory.track()
class SelfDescription(Walled):
    """How the person describes themselves, for counts only. An empty part was never answered; “prefer not to say”
    is an answer."""

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        NON_BINARY = "non_binary", _("Non-binary")
        OWN_WORDS = "own_words", _("In my own words")
        RATHER_NOT = RATHER_NOT, _("I prefer not to say")

    class Race(models.TextChoices):
        """The categories of the federal standard for race and ethnicity (SPD 15, 2024), and two more."""

        NATIVE = "native", _("American Indian or Alaska Native")
        ASIAN = "asian", _("Asian")
        BLACK = "black", _("Black or African American")
        LATINO = "latino", _("Hispanic or Latino")
        MIDDLE_EASTERN = "middle_eastern", _("Middle Eastern or North African")
        PACIFIC = "pacific", _("Native Hawaiian or Pacific Islander")
        WHITE = "white", _("White")
        OWN_WORDS = "own_words", _("In my own words")
        RATHER_NOT = RATHER_NOT, _("I prefer not to say")

    class Veteran(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        RATHER_NOT = RATHER_NOT, _("I prefer not to say")

    client = models.OneToOneField(Client, models.PROTECT, related_name="self_description", editable=False)
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    gender_words = models.CharField(_("in my own words"), max_length=80, blank=True)
    race = ArrayField(
        models.CharField(max_length=14, choices=Race), default=list, blank=True, verbose_name=_("race and ethnicity")
    )
    race_words = models.CharField(_("in my own words"), max_length=80, blank=True)
    veteran = models.CharField(_("veteran"), max_length=10, choices=Veteran, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("about me, for counts")
        verbose_name_plural = _("about us, for counts")
        constraints = [
            models.CheckConstraint(
                condition=~Q(gender=RATHER_NOT) | Q(gender_words=""), name="a_gender_unsaid_has_no_words"
            ),
            models.CheckConstraint(
                condition=~Q(race__contains=[RATHER_NOT]) | Q(race=[RATHER_NOT], race_words=""),
                name="a_race_unsaid_stands_alone",
            ),
        ]

    def __str__(self):
        return f"{self.at}"

    @classmethod
    def of(cls, client):
        """As it lies there, or a new one to fill in."""
        return cls.objects.filter(client=client).select_related("by").first() or cls(client=client)

    @property
    def is_mine(self):
        """Whether the person gave the answers without anybody else's hands."""
        return self.by_id == self.client.user_id

    @property
    def race_labels(self):
        return [self.Race(race).label for race in self.race if race in self.Race]

    def clean(self):
        """Own words count as own words; together with “prefer not to say” nobody knows which is meant."""
        both = _("You wrote words and chose “I prefer not to say”. Keep the one that is right.")
        if self.gender_words and self.gender == RATHER_NOT:
            raise ValidationError({"gender": both})
        if RATHER_NOT in self.race and (self.race_words or len(self.race) > 1):
            raise ValidationError({"race": both if self.race_words else ALONE})
        if self.gender_words and not self.gender:
            self.gender = self.Gender.OWN_WORDS
        if self.race_words and self.Race.OWN_WORDS not in self.race:
            self.race = [*self.race, self.Race.OWN_WORDS]

    def keep(self, by):
        """The answers of today, and whose hands wrote them down."""
        self.by, self.at = by, timezone.now()
        self.save()


ALONE = _("“I prefer not to say” stands alone. Take it away, or take the others away.")
