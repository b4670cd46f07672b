from datetime import timedelta

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .client import Client

A_YEAR_OF_DAYS = 330


class Days(Func):
    """The days from one date to another, both included; an open end reaches for ever."""

    function = "DATERANGE"
    output_field = DateRangeField()


class AssignmentQuerySet(WalledQuerySet):
    def in_force(self, day=None):
        day = day or timezone.localdate()
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day)

    def newest_first(self):
        return self.order_by("-began_on", "-pk")

    def still_going(self):
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=timezone.localdate()))

    def not_over(self):
        """Today, or some day to come."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=timezone.localdate()))

    def with_names(self):
        """With the specialists' names; the primary one first."""
        return self.select_related("specialist__user").order_by("-kind", "began_on", "pk")

    def make_room_for(self, newcomer):
        """End, the day before, the primary specialist and any time of the newcomer's own on these days."""
        same = Q(kind=Assignment.Kind.PRIMARY) | Q(specialist=newcomer.specialist)
        goes_on = Q(ended_on=None) | Q(ended_on__gte=newcomer.began_on)
        for old in self.filter(same & goes_on).with_names():
            if old.began_on >= newcomer.began_on:
                raise ValidationError({"began_on": _begins_too_late(old)})
            old.end(newcomer.began_on - timedelta(days=1))


def _begins_too_late(old):
    return _("%(name)s is assigned from %(day)s on. Choose a first day after that.") % {
        "name": old.specialist.name,
        "day": date_format(old.began_on),
    }


@pghistory.track()
class Assignment(Walled):
    """Client and specialist, with dates. `ended_on` is the last day that counts."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", _("Primary")
        COVER = "cover", _("Cover")

    client = models.ForeignKey(Client, models.PROTECT, related_name="assignments", editable=False)
    specialist = models.ForeignKey(
        Membership, models.PROTECT, related_name="assignments", verbose_name=_("peer specialist")
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.PRIMARY)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    began_on = models.DateField(_("from"), default=timezone.localdate)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        indexes = [models.Index(fields=["specialist", "client"], name="assignment_caseload")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="assignment_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(kind="primary") | (~Q(reason="") & Q(ended_on__isnull=False)),
                name="cover_has_a_reason_and_an_end",
                violation_error_message=_("Cover needs a reason and a last day."),
            ),
            ExclusionConstraint(
                name="one_primary_specialist_at_a_time",
                expressions=[
                    (Days("began_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                    ("client", RangeOperators.EQUAL),
                ],
                condition=Q(kind="primary"),
                violation_error_message=_("Somebody else is the primary specialist on some of these days."),
            ),
            ExclusionConstraint(
                name="one_assignment_of_a_specialist_at_a_time",
                expressions=[
                    (Days("began_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                    ("client", RangeOperators.EQUAL),
                    ("specialist", RangeOperators.EQUAL),
                ],
                violation_error_message=_("This specialist is already assigned on some of these days."),
            ),
        ]

    def __str__(self):
        return f"{self.specialist} ({self.get_kind_display()})"

    @staticmethod
    def specialists_for(member):
        """Whom this member may assign: a manager anybody, a supervisor whom they supervise; None for a specialist."""
        return None if member.is_specialist else Membership.objects.supervised_by(member).by_name()

    @property
    def is_primary(self):
        return self.kind == self.Kind.PRIMARY

    @property
    def since(self):
        """The month it began, with its year when that is not clear."""
        is_recent = (timezone.localdate() - self.began_on).days < A_YEAR_OF_DAYS
        return date_format(self.began_on, "F" if is_recent else "F Y")

    @property
    def notes_to_finish(self):
        """How many of this specialist's notes are not signed yet; once they do not see the record, nobody can."""
        return self.client.sessions.to_finish().filter(specialist=self.specialist).count()

    @property
    def goes_on(self):
        return self.ended_on is None or self.ended_on > timezone.localdate()

    @property
    def is_in_force(self):
        today = timezone.localdate()
        return self.began_on <= today and (self.ended_on is None or self.ended_on >= today)

    @transaction.atomic
    def hand_on(self, specialist, first_day, by):
        """To another specialist from this day on. One that had not begun before that day is theirs from its first."""
        if self.began_on < first_day:
            days = {"began_on": first_day, "ended_on": self.ended_on}
            if not self.is_primary:
                self.end(first_day - timedelta(days=1))
            return self.client.assign(specialist, self.kind, reason=self.reason, by=by, **days)
        goes, self.specialist = self.specialist, specialist
        self.full_clean()
        self.save(update_fields=["specialist"])
        self.client.changeovers.model.tell(self, goes if self.is_primary else None, by)
        return self

    def take_times_of(self, others):
        """What is planned with one of these on the days of this assignment, and every week, is with this specialist."""
        plans = self.client.sessions.planned().one_to_one().filter(specialist__in=others)
        plans = plans.filter(planned_at__date__gte=self.began_on)
        if self.ended_on:
            plans = plans.filter(planned_at__date__lte=self.ended_on)
        plans.update(specialist=self.specialist, updated_at=timezone.now())
        if self.is_primary:
            series = self.client.session_series.filter(specialist__in=others, until_on__gte=self.began_on)
            series.update(specialist=self.specialist)

    @transaction.atomic
    def end(self, on=None, by=None):
        """Today is the last day, unless another is given; one that has not begun yet ends on its first day. Where
        somebody decides this and nobody follows, the person is told; what, or None."""
        self.ended_on = max(on or timezone.localdate(), self.began_on)
        self.full_clean()
        self.save(update_fields=["ended_on"])
        return self.client.changeovers.model.tell_of_the_end(self, by) if by else None
