from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Method, Place, Program, Walled, WalledQuerySet
from clients.models import Assignment, Client, Enrollment
from notes.clock import moment
from notes.names import says_name

from .group import Group, GroupMember
from .session import BEGUN, PLAN_LASTS, Session
from .sittings import tracked_by_sitting

A_WEEK = timedelta(days=7)


class GroupMeetingQuerySet(WalledQuerySet):
    def planned(self):
        return self.filter(status="planned")

    def not_called_off(self):
        return self.exclude(status="off")

    def led_by(self, specialist):
        """By them alone or with somebody."""
        mine = Q(group__leader=specialist) | Q(group__co_leader=specialist)
        return self.filter(mine).select_related("group")

    def of_person(self, client):
        """Of the groups that this person is in now."""
        here = GroupMember.objects.here().filter(client=client, group=OuterRef("group"))
        return self.filter(Exists(here))

    def between(self, since, until):
        return self.filter(happens_at__gte=since, happens_at__lt=until)

    def soonest_first(self):
        return self.order_by("happens_at", "pk")

    def newest_first(self):
        return self.order_by("-happens_at", "-pk")

    def past(self):
        return self.filter(status="held")

    def with_counts(self, writer=None):
        """With `expected` (in the group now), `came`, and `drafts`, the notes not signed yet: this writer's, or all."""
        whose = Q(sessions__specialist=writer) if writer else Q()
        here = GroupMember.objects.here().filter(group=OuterRef("group")).order_by().values("group")
        return self.annotate(
            expected=Coalesce(Subquery(here.annotate(n=Count("pk")).values("n")), 0),
            came=Count("sessions", filter=Q(sessions__status="held")),
            drafts=Count("sessions__note", filter=Q(sessions__note__signed_at=None) & whose),
            due_at=models.Min("sessions__note__due_at", filter=Q(sessions__note__signed_at=None) & whose),
        )

    def call_off(self, because):
        """Take these plans back. Returns how many were still plans."""
        return self.planned().update(status="off", called_off_because=because, updated_at=timezone.now())


@tracked_by_sitting("updated_at", "shared_line", "version")
class GroupMeeting(Walled):
    """A time when a group meets. Each person who came has a session and a note of their own, with its line in it."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        CALLED_OFF = "off", _("Called off")

    MOST_AT_ONCE = 26

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings", editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", editable=False)
    status = models.CharField(max_length=7, choices=Status, default=Status.PLANNED, editable=False)
    planned_at = models.DateTimeField(null=True, editable=False)
    start_at = models.DateTimeField(null=True, editable=False)
    end_at = models.DateTimeField(null=True, editable=False)
    happens_at = models.GeneratedField(
        expression=Coalesce("start_at", "planned_at"), output_field=models.DateTimeField(), db_persist=True
    )
    method = models.CharField(_("how"), max_length=9, choices=Method, blank=True)
    place = models.CharField(_("where"), max_length=2, choices=Place, blank=True)
    shared_line = models.TextField(_("what we did as a group"), blank=True, max_length=4000)
    called_off_because = models.CharField(max_length=12, choices=Session.CalledOffBecause, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = GroupMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("group meeting")
        verbose_name_plural = _("group meetings")
        indexes = [models.Index(fields=["group", "-happens_at"], name="meeting_of_group")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_at=None) | Q(end_at__gt=F("start_at")), name="a_meeting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(status="planned", planned_at__isnull=False)
                | Q(status="held", start_at__isnull=False)
                | Q(status="off", planned_at__isnull=False) & ~Q(called_off_because=""),
                name="a_meeting_has_its_time",
            ),
        ]

    def __str__(self):
        return f"{self.get_status_display()} {self.happens_at or ''}"

    def get_absolute_url(self):
        return reverse("notes:meeting", args=[self.group_id, self.pk])

    @classmethod
    def plan(cls, group, first_at, weeks=1):
        """The same time on the clock every week, so many times; one that is over already was held."""
        group._must_go_on()
        local, zone = timezone.localtime(first_at), timezone.get_current_timezone()
        times = [first_at, *(moment(local.date() + A_WEEK * week, local.time(), zone) for week in range(1, weeks))]
        return cls.objects.bulk_create(cls._at(group, time) for time in times)

    @classmethod
    def _at(cls, group, time):
        over = time <= timezone.now()
        when = {"status": cls.Status.HELD, "start_at": time} if over else {"planned_at": time}
        return cls(group=group, specialist=group.leader, program=group.program, **when)

    @property
    def is_planned(self):
        return self.status == self.Status.PLANNED

    @property
    def is_held(self):
        return self.status == self.Status.HELD

    @property
    def is_left_open(self):
        """A plan of a day that is over: nobody said what came of it."""
        return self.is_planned and timezone.localdate(self.planned_at) < timezone.localdate()

    @property
    def takes_time(self):
        return self.is_planned or self.is_held

    @property
    def over_at(self):
        return self.end_at or self.happens_at + PLAN_LASTS

    @property
    def whom(self):
        return self.group.name

    @property
    def initials(self):
        """A calendar outside this house learns that it is a group, and no more."""
        return gettext("Group")

    @property
    def size(self):
        """How many people came."""
        return self.sessions.held().count()

    def people_seen_by(self, member):
        """Who may have come, as far as this member may see them today; with `in_this_program`, their days in it, and
        `walked_by`, the keys of those who lead it and walk with them today, the primary one first."""
        day = timezone.localdate(self.happens_at)
        maybe = Q(pk__in=self.group.members.here_on(day).values("client")) | Q(pk__in=self.sessions.values("client"))
        days = Prefetch("enrollments", Enrollment.objects.filter(program=self.program_id), to_attr="in_this_program")
        walks = Assignment.objects.in_force().filter(client=OuterRef("pk"), specialist__in=self.group.leaders)
        first = ArraySubquery(walks.order_by("-kind", "began_on", "pk").values("specialist"))
        people = Client.objects.visible_to(member).filter(maybe).annotate(walked_by=first)
        return people.by_name().prefetch_related(days)

    def leaders_of(self, client):
        """Those who lead it and walk with this person, of `people_seen_by`; the first writes their note."""
        leaders = {leader.pk: leader for leader in self.group.leaders}
        return [leaders[pk] for pk in client.walked_by]

    def next_at(self):
        """A week later, at the same time on the clock."""
        local = timezone.localtime(self.planned_at or self.start_at)
        return moment(local.date() + A_WEEK, local.time(), timezone.get_current_timezone())

    def names_somebody(self, people):
        """The first of these people whose name stands in the shared line, or None."""
        return next((one for one in people if says_name(self.shared_line, one.chosen_name)), None)

    @transaction.atomic
    def begin(self):
        """It begins now; a plan of a day that is over began when it was planned."""
        kept = GroupMeeting.objects.select_for_update().get(pk=self.pk)
        if not kept.is_planned:
            raise ValidationError(BEGUN)
        now = timezone.now().replace(second=0, microsecond=0)
        self.status, self.start_at = self.Status.HELD, kept.planned_at if kept.is_left_open else now
        self.save(update_fields=["status", "start_at", "updated_at"])

    @transaction.atomic
    def call_off(self, because):
        if not GroupMeeting.objects.filter(pk=self.pk).call_off(because):
            raise ValidationError(BEGUN)

    @transaction.atomic
    def plan_next(self):
        """A week later; once, however often somebody asks."""
        Group.objects.select_for_update().get(pk=self.group_id)
        if self.group.meetings.not_called_off().filter(happens_at=self.next_at()).exists():
            raise ValidationError(_("It is planned already."))
        return self.plan(self.group, self.next_at())[0]
