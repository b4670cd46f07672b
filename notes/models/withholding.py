from datetime import timedelta

import pghistory
import pgtrigger
from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .note import Note

ON_PAPER = ("reason", "decided_by", "by_name", "at", "review_on", "ended_at")
OF_A_LOOK = ("id", "at", "answer", "answered_by_name", "answered_at")
LOOKED_AT_WITHIN = timedelta(days=184)


class WithholdingQuerySet(WalledQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def past_their_date(self):
        return self.current().filter(review_on__lt=timezone.localdate())

    def soonest_review_first(self):
        return self.order_by("review_on", "pk")

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def with_second_looks(self):
        """With what the person asked and its answers, in the same query; read as `looks`."""
        told = JSONObject(**{name: name for name in OF_A_LOOK})
        asked = apps.get_model("notes", "SecondLook").objects.filter(withholding=models.OuterRef("pk"))
        return self.annotate(told_looks=ArraySubquery(asked.order_by("at", "pk").values(told=told)))

    def on_paper(self):
        """Each as one value, to come along with its note; `Withholding.from_paper` reads it."""
        return self.newest_first().values_list(JSONObject(**{name: name for name in ON_PAPER}), flat=True)

    def with_note(self):
        return self.select_related("note__session__client")


@pghistory.track()
class Withholding(Walled):
    """A manager keeps one signed note from its person, for a lawful reason and not for long; the person is told."""

    class Reason(models.TextChoices):
        """What 45 CFR 164.524(a)(2) and (3) allow that can be so for a peer's note."""

        DANGER = "danger", _("Reading it now could put a life or someone’s safety in danger")
        OTHER_PERSON = "other_person", _("It tells about someone else, and reading it could do them great harm")
        IN_TRUST = "in_trust", _("Someone outside told it in trust, and it would show who")
        COURT = "court", _("It was written for a court case")
        STUDY = "study", _("It is part of a study that still goes on")

    FOUND_BY_A_PROFESSIONAL = (Reason.DANGER, Reason.OTHER_PERSON)

    note = models.ForeignKey(Note, models.PROTECT, related_name="withholdings", editable=False)
    reason = models.CharField(_("why"), max_length=12, choices=Reason)
    decided_by = models.CharField(_("licensed professional who decided"), max_length=160, blank=True)
    words = models.TextField(_("what it rests on"), max_length=2000)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    began_on = models.DateField(default=timezone.localdate, editable=False)
    review_on = models.DateField(_("looked at again by"))
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)

    objects = WithholdingQuerySet.as_manager()

    class Meta:
        verbose_name = _("withheld note")
        verbose_name_plural = _("withheld notes")
        indexes = [models.Index(fields=["review_on"], name="withheld_now", condition=Q(ended_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["note"], condition=Q(ended_at=None), name="a_note_is_withheld_once"),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("began_on"), review_on__lte=F("began_on") + LOOKED_AT_WITHIN),
                name="withheld_for_six_months_at_most",
            ),
            models.CheckConstraint(
                condition=~Q(reason__in=["danger", "other_person"]) | ~Q(decided_by=""),
                name="danger_is_found_by_a_professional",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_withholding_says_by_whom",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_withholding_only_ends",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
                        OR ROW(NEW.note_id, NEW.reason, NEW.decided_by, NEW.words, NEW.by_id, NEW.at, NEW.review_on)
                        IS DISTINCT FROM
                        ROW(OLD.note_id, OLD.reason, OLD.decided_by, OLD.words, OLD.by_id, OLD.at, OLD.review_on)
                    THEN RAISE EXCEPTION 'what was withheld, and why, stays written'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.get_reason_display()

    def get_absolute_url(self):
        return f"{self.note.get_absolute_url()}#withheld"

    @classmethod
    def of(cls, client):
        return cls.objects.filter(note__session__client=client).with_note()

    @classmethod
    def from_paper(cls, told):
        moments = {name: told[name] and parse_datetime(told[name]) for name in ("at", "ended_at")}
        return cls(**(told | moments | {"review_on": parse_date(told["review_on"])}))

    @property
    def is_current(self):
        return self.ended_at is None

    @property
    def is_past_its_date(self):
        return self.is_current and self.review_on < timezone.localdate()

    @property
    def looks(self):
        """The second looks, oldest first; from `with_second_looks`."""
        second_look = apps.get_model("notes", "SecondLook")
        for told in self.told_looks:
            moments = {name: told[name] and parse_datetime(told[name]) for name in ("at", "answered_at")}
            yield second_look(**(told | moments))

    @transaction.atomic
    def begin(self, note, by):
        """Keep the note from its person from now on. Raises ValidationError for a draft or what is kept already."""
        kept = Note.objects.select_for_update().get(pk=note.pk)
        if not kept.is_signed or note.withholdings.current().exists():
            raise ValidationError(_("This note cannot be held back now."))
        self.note, self.by, self.by_name = note, by, by.name_and_credential
        self.at, self.began_on = timezone.now(), timezone.localdate()
        self.save()

    @transaction.atomic
    def end(self, by):
        """The person may read the note again."""
        kept = Withholding.objects.select_for_update().get(pk=self.pk)
        if kept.is_current:
            kept.ended_at, kept.ended_by = timezone.now(), by
            kept.save()
            self.ended_at, self.ended_by = kept.ended_at, by
