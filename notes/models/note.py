import hashlib
import json

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled
from goals.models import Goal

from . import checks
from .billable import Billable
from .cosign_request import CosignRequest
from .delivered_contact import DELIVER
from .note_query import NoteQuerySet
from .session import Session
from .sittings import tracked_by_sitting

TEXT_LENGTH = 100_000


TYPED = ["focus", "did", "what_we_did", "takeaway", "feeling", "next_step", "next_step_owner", "next_step_goal"]
TYPED += ["no_goal", "how_was_it", "late_because", "due_at", "version"]


@tracked_by_sitting("saved_at", *TYPED)
class Note(Billable, Walled):
    """The record of a held session. A draft until signed; then it never changes, only addenda come."""

    class Did(models.TextChoices):
        LISTENED = "listened", _("Listened")
        SHARED_MY_STORY = "shared", _("Shared my story")
        PLANNED_TOGETHER = "planned", _("Planned together")
        PRACTISED = "practised", _("Practiced")
        WENT_WITH = "went_with", _("Went with")
        LOOKED_UP = "looked_up", _("Looked up")
        CALLED_TOGETHER = "called", _("Called together")
        CELEBRATED = "celebrated", _("Celebrated")

    class NoGoal(models.TextChoices):
        GETTING_TO_KNOW = "getting_to_know", _("Getting to know each other")
        OUTREACH = "outreach", _("Outreach")
        HARD_DAY = "hard_day", _("A hard day, together")
        THEIR_CHOICE = "their_choice", _("Their choice")

    class HowWasIt(models.TextChoices):
        HELPED = "helped", _("It helped")
        OKAY = "okay", _("It was okay")
        NOT_MUCH = "not_much", _("Not what I needed")

    class NextStepOwner(models.TextChoices):
        CLIENT = "client", _("The client")
        SPECIALIST = "specialist", _("The specialist")
        BOTH = "both", _("Both")

    session = models.OneToOneField(Session, models.PROTECT, related_name="note", editable=False)
    focus = models.TextField(_("what they wanted to focus on"), blank=True, max_length=TEXT_LENGTH)
    did = ArrayField(
        models.CharField(max_length=10, choices=Did), default=list, blank=True, verbose_name=_("what you did")
    )
    what_we_did = models.TextField(_("what you did, in a line or two"), blank=True, max_length=TEXT_LENGTH)
    takeaway = models.TextField(_("what they take away, in their words"), blank=True, max_length=TEXT_LENGTH)
    feeling = models.TextField(_("how they feel about it, in their words"), blank=True, max_length=TEXT_LENGTH)
    next_step = models.CharField(_("next step"), blank=True, max_length=300)
    next_step_owner = models.CharField(_("whose step"), max_length=10, choices=NextStepOwner, blank=True)
    next_step_goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("on the way to")
    )
    no_goal = models.CharField(_("no goal today, because"), max_length=15, choices=NoGoal, blank=True)
    how_was_it = models.CharField(_("how was this for you?"), max_length=8, choices=HowWasIt, blank=True)
    is_crisis = models.BooleanField(_("this was a crisis contact"), default=False)
    together_at = models.DateTimeField(null=True, editable=False)
    group_line = models.TextField(blank=True, editable=False)
    group_size = models.PositiveSmallIntegerField(null=True, editable=False)
    late_because = models.CharField(_("why it is late"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)
    signed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    signed_name = models.CharField(max_length=160, blank=True, editable=False)
    signed_code = models.CharField(max_length=40, blank=True, editable=False)
    signed_units = models.PositiveSmallIntegerField(null=True, editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    was_late = models.BooleanField(default=False, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes = [
            models.Index(fields=["due_at"], name="note_draft_due", condition=models.Q(signed_at=None)),
            models.Index(fields=["session"], name="note_draft_of_session", condition=models.Q(signed_at=None)),
            models.Index(
                fields=["session"], name="note_draft_of_a_crisis", condition=models.Q(is_crisis=True, signed_at=None)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_means_signed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="signed_is_delivered",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("signed_at"),
                condition=pgtrigger.Q(new__signed_at__isnull=False),
                func=DELIVER,
            ),
        ]

    def __str__(self):
        return f"{self.session}"

    def get_absolute_url(self):
        return reverse("notes:note", args=[self.session.client_id, self.pk])

    @property
    def together_url(self):
        return reverse("notes:together", args=[self.session.client_id, self.pk])

    def goal_url(self, goal):
        """Where two people look at one goal together."""
        return reverse("notes:together_goal", args=[self.session.client_id, self.pk, goal.pk])

    @classmethod
    def of(cls, client):
        return cls.objects.filter(session__client=client).with_session()

    @cached_property
    def work(self):
        """What the session did on each goal, fetched once; a save forgets it."""
        return list(self.goal_work.select_related("goal").order_by("pk"))

    @property
    def is_signed(self):
        return self.signed_at is not None

    @property
    def is_service_log(self):
        """Time, place and method are enough; the page hides what nobody has written in."""
        return self.session.program.keeps_log_only

    @property
    def waits_for_cosign(self):
        return hasattr(self, "cosign_request")

    @property
    def is_late(self):
        """Past its hour: as signed, or as of now while it is a draft."""
        if self.is_signed:
            return self.was_late
        return bool(self.late_at and timezone.now() > self.late_at)

    @property
    def late_at(self):
        """From when on it is a late entry: its hour, unless the program gives it longer."""
        program = self.session.program
        longer, hurries = program.late_after, self.is_crisis and program.crisis_due_hours is not None
        if hurries or not (longer and self.due_at and self.session.start_at):
            return self.due_at
        return max(self.due_at, self.session.due_after(longer))

    @property
    def did_words(self):
        return [self.Did(value).label for value in self.did]

    @property
    def line_of_group(self):
        """What the whole group did, the same in each of its notes: as signed; before, as it says now."""
        if self.is_signed or not self.session.is_group:
            return self.group_line
        return self.session.group_meeting.shared_line

    @property
    def is_about_them(self):
        """Whether anything here is this person's own, beside what the whole group did."""
        told = (self.focus, self.did, self.what_we_did, self.takeaway, self.feeling, self.next_step, self.no_goal)
        return any(told) or bool(self.work)

    @property
    def is_linked(self):
        """To a goal, or to a reason why there was none."""
        return bool(self.no_goal) or any(work.is_worked_on for work in self.work)

    @property
    def has_their_words(self):
        return bool(self.takeaway or self.feeling) or any(work.words for work in self.work)

    def editable_by(self, member):
        """Its own specialist, while it is a draft."""
        return not self.is_signed and self.session.specialist_id == member.pk

    def questions(self, around=None):
        """What to look at before signing, as gentle sentences; only what `contradictions` says blocks."""
        return checks.questions(self, around or self.session.around)

    def contradictions(self):
        """What keeps a note from being signed."""
        return list(checks.contradictions(self))

    @transaction.atomic
    def sign(self, by):
        """Close the note for good, with name and credential as of now and a hash of what it says."""
        locked = Note.objects.select_for_update().get(pk=self.pk)
        if locked.is_signed or not self.editable_by(by):
            raise ValidationError(_("This note is signed already."))
        if problems := self.contradictions():
            raise ValidationError(problems)
        self._wait_for_the_same_day()
        self.session.keep_code()
        self.was_late = self.is_late
        self.signed_units, self.signed_code = self.units(), str(self.session.service_code or "")
        self.signed_at, self.signed_by, self.signed_name = timezone.now(), by, by.name_and_credential
        if meeting := self.session.group_meeting:
            self.group_line, self.group_size = meeting.shared_line, meeting.size
        self.content_hash = self.compute_hash()
        self.save()
        if self.session.program.cosign_required:
            CosignRequest.ask([self])

    def _wait_for_the_same_day(self):
        """Two notes of one person signed at once are counted one after the other."""
        type(self.session.client).objects.select_for_update(no_key=True).get(pk=self.session.client_id)

    def reckon_due(self):
        """Set the hour it is due from its session, its program and whether it is about a crisis."""
        self.due_at = self.session.crisis_due_at if self.is_crisis else self.session.note_due_at

    def compute_hash(self):
        """SHA-256 over everything the note says, in hexadecimal."""
        session = self.session
        says = [
            [str(session.pk), session.start_at.isoformat(), session.end_at.isoformat(), session.method, session.place],
            [self.focus, self.did, self.what_we_did, self.takeaway, self.feeling, self.next_step, self.no_goal],
            [self.next_step_owner, str(self.next_step_goal_id or ""), self.late_because],
            *([[self.how_was_it]] if self.how_was_it else []),
            *([["crisis"]] if self.is_crisis else []),
            *([[self.signed_code]] if self.signed_code else []),
            *([["group", self.group_line, self.group_size]] if self.group_size else []),
            [self.signed_name, self.signed_at.isoformat()],
            [[str(w.goal_id), w.movement, w.words] for w in self.work],
        ]
        return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).hexdigest()
