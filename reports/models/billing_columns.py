import pghistory
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Program, Walled
from accounts.spreadsheet import cell
from reports.billing.columns import FIELDS, PAYERS_READ, USUAL, Style, heading_of


@pghistory.track()
class BillingColumns(Walled):
    """Which columns a program's billing files have, in what order, under which headings."""

    class Days(models.TextChoices):
        ISO = "%Y-%m-%d", "2026-03-25"
        SLASHES = "%m/%d/%Y", "03/25/2026"
        PLAIN = "%Y%m%d", "20260325"

    class Times(models.TextChoices):
        CLOCK_24 = "%H:%M", "14:05"
        CLOCK_12 = "%I:%M %p", "02:05 PM"
        PLAIN = "%H%M", "1405"

    program = models.OneToOneField(Program, models.PROTECT, related_name="billing_columns", editable=False)
    columns = models.JSONField(default=list, editable=False)
    days = models.CharField(_("days are written"), max_length=10, choices=Days, default=Days.ISO)
    times = models.CharField(_("times are written"), max_length=10, choices=Times, default=Times.CLOCK_24)

    class Meta:
        verbose_name = _("columns of billing files")
        verbose_name_plural = _("columns of billing files")

    def __str__(self):
        return ", ".join(self.headings)

    @classmethod
    def of(cls, program):
        """The program's own; the usual ones where it has none."""
        own = cls.objects.filter(program=program).first()
        return own or cls(program=program, columns=[[name, heading_of(name), ""] for name in USUAL])

    @property
    def headings(self):
        return [cell(heading) for _name, heading, _words in self.columns]

    def cells(self, contact):
        """What stands in each column for this contact; nothing that a spreadsheet takes for a formula."""
        style = Style(self.days, self.times)
        with translation.override(PAYERS_READ):
            said = [FIELDS[name].say(contact, style) if name in FIELDS else words for name, _h, words in self.columns]
        return [cell(str(words)) for words in said]
