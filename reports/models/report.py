from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Count, F, Func, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled, WalledQuerySet
from notes.models import DeliveredContact
from reports.counting.beyond import key_of
from reports.counting.contacts import contacts_of, described
from reports.counting.reckoning import reckon
from reports.counting.scope import those_in

A_DAY, A_MOMENT = timedelta(days=1), timedelta(seconds=5)
NOT_OVER = _("This period is not over yet. Freeze it from the day after its last day on.")


class ReportQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """The agency's numbers are its managers'."""
        return self if member.is_manager else self.none()

    def newest_first(self):
        return self.order_by("-as_of", "-pk")

    def with_names(self):
        return self.select_related("program", "specialist__user")


class Report(Walled):
    """The numbers of a period, for everybody or a part. Until it is saved it is a preview as of now; saved, it is
    frozen: its numbers and their rows never change again."""

    since = models.DateField()
    until = models.DateField()
    program = models.ForeignKey(Program, models.PROTECT, null=True, related_name="+")
    specialist = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    county = models.CharField(max_length=80, blank=True)
    payer = models.CharField(max_length=80, blank=True)
    billable_days = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    as_of = models.DateTimeField(default=timezone.now)
    time_zone = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)

    objects = ReportQuerySet.as_manager()
    looked_at = ()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["agency", "-as_of", "-id"], name="report_newest")]
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_report_ends_after_it_begins")]

    def __str__(self):
        return f"{date_format(self.since)} – {date_format(self.until)}"

    def get_absolute_url(self):
        return reverse("reports:report", args=[self.pk])

    @property
    def asked(self):
        """What a preview was asked with, for the addresses of its rows; a frozen report knows it by itself."""
        if self.is_saved:
            return {}
        told = {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return told | {name: str(value) for name, value in self.filters.items()}

    @property
    def filters(self):
        """What narrows it, by name."""
        told = {"program": self.program_id, "specialist": self.specialist_id}
        return {name: value for name, value in (told | {"county": self.county, "payer": self.payer}).items() if value}

    @property
    def rows_base(self):
        return f"{self.get_absolute_url() if self.is_saved else reverse('reports:now')}rows/"

    @property
    def page_url(self):
        """Where its numbers stand."""
        return self.get_absolute_url() if self.is_saved else f"{reverse('reports:now')}?{urlencode(self.asked)}"

    @property
    def zone(self):
        """The agency's clock; a frozen report keeps the one that it was frozen by."""
        return ZoneInfo(self.time_zone) if self.time_zone else timezone.get_current_timezone()

    @property
    def moments(self):
        """From the first midnight to the one after the last day."""
        return tuple(datetime.combine(day, time(), self.zone) for day in (self.since, self.until + A_DAY))

    @property
    def months(self):
        """The first day of each month that begins in the period."""
        months, month = [], self.since if self.since.day == 1 else _next_month(self.since)
        while month <= self.until:
            months.append(month)
            month = _next_month(month)
        return months

    @property
    def is_over(self):
        return self.until < timezone.localdate()

    @cached_property
    def program_names(self):
        return {str(pk): name for pk, name in Program.objects.values_list("pk", "name")}

    @cached_property
    def found(self):
        """{(name, cell): what was counted}: as it was frozen, or of now. Frozen, the rows stay in the database."""
        if not self.is_saved:
            return reckon(self, self.looked_at)
        return {(one.name, one.cell): one for one in self.numbers.without_rows()}

    def rows_of(self, name, cell, start, end):
        """(keys, what belongs to each or None) of these rows of a number, in their order."""
        if not self.is_saved:
            one = self.found[name, cell]
            return one.keys[start:end], one.amounts and one.amounts[start:end]
        return self.numbers.rows_of(name, cell, start, end)

    def contacts(self):
        """Signed notes lie still, but who lives or pays where does not: then the contacts are kept too."""
        if not (self.is_saved and self.is_of_a_county_or_payer):
            return contacts_of(self)
        kept = self.numbers.filter(name="contacts", cell="all").values(key=Func("keys", function="unnest"))
        return described(DeliveredContact.objects.filter(pk__in=kept), self)

    @property
    def is_of_a_county_or_payer(self):
        return bool(self.county or self.payer)

    def leaves_few_out(self, name, cell):
        """Whether this number, held against the same one of a wider report, tells of few people."""
        return key_of(name, cell) in self.found

    def late_contacts(self):
        """Of the period, signed since the report was frozen."""
        first, after = self.moments
        late = those_in(self, DeliveredContact.objects, "start_at").filter(signed_at__gt=self.as_of)
        return described(late.filter(start_at__gte=first, start_at__lt=after), self)

    @cached_property
    def late(self):
        """How many those are, with their minutes and units."""
        return self.late_contacts().order_by().aggregate(count=Count("pk"), minutes=Sum("long"), units=Sum("units"))

    def take_rules(self, programs):
        """Their names, and how long each program's contacts may be billed, as of now."""
        self.program_names = {str(one.pk): one.name for one in programs}
        self.billable_days = {str(one.pk): one.not_billable_after for one in programs if one.not_billable_after}

    @transaction.atomic
    def freeze(self, by):
        """Keep every number with its rows, as of a moment ago: a note that is being signed right now is either in all
        of them or in none."""
        if not self.is_over:
            raise ValidationError(NOT_OVER)
        self.as_of, self.by, self.by_name = timezone.now() - A_MOMENT, by, by.name_and_credential
        self.time_zone = timezone.get_current_timezone_name()
        found = reckon(self)
        if self.is_of_a_county_or_payer:
            rows = self.contacts().order_by("start_at", "pk")
            found["contacts", "all"].keys = list(rows.values_list("pk", flat=True))
        self.save(force_insert=True)
        self.numbers.keep(self, found)


def _next_month(day):
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
