import hashlib
import json
from datetime import timedelta

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled

from .competency import Competency
from .meeting_query import MeetingQuerySet
from .signature import Addition, Signature

LONG, A_WORKDAY = 8000, 480


@pghistory.track()
class Meeting(Walled):
    """Supervision: planned, then held and written down, then signed by both and closed."""

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", _("One specialist")
        GROUP = "group", _("A group")

    class Method(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        REMOTE = "remote", _("By phone or video")

    supervisor = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(_("with"), max_length=10, choices=Kind, default=Kind.INDIVIDUAL)
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(A_WORKDAY)]
    )
    method = models.CharField(_("how"), max_length=9, choices=Method, default=Method.IN_PERSON)
    was_good = models.TextField(_("what was good"), blank=True, max_length=LONG)
    peer_asked_for = models.TextField(_("what the peer specialist asked for"), blank=True, max_length=LONG)
    talked_about = models.TextField(_("what we talked about"), blank=True, max_length=LONG)
    topics = ArrayField(models.CharField(max_length=13, choices=Competency), default=list, blank=True)
    was_observed = models.BooleanField(_("I was there at a session, with the person’s yes"), default=False)
    next_on = models.DateField(_("next time"), null=True, blank=True)
    held_at = models.DateTimeField(null=True, editable=False)
    called_off_at = models.DateTimeField(null=True, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("supervision meeting")
        verbose_name_plural = _("supervision meetings")
        indexes = [models.Index(fields=["supervisor", "-starts_at", "-id"], name="meeting_of_supervisor")]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(held_at__isnull=False), name="a_signed_meeting_was_held"
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(held_at__gte=F("starts_at")), name="a_held_meeting_has_begun"
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | Q(held_at=None), name="a_held_meeting_was_not_called_off"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="a_signed_meeting_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.starts_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("supervision:meeting", args=[self.pk])

    @cached_property
    def specialists(self):
        return sorted((one.specialist for one in self.attendances.all()), key=lambda member: member.name)

    @cached_property
    def agreed(self):
        return list(self.agreements.select_related("whose__user"))

    @property
    def people(self):
        """Everybody in the room, as a choice of who will do what was agreed."""
        return Membership.objects.filter(pk__in=[self.supervisor_id, *(one.pk for one in self.specialists)]).by_name()

    @property
    def names(self):
        return ", ".join(member.name for member in self.specialists)

    @property
    def topic_words(self):
        return [Competency(topic).label for topic in self.topics]

    @property
    def is_signed(self):
        return self.signed_at is not None

    @property
    def has_begun(self):
        return self.starts_at <= timezone.now()

    @property
    def is_past(self):
        return self.starts_at + timedelta(minutes=self.minutes) <= timezone.now()

    def is_held_by(self, member):
        return self.supervisor_id == member.pk

    def is_attended_by(self, member):
        return any(specialist.pk == member.pk for specialist in self.specialists)

    @property
    def why_closed(self):
        """Why nothing more is written in it, or nothing."""
        if self.is_signed:
            return _("This meeting is signed. Add to it instead.")
        if self.called_off_at:
            return _("This meeting was called off. What people brought waits for the next one.")
        return ""

    def can_be_written_by(self, member):
        return self.is_held_by(member) and not self.why_closed

    @transaction.atomic
    def plan(self, specialists):
        """Keep the meeting and who comes to it."""
        if self.is_saved:
            self._still_open()
        self.save()
        self.attendances.exclude(specialist__in=specialists).delete()
        for specialist in specialists:
            self.attendances.get_or_create(specialist=specialist)
        self.__dict__.pop("specialists", None)

    @transaction.atomic
    def write_down(self, agreements, points):
        """Keep what was said: the log, the agreements, and which of the specialists' points were talked about."""
        self._still_open()
        if not self.has_begun:
            raise ValidationError(_("This meeting has not begun yet."))
        self.held_at = self.held_at or timezone.now()
        self.save()
        self.agreements.all().delete()
        for words, whose, due_on in agreements:
            self.agreements.create(words=words, whose=whose, due_on=due_on)
        self.agenda.exclude(pk__in=[point.pk for point in points]).update(talked_in=None, talked_about_at=None)
        for point in points:
            point.talk_about(self)

    @transaction.atomic
    def call_off(self):
        if self._still_open().held_at:
            raise ValidationError(_("This meeting is written down already."))
        self.called_off_at = timezone.now()
        self.save(update_fields=["called_off_at"])

    @transaction.atomic
    def sign(self, by):
        """Whoever holds it signs first, which closes it; then everybody who was there. Each signs once."""
        kept = Meeting.objects.select_for_update().get(pk=self.pk)
        if kept.signatures.filter(member=by).exists():
            raise ValidationError(_("You have signed this already."))
        if kept.is_held_by(by):
            kept._close()
        elif not kept.is_signed:
            raise ValidationError(_("Whoever held the meeting signs first."))
        return Signature.objects.create(
            meeting=kept, member=by, name=by.name_and_credential, content_hash=kept.content_hash
        )

    def add(self, by, words):
        """A dated addition to a signed meeting; nothing before it changes."""
        if not self.is_signed:
            raise ValidationError(_("This meeting is not signed yet: write it in the meeting itself."))
        return Addition.objects.create(meeting=self, by=by, by_name=by.name_and_credential, words=words)

    def _close(self):
        if self.held_at is None or not self.was_good.strip():
            raise ValidationError(_("Write down the meeting first, beginning with what was good."))
        self.content_hash, self.signed_at = self.compute_hash(), timezone.now()
        self.save(update_fields=["content_hash", "signed_at"])

    def _still_open(self):
        """As it is now in the database."""
        kept = Meeting.objects.select_for_update().get(pk=self.pk)
        if kept.why_closed:
            raise ValidationError(kept.why_closed)
        return kept

    def compute_hash(self):
        """SHA-256 over everything the meeting says, in hexadecimal."""
        says = [
            [str(self.pk), str(self.supervisor_id), self.kind, self.starts_at.isoformat(), self.minutes, self.method],
            [self.was_good, self.peer_asked_for, self.talked_about, self.topics, self.was_observed],
            [str(self.next_on or ""), sorted(str(pk) for pk in self.attendances.values_list("specialist", flat=True))],
            [[one.words, str(one.whose_id), str(one.due_on or "")] for one in self.agreements.order_by("pk")],
            [[str(point.specialist_id), point.words] for point in self.agenda.order_by("pk")],
        ]
        return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).hexdigest()
