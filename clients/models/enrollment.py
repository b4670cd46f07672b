from functools import cache

import pghistory
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Value
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.as_of import as_of, held_in_turn
from accounts.models import Program, ServiceCode, Walled, WalledQuerySet

from .assignment import Days
from .caseload import SUGGESTED
from .client import Client


class EnrollmentQuerySet(WalledQuerySet):
    def in_force(self, day=None):
        day = day or timezone.localdate()
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day)

    def newest_first(self):
        return self.order_by("-began_on", "-pk")

    def with_rules(self):
        """With its program and the service codes in use, in one query."""
        enrollments = list(self.with_names().annotate(code_rows=_code_rows()))
        for enrollment in enrollments:
            enrollment.program.codes = [ServiceCode.from_row(row) for row in enrollment.code_rows]
        return enrollments

    def still_going(self):
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=timezone.localdate()))

    def payers(self):
        """Everybody who has been written down as paying."""
        return self.exclude(payer="").order_by("payer").values_list("payer", flat=True).distinct()[:SUGGESTED]

    def with_names(self):
        return self.select_related("program").order_by("program__name", "pk")

    def with_past(self):
        """So that each can be asked what it said on any day."""
        return self.prefetch_related(Prefetch("events", self.model.told(), to_attr="past"))

    def with_orders(self):
        """The orders and recommendations that stand, as `orders`."""
        standing = apps.get_model("clients", "ServiceOrder").objects.standing()
        return self.prefetch_related(Prefetch("service_orders", standing.newest_first().with_names(), to_attr="orders"))


@cache
def _code_rows():
    """Built once: every save of a note asks for it."""
    return ArraySubquery(ServiceCode.objects.filter(program=OuterRef("program")).in_use().as_rows())


@pghistory.track()
class Enrollment(Walled):
    """A client in a program, with dates. `ended_on` is the last day that counts."""

    class Ending(models.TextChoices):
        REACHED = "reached", _("Reached what they came for")
        MOVED = "moved", _("Moved away")
        OTHER_SUPPORT = "other_support", _("Went on to other support")
        CHOSE_TO_STOP = "chose_to_stop", _("Chose to stop")
        LOST_TOUCH = "lost_touch", _("We lost touch")
        DIED = "died", _("Died")
        SOMETHING_ELSE = "something_else", _("Something else")

    client = models.ForeignKey(Client, models.PROTECT, related_name="enrollments", editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="enrollments", verbose_name=_("program"))
    referred_on = models.DateField(_("referred on"), null=True, blank=True)
    plan_review_due_on = models.DateField(_("plan review is due on"), null=True, blank=True)
    plan_reviewed_on = models.DateField(_("plan looked at on"), null=True, editable=False)
    began_on = models.DateField(_("from"), default=timezone.localdate)
    payer = models.CharField(_("who pays"), max_length=80, blank=True)
    payer_began_on = models.DateField(_("pays from"), null=True, editable=False)
    ended_on = models.DateField(_("until"), null=True, blank=True)
    ended_because = models.CharField(_("how it ended"), max_length=14, choices=Ending, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="enrollment_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(referred_on=None) | Q(referred_on__lte=F("began_on")),
                name="referral_comes_before_enrollment",
                violation_error_message=_("The referral comes before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(ended_because="") | Q(ended_on__isnull=False), name="only_what_ended_says_how"
            ),
            ExclusionConstraint(
                name="once_in_a_program_at_a_time",
                expressions=[
                    (Days("began_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                    ("client", RangeOperators.EQUAL),
                    ("program", RangeOperators.EQUAL),
                ],
                violation_error_message=_("This person is already in this program on some of these days."),
            ),
        ]

    def __str__(self):
        return str(self.program)

    @staticmethod
    def open_programs():
        """The programs that take people in."""
        return Program.objects.open().by_name()

    @staticmethod
    def payers():
        return list(Enrollment.objects.payers())

    def covers(self, day):
        return self.began_on <= day and (self.ended_on is None or day <= self.ended_on)

    @property
    def goes_on(self):
        return self.ended_on is None or self.ended_on > timezone.localdate()

    @classmethod
    def told(cls):
        """What was written down of each, the newest first."""
        fields = ["pgh_obj", "pgh_created_at", "plan_review_due_on", "plan_reviewed_on", "payer", "payer_began_on"]
        return apps.get_model("clients", "EnrollmentEvent").objects.order_by("-pgh_id").only(*fields)

    @cached_property
    def past(self):
        return list(self.told().filter(pgh_obj=self.pk))

    @cached_property
    def reviews(self):
        """[(from which day, when the plan was due to be looked at)], the newest first."""
        return self._held("plan_review_due_on", "plan_reviewed_on")

    @cached_property
    def payers_in_turn(self):
        """[(from which day, who paid)], the newest first."""
        return self._held("payer", "payer_began_on")

    def plan_review_due_by(self, day):
        """What the plan was due for on that day, whatever was moved on since."""
        return as_of(day, self.reviews)

    def review_written_down_on(self, day):
        """When the review that held on this day was written down, if that was only after the day; else None."""
        since, due_on = next(one for one in self.reviews if one[0] <= day)
        written = {(one.plan_reviewed_on, one.plan_review_due_on): one.pgh_created_at for one in self.past}
        on = (since, due_on) in written and timezone.localdate(written[since, due_on])
        return on if on and on > day else None

    def payer_on(self, day):
        return as_of(day, self.payers_in_turn)

    def _held(self, name, began_on):
        return held_in_turn(self.past or [self], name, began_on)

    def plan_review(self, on, looked_at_on=None):
        """They looked at the plan on a day; from then on it is due to be looked at again on this one, or on none."""
        self.plan_review_due_on, self.plan_reviewed_on = on, looked_at_on or timezone.localdate()
        self.save(update_fields=["plan_review_due_on", "plan_reviewed_on"])

    def go_on(self):
        """Its end is taken back."""
        self.ended_on, self.ended_because, self.end_reason = None, "", ""
        self.full_clean()
        self.save(update_fields=["ended_on", "ended_because", "end_reason"])

    @property
    def payer_changed(self):
        return bool(self.payer_began_on) and self.payer_began_on > self.began_on

    @property
    def usual_payer_day(self):
        """Where nobody was named, whoever pays has paid from the start; else somebody else pays from today."""
        return max(timezone.localdate(), self.began_on) if self.payer else self.began_on

    def paid_by(self, payer, since=None):
        """From a day on somebody else pays, or nobody is named; who paid before that day stays."""
        self.payer, self.payer_began_on = payer, since or self.usual_payer_day
        self.save(update_fields=["payer", "payer_began_on"])

    def end(self, reason, on=None, because=Ending.SOMETHING_ELSE):
        self.ended_on, self.end_reason = max(on or timezone.localdate(), self.began_on), reason
        self.ended_because = because
        self.full_clean()
        self.save(update_fields=["ended_on", "ended_because", "end_reason"])
