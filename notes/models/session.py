from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Method, Place, Program, ServiceCode, Walled
from clients.models import Client
from notes.clock import comes_twice

from .counted import Counted
from .session_query import SessionQuerySet
from .sittings import tracked_but

PLAN_LASTS = timedelta(hours=1)
PLAN = ["program", "method", "planned_for"]
BEGUN = _("This session has begun or ended already.")
SIGNED_NOTE = "EXISTS (SELECT FROM notes_note WHERE session_id = OLD.id AND signed_at IS NOT NULL)"


@tracked_but("updated_at")
class Session(Counted, Walled):
    """One contact: planned, held, "did not meet" or called off with a reason. Its times lie still once the note is
    signed."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        NOT_MET = "not_met", _("We did not meet")
        CALLED_OFF = "off", _("Called off")

    Method, Place = Method, Place

    class NotMetBecause(models.TextChoices):
        THEY_COULD_NOT = "they_could_not", _("They could not come")
        THEY_CHOSE_NOT_TO = "they_chose", _("They chose not to today")
        NO_ANSWER = "no_answer", _("No answer, not there")
        I_COULD_NOT = "i_could_not", _("I could not come")
        SOMETHING_ELSE = "other", _("Something else")

    class CalledOffBecause(models.TextChoices):
        THEY_ASKED = "they_asked", _("They asked to call it off")
        I_CANNOT = "i_cannot", _("I cannot make it")
        ANOTHER_TIME = "another_time", _("We found another time")
        BY_MISTAKE = "by_mistake", _("Planned by mistake")
        RECORD_CLOSED = "closed", _("The record was closed")
        SOMETHING_ELSE = "other", _("Something else")

        @classmethod
        def to_choose(cls):
            """What somebody may say; that the record was closed, its closing says."""
            return [choice for choice in cls.choices if choice[0] != cls.RECORD_CLOSED]

    client = models.ForeignKey(Client, models.PROTECT, related_name="sessions", editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="sessions", editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", verbose_name=_("program"))
    series = models.ForeignKey(
        "notes.SessionSeries", models.PROTECT, null=True, related_name="sessions", editable=False
    )
    group_meeting = models.ForeignKey(
        "notes.GroupMeeting", models.PROTECT, null=True, related_name="sessions", editable=False
    )
    status = models.CharField(max_length=7, choices=Status, default=Status.PLANNED, editable=False)
    planned_at = models.DateTimeField(_("when"), null=True, blank=True)
    planned_for = models.CharField(_("what for"), max_length=200, blank=True)
    start_at = models.DateTimeField(_("start"), null=True, blank=True)
    end_at = models.DateTimeField(_("end"), null=True, blank=True)
    happens_at = models.GeneratedField(
        expression=models.functions.Coalesce("start_at", "planned_at"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    method = models.CharField(_("how"), max_length=9, choices=Method, blank=True)
    place = models.CharField(_("where"), max_length=2, choices=Place, blank=True)
    service_code = models.ForeignKey(
        ServiceCode, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service code")
    )
    not_met_because = models.CharField(_("why"), max_length=14, choices=NotMetBecause, blank=True)
    not_met_words = models.CharField(_("in a few words"), max_length=200, blank=True)
    called_off_because = models.CharField(_("why"), max_length=12, choices=CalledOffBecause, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [
            models.Index(fields=["client", "-happens_at", "-id"], name="session_of_client"),
            models.Index(fields=["specialist", "planned_at"], name="session_planned", condition=Q(status="planned")),
            models.Index(fields=["specialist", "start_at"], name="session_held", condition=Q(status="held")),
            models.Index(
                fields=["client", "-start_at"], include=["agency"], name="session_last_held", condition=Q(status="held")
            ),
            models.Index(
                fields=["agency", "start_at"], include=["client"], name="session_lately", condition=Q(status="held")
            ),
            models.Index(fields=["specialist", "happens_at"], name="session_of_specialist"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["group_meeting", "client"],
                condition=Q(group_meeting__isnull=False),
                name="once_at_a_group_meeting",
            ),
            models.CheckConstraint(
                condition=Q(end_at=None) | Q(end_at__gt=F("start_at")),
                name="a_session_ends_after_it_starts",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=~Q(status="not_met") | ~Q(not_met_because=""),
                name="not_meeting_has_a_reason",
                violation_error_message=_("Say why you did not meet."),
            ),
            models.CheckConstraint(
                condition=~Q(status="off") | ~Q(called_off_because=""),
                name="calling_off_has_a_reason",
                violation_error_message=_("Say why it is called off."),
            ),
            models.CheckConstraint(
                condition=~Q(status="planned") | Q(planned_at__isnull=False),
                name="a_planned_session_has_a_time",
                violation_error_message=_("Say when."),
            ),
            models.CheckConstraint(
                condition=~Q(status="held") | Q(start_at__isnull=False),
                name="a_held_session_has_a_start",
                violation_error_message=_("Say when it started."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signed_session_lies_still",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=f"IF {SIGNED_NOTE} THEN RAISE EXCEPTION 'the note of this session is signed'; END IF;"
                " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
            )
        ]

    def __str__(self):
        return f"{self.get_status_display()} {self.happens_at or ''}"

    def get_absolute_url(self):
        return reverse("notes:session", args=[self.client_id, self.pk])

    @classmethod
    def programs_now(cls, client):
        """What a plan may be for: the programs this person is in today."""
        return Program.objects.filter(pk__in=client.enrollments.in_force().values("program")).by_name()

    @classmethod
    def programs_ever(cls, client):
        """What a session that was may have been for; the form asks whether it was so on its day."""
        return Program.objects.filter(pk__in=client.enrollments.values("program")).by_name()

    @property
    def is_planned(self):
        return self.status == self.Status.PLANNED

    @property
    def is_held(self):
        return self.status == self.Status.HELD

    @property
    def is_called_off(self):
        return self.status == self.Status.CALLED_OFF

    @property
    def takes_time(self):
        return self.is_planned or self.is_held

    @property
    def over_at(self):
        """When it ends; a plan keeps an hour."""
        return self.end_at or self.happens_at + PLAN_LASTS

    @property
    def whom(self):
        """In the specialist's own plan."""
        return self.client.first_name

    @property
    def initials(self):
        """In a calendar outside this house."""
        return " ".join(f"{letter}." for letter in self.client.initials)

    @property
    def minutes(self):
        """Whole minutes, computed and never typed; None while the session has no end."""
        if not (self.start_at and self.end_at):
            return None
        return int((self.end_at - self.start_at).total_seconds() // 60)

    @property
    def goes_past_midnight(self):
        """Its day of service is the day on which it began."""
        ends = self.start_at and self.end_at
        return bool(ends) and timezone.localdate(self.start_at) != timezone.localdate(self.end_at)

    @property
    def is_in_the_repeated_hour(self):
        """The clocks went back that night, and start or end came twice."""
        zone = timezone.get_current_timezone()
        return any(comes_twice(moment, zone) for moment in (self.start_at, self.end_at) if moment)

    def days_together(self, days):
        """Those of the days on which this specialist walks with the person, who is in the program."""
        walks = self.client.assignments.filter(specialist=self.specialist)
        enrolled = self.client.enrollments.filter(program=self.program)
        spans = [list(rows.values_list("began_on", "ended_on")) for rows in (walks, enrolled)]
        return [day for day in days if all(_covers(span, day) for span in spans)]

    def later_in_series(self):
        """The plans of the same series that come after this one."""
        return self.series.after(self.planned_at) if self.series else Session.objects.none()

    def hold(self, start_at=None):
        """It begins now (or began then)."""
        self._must_be_planned()
        self.status, self.start_at = self.Status.HELD, start_at or timezone.now().replace(second=0, microsecond=0)
        self.save()

    def plan_another(self, planned_at):
        """The next time, like this one: same people, same program, same way."""
        like_this = {"client": self.client, "specialist": self.specialist, "program": self.program}
        return Session.objects.create(**like_this, method=self.method, planned_at=planned_at)

    def did_not_meet(self, because, words=""):
        self._must_be_planned()
        self.status, self.not_met_because, self.not_met_words = self.Status.NOT_MET, because, words
        self.save()

    @transaction.atomic
    def replan(self):
        """Keep what was changed on the plan, unless it has begun or ended meanwhile."""
        if not Session.objects.planned().select_for_update().filter(pk=self.pk).exists():
            raise ValidationError(BEGUN)
        self.save(update_fields=[*PLAN, "planned_at", "updated_at"])

    def call_off(self, because):
        """Take the plan back: neither a contact nor one that they missed."""
        if not Session.objects.filter(pk=self.pk).call_off(because):
            raise ValidationError(BEGUN)
        return 1

    def _must_be_planned(self):
        if self.status != self.Status.PLANNED:
            raise ValidationError(BEGUN)


def _covers(spans, day):
    return any(began <= day and (ended is None or day <= ended) for began, ended in spans)
