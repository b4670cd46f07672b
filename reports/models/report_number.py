from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet

from .report import Report


class ReportNumberQuerySet(WalledQuerySet):
    def without_rows(self):
        return self.defer("keys", "amounts").order_by("pk")

    def rows_of(self, name, cell, start, end):
        part = f"{start}_{end}"
        return self.filter(name=name, cell=cell).values_list(f"keys__{part}", f"amounts__{part}").get()

    def keep(self, report, found):
        self.bulk_create(
            self.model(
                report=report,
                name=name,
                cell=cell,
                label=one.label,
                count=one.count,
                amount=one.amount,
                keys=one.keys,
                amounts=one.amounts,
            )
            for (name, cell), one in found.items()
        )


class ReportNumber(Walled):
    """One number of a frozen report, or one cell of a table, with the keys of its rows in their order."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="numbers", editable=False)
    name = models.CharField(max_length=40, editable=False)
    cell = models.CharField(max_length=100, editable=False)
    label = models.CharField(max_length=160, editable=False)
    count = models.PositiveIntegerField(editable=False)
    amount = models.PositiveIntegerField(editable=False)
    keys = ArrayField(models.UUIDField(), null=True, editable=False)
    amounts = ArrayField(models.PositiveIntegerField(), null=True, editable=False)

    objects = ReportNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("number of a report")
        verbose_name_plural = _("numbers of a report")
        constraints = [models.UniqueConstraint(fields=["report", "name", "cell"], name="a_number_once_in_a_report")]

    def __str__(self):
        return self.name
