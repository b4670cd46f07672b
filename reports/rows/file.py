"""The rows behind a number of a frozen report, as a file."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from reports.files import head_of
from reports.models import ExportKind, Report
from reports.sheet import heading_of

from .kinds import KINDS
from .listed import list_of, place_of


class RowsFile(ExportKind):
    name = "rows-of-a-report"
    title = _("Rows behind a number")
    columns = (
        (_("Name"), lambda row: row.name),
        (_("What"), lambda row: row.words),
        (_("More"), lambda row: row.detail),
    )

    @cached_property
    def report(self):
        return Report.objects.with_names().get(pk=self.parameters["report"])

    @property
    def _number(self):
        return self.parameters["name"], self.parameters["cell"]

    @property
    def words(self):
        said = heading_of(self.report, *self._number)
        return f"{self.report}: {said.label}, {said.words}" if said else f"{self.report}"

    @property
    def above(self):
        """The number and how it is counted, so that the rows can be read without the page."""
        said = heading_of(self.report, *self._number)
        yield from head_of(self.report, self.report.agency)
        if said:
            yield [_("Number"), said.label]
            yield [_("Value"), said.words]
            yield [_("How it is counted"), said.definition]
        yield []

    def count(self):
        return self.report.found[self._number].count

    def rows_after(self, key, limit):
        return list_of(self.report, *self._number, place_of(key or ""), limit).rows

    def key(self, row):
        return str(row.place)

    def client_id(self, row):
        return row.client and row.client.pk


class ContactsFile(RowsFile):
    """Where they are contacts: minutes and units by themselves, to be added up."""

    name = "contacts-of-a-report"
    title = _("Contacts behind a number")
    columns = (
        (_("Name"), lambda row: row.name),
        (_("What"), lambda row: row.words),
        (_("Minutes"), lambda row: row.minutes),
        (_("Units"), lambda row: row.units),
    )


def file_of(name):
    """The kind of file for the rows of this number."""
    return RowsFile if name in KINDS else ContactsFile
