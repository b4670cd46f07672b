from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet


class DownloadQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk").select_related("by__user")


class Download(Walled):
    """Somebody took a file away: an export, or a short file that is made at once and said by `what`. Written once."""

    class Form(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"
        PDF = "pdf", "PDF"

    export = models.ForeignKey("reports.Export", models.PROTECT, null=True, related_name="downloads", editable=False)
    what = models.CharField(max_length=40, blank=True, default="", editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    form = models.CharField(max_length=4, choices=Form, editable=False)
    row_count = models.PositiveIntegerField(editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DownloadQuerySet.as_manager()

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        indexes = [models.Index(fields=["agency", "-at", "-id"], name="download_newest")]

    def __str__(self):
        return f"{self.get_form_display()} {self.at}"

    @classmethod
    def write(cls, by, form, what, row_count):
        """A file that is made while it is taken."""
        return cls.objects.create(by=by, form=form, what=what, row_count=row_count)
