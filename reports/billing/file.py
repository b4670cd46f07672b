"""A long billing file on its way out: its lines, as they were kept, put together part by part. Stopped, nothing of the
file itself is touched: it was made and its sessions were marked in one act before."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from reports.models import BilledSession, BillingFile, Download, ExportKind

LONG = 5_000


class LongBillingFile(ExportKind):
    name = "billing-file"
    title = _("Billing file")
    forms = (Download.Form.CSV,)
    at_a_time = LONG
    columns = (("", lambda row: row.line),)

    @cached_property
    def file(self):
        return BillingFile.objects.select_related("program").get(pk=self.parameters["file"])

    @property
    def words(self):
        return str(self.file)

    @property
    def stem(self):
        return self.file.name.removesuffix(".csv")

    @property
    def beginning(self):
        return self.file.beginning

    def count(self):
        return self.file.session_count

    def rows_after(self, key, limit):
        rows = BilledSession.objects.filter(file=self.parameters["file"], number__gt=int(key or 0))
        return rows.select_related("session").order_by("number")[:limit]

    def key(self, row):
        return str(row.number)

    def client_id(self, row):
        return row.session.client_id
