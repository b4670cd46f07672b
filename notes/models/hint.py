import pghistory
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet
from notes.hinting import Rule

PHRASES = 30


class HintQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """Staff see every hint of their agency."""
        return self

    def speaking(self):
        """Switched on, in a category that is on."""
        silent = SilentCategory.objects.values("category")
        return self.filter(ended_at=None).exclude(category__in=silent)

    def of_kind(self, category):
        return self.filter(category=category)

    def in_order(self):
        return self.order_by("category", "created_at", "pk")

    def found_by(self, words):
        """Those with these words in a phrase, a suggestion or a thought."""
        return self.filter(
            models.Q(phrases__icontains=words)
            | models.Q(suggestions__icontains=words)
            | models.Q(guard__icontains=words)
        )

    def rules(self):
        """What to look for: one value, equal when the hints are; the agency's newer hints come later."""
        return tuple(map(rule_of, self.order_by("created_at", "pk").values_list(*Rule._fields)))

    def rules_for(self, client):
        """(what to look for, the person's own words), in one query."""
        kept = ArraySubquery(client.kept_words.values("phrase"))
        rows = list(self.order_by("created_at", "pk").annotate(kept=kept).values_list(*Rule._fields, "kept"))
        return tuple(rule_of(row[:-1]) for row in rows), frozenset(rows[0][-1] if rows else ())


def rule_of(row):
    return Rule(*(tuple(value) if isinstance(value, list) else value for value in row))


@pghistory.track()
class Hint(Walled):
    """A word or phrase in staff text that could be said better. It suggests; it never blocks."""

    class Category(models.TextChoices):
        PERSON_FIRST = "person-first", _("The person first")
        DIRECTIVE = "directive", _("Who decides")
        BLAME = "blame", _("Blame")
        DEFICIT_COMPLIANCE = "deficit-compliance", _("What is missing")
        CLINICAL_JARGON = "clinical-jargon", _("Clinic words")
        SUICIDE_LANGUAGE = "suicide-language", _("Talking about suicide")

    class Level(models.TextChoices):
        SWAP = "swap", _("Another word says it better")
        THINK = "think", _("It depends: think about it")
        SCOPE = "scope", _("May not be a peer's work")

    phrases = ArrayField(models.CharField(max_length=60), size=PHRASES, verbose_name=_("words to notice"))
    suggestions = ArrayField(
        models.CharField(max_length=120), size=PHRASES, default=list, blank=True, verbose_name=_("try instead")
    )
    spared = ArrayField(
        models.CharField(max_length=60), size=PHRASES, default=list, blank=True, verbose_name=_("leave these alone")
    )
    category = models.CharField(_("kind"), max_length=18, choices=Category)
    level = models.CharField(_("how sure"), max_length=5, choices=Level, default=Level.SWAP)
    guard = models.CharField(_("to keep in mind"), max_length=200, blank=True)
    is_safety = models.BooleanField(_("it may be about danger"), default=False)
    about_person = models.BooleanField(_("only when it is said of the person"), default=False)
    source = models.TextField(max_length=600, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = HintQuerySet.as_manager()

    class Meta:
        verbose_name = _("language hint")
        verbose_name_plural = _("language hints")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phrases__len__gt=0),
                name="a_hint_notices_something",
                violation_error_message=_("Write at least one word to notice."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_safety=False) | models.Q(suggestions=[]),
                name="danger_is_described_never_replaced",
                violation_error_message=_("A danger word is described, not replaced: leave “try instead” empty."),
            ),
        ]

    def __str__(self):
        return ", ".join(self.phrases)

    def get_absolute_url(self):
        return reverse("hints:edit", args=[self.pk])

    @property
    def is_on(self):
        return self.ended_at is None

    def switch(self, on):
        self.ended_at = None if on else self.ended_at or timezone.now()
        self.save(update_fields=["ended_at"])

    @classmethod
    def kinds(cls, member):
        """Every kind of hints, with how many there are and whether it is on."""
        silent = set(SilentCategory.objects.values_list("category", flat=True))
        of_kind = cls.objects.visible_to(member).values_list("category")
        counts = dict(of_kind.annotate(models.Count("pk")))
        return [
            {"category": kind, "label": label, "is_on": kind not in silent, "count": counts.get(kind, 0)}
            for kind, label in cls.Category.choices
        ]

    @classmethod
    def begin_with(cls, shipped):
        """Give the agency in scope the hints that the product brings along."""
        cls.objects.bulk_create(cls(**hint) for hint in shipped)


@pghistory.track()
class SilentCategory(Walled):
    """A whole kind of hints that the agency has switched off; gone when it is on again."""

    category = models.CharField(max_length=18, choices=Hint.Category, editable=False)

    class Meta:
        verbose_name = _("kind of hints that is off")
        verbose_name_plural = _("kinds of hints that are off")
        constraints = [models.UniqueConstraint(fields=["agency", "category"], name="a_kind_is_off_once")]

    def __str__(self):
        return self.get_category_display()

    @classmethod
    def has(cls, category):
        return cls.objects.filter(category=category).exists()

    @classmethod
    def switch(cls, category, on):
        if on:
            cls.objects.filter(category=category).delete()
        else:
            cls.objects.bulk_create([cls(category=category)], ignore_conflicts=True)
