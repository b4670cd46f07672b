import hashlib
import json

import pgtrigger
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet
from goals.models import Goal

from . import checks
from .cosign_request import CosignRequest
from .lateness import past_its_hour
from .session import Session
from .sittings import tracked_by_sitting

TEXT_LENGTH = 100_000


class NoteQuerySet(WalledQuerySet):
    def drafts(self):
        return self.filter(signed_at=None)

    def late(self):
        """Drafts that would be signed as late now, as their programs count it."""
        return self.drafts().filter(past_its_hour())

    def signed(self):
        return self.exclude(signed_at=None)

    def shared(self):
        """What the person may read: every signed note, except one that a manager keeps from them for now."""
        kept = apps.get_model("notes", "Withholding").objects.current()
        return self.signed().exclude(models.Exists(kept.filter(note=models.OuterRef("pk"))))

    def with_news_for(self, user):
        """With `read_up_to` (None: never opened), `news_at`, the newest thing on the note, and `has_news`."""
        of_note = {"note": models.OuterRef("pk")}
        read = apps.get_model("notes", "Reading").objects.filter(by=user, **of_note).order_by("-up_to")
        said = apps.get_model("notes", "Statement").objects.filter(**of_note)
        added = apps.get_model("notes", "Addendum").objects.filter(**of_note).order_by("-at")
        looks = apps.get_model("notes", "SecondLook").objects.filter(withholding__note=models.OuterRef("pk"))
        answers = [rows.filter(answered_at__isnull=False).order_by("-answered_at") for rows in (said, looks)]
        came = [added.values("at")[:1], *(rows.values("answered_at")[:1] for rows in answers)]
        newest = Greatest("signed_at", *map(models.Subquery, came))
        noted = self.annotate(read_up_to=models.Subquery(read.values("up_to")[:1]), news_at=newest)
        unread = models.Q(read_up_to=None) | models.Q(read_up_to__lt=models.F("news_at"))
        return noted.annotate(has_news=models.Case(models.When(unread, then=True), default=False))

    def with_last_said_at(self):
        """With `last_said_at`: when it was signed, or when the last addendum or the person's last words came to it."""
        newest = [apps.get_model("notes", name).objects.order_by("-at") for name in ("Addendum", "Statement")]
        came = [models.Subquery(rows.filter(note=models.OuterRef("pk")).values("at")[:1]) for rows in newest]
        return self.annotate(last_said_at=Greatest("signed_at", *came))

    def with_whether_seen_by(self, user):
        """With `is_seen`: this user opened it since the last thing came to it."""
        read = apps.get_model("notes", "Reading").objects.filter(note=models.OuterRef("pk"), by=user)
        noted = self.with_last_said_at()
        return noted.annotate(is_seen=models.Exists(read.filter(up_to__gte=models.OuterRef("last_said_at"))))

    def with_billed_at(self):
        """With `billed_at`: when its session went into a billing file that still stands, or None."""
        billed = apps.get_model("reports", "BilledSession").objects.standing()
        mine = billed.filter(session=models.OuterRef("session"))
        return self.annotate(billed_at=models.Subquery(mine.values("file__made_at")))

    def by(self, specialist):
        return self.filter(session__specialist=specialist)

    def waiting_for_cosign(self):
        return self.filter(cosign_request__isnull=False)

    def on_days(self, since, until):
        """Begun on one of these days, in the agency's time zone (the active one)."""
        return self.filter(session__start_at__date__range=(since, until))

    def in_program(self, program):
        """Of this program; of any, for None."""
        return self.filter(session__program=program) if program else self

    def newest_first(self):
        return self.order_by("-session__start_at", "-pk")

    def oldest_first(self):
        return self.order_by("session__start_at", "pk")

    def with_session(self):
        return self.select_related(
            "session__client",
            "session__specialist__user",
            "session__program",
            "session__service_code",
            "session__group_meeting",
        )

    def with_cosign_request(self):
        return self.select_related("cosign_request")

    def soonest_due_first(self):
        return self.order_by("due_at", "pk")


TYPED = ["focus", "did", "what_we_did", "takeaway", "feeling", "next_step", "next_step_owner", "next_step_goal"]
TYPED += ["no_goal", "how_was_it", "late_because", "due_at", "version"]


@tracked_by_sitting("saved_at", *TYPED)
class Note(Walled):
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
            models.Index(fields=["session"], name="note_of_a_crisis", condition=models.Q(is_crisis=True)),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_means_signed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            )
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
        longer = self.session.program.late_after
        if self.is_crisis or not (longer and self.due_at and self.session.start_at):
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

    @cached_property
    def billed_at(self):
        """When its session went into a billing file that still stands, or None."""
        return self.session.billed.standing().values_list("file__made_at", flat=True).first()

    def editable_by(self, member):
        """Its own specialist, while it is a draft."""
        return not self.is_signed and self.session.specialist_id == member.pk

    @property
    def is_billable_by_goal(self):
        """Some programs bill no session without a goal; a service log has none to show."""
        program = self.session.program
        has_goal = not program.needs_goal_to_bill or program.keeps_log_only
        return has_goal or bool(self.version) and any(work.is_worked_on for work in self.work)

    @property
    def is_in_time_to_bill(self):
        """Signed in time, or still in time."""
        last = self.session.last_day_to_bill
        return last is None or timezone.localdate(self.signed_at or timezone.now()) <= last

    @property
    def is_billable(self):
        return self.is_in_time_to_bill and self.is_billable_by_goal

    def units(self, around=None):
        """As signed; before, what its session adds to the day."""
        if self.is_signed:
            return self.signed_units
        if not self.is_billable_by_goal:
            return 0 if self.session.minutes is not None else None
        return (around or self.session.around).units

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
