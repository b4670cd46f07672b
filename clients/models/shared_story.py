"""A story that a person gives to the agency for its reports: exactly these words, until they take them back."""

import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet

from .client import Client


class SharedStoryQuerySet(WalledQuerySet):
    def given(self):
        """Those to which the person said yes and has not said no since: all that anybody else may ever show."""
        return self.filter(approved_at__isnull=False, taken_back_at=None)

    def asked(self):
        """Written down, and no yes or no yet."""
        return self.filter(approved_at=None, taken_back_at=None)

    def newest_first(self):
        return self.order_by("-written_at", "-pk")

    def with_people(self):
        return self.select_related("client", "by")


@pghistory.track()
class SharedStory(Walled):
    """Its words never change: other words are another story, which needs its own yes."""

    class Named(models.TextChoices):
        NAME = "name", _("My name")
        INITIALS = "initials", _("My initials")
        NOBODY = "nobody", _("No name")

    class How(models.TextChoices):
        OWN_DEVICE = "own_device", _("tapped on their own device")
        SHARED_SCREEN = "shared_screen", _("tapped on the shared screen")

    LENGTH = 2000

    client = models.ForeignKey(Client, models.PROTECT, related_name="shared_stories", editable=False)
    words = models.TextField(_("the story"), max_length=LENGTH)
    language = models.CharField(max_length=2, editable=False)
    named = models.CharField(_("what stands under it"), max_length=8, choices=Named, default=Named.NOBODY)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    how = models.CharField(max_length=13, choices=How, blank=True, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = SharedStoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story for reports")
        verbose_name_plural = _("stories for reports")
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(approved_at__isnull=False, taken_back_at=None),
                name="one_story_is_given",
            ),
            models.UniqueConstraint(
                fields=["client"], condition=Q(approved_at=None, taken_back_at=None), name="one_story_is_asked"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, how="") | (Q(approved_at__isnull=False) & ~Q(how="")),
                name="a_yes_says_how",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_story_keeps_its_words",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE'
                        OR ROW(NEW.client_id, NEW.words, NEW.language, NEW.by_id, NEW.written_at)
                        IS DISTINCT FROM ROW(OLD.client_id, OLD.words, OLD.language, OLD.by_id, OLD.written_at)
                        OR (OLD.approved_at IS NOT NULL AND ROW(NEW.approved_at, NEW.how, NEW.named)
                        IS DISTINCT FROM ROW(OLD.approved_at, OLD.how, OLD.named))
                        OR (OLD.taken_back_at IS NOT NULL AND NEW IS DISTINCT FROM OLD)
                    THEN RAISE EXCEPTION 'other words are another story, with its own yes'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.written_at}"

    @property
    def is_given(self):
        return self.approved_at is not None and self.taken_back_at is None

    @property
    def byline(self):
        """What may stand under it: the name of today, its letters, or nothing."""
        names = {self.Named.NAME: self.client.chosen_name, self.Named.INITIALS: self.client.initials}
        return names.get(self.named, "")

    @property
    def is_mine(self):
        return self.by_id == self.client.user_id

    @transaction.atomic
    def write(self, by, language):
        """Put it down for the person to say yes or no; what waited before gives way. Nobody is shown it yet."""
        self.client.as_saved()
        asked = self.client.shared_stories.asked()
        if by.pk != self.client.user_id and asked.filter(by=self.client.user_id).exists():
            raise ValidationError(_("They are writing a story themselves. Ask them about it."))
        asked.update(taken_back_at=timezone.now())
        self.by, self.language = by, language
        self.full_clean()
        self.save()

    @transaction.atomic
    def approve(self, by, named, how):
        """The person's yes, to exactly these words. An earlier story gives way."""
        self.client.as_saved()
        if by.pk != self.client.user_id:
            raise ValidationError(_("Only the person can say yes to this."))
        if not self.client.shared_stories.asked().filter(pk=self.pk).exists():
            raise ValidationError(_("This story is not there any more."))
        self.client.shared_stories.given().update(taken_back_at=timezone.now())
        self.named, self.how, self.approved_at = named, how, timezone.now()
        self.full_clean()
        self.save(update_fields=["named", "how", "approved_at"])

    def take_back(self):
        """From this moment nobody is shown it. Said twice, it is done once."""
        self.client.shared_stories.filter(pk=self.pk, taken_back_at=None).update(taken_back_at=timezone.now())
