"""A kind of file for tests: every client's name and its length."""

from clients.models import Client
from reports.models import ExportKind


class People(ExportKind):
    name = "test-people"
    title = "People of a test"
    at_a_time = 3
    columns = (("Name", lambda client: client.chosen_name), ("=Letters", lambda client: len(client.chosen_name)))

    @property
    def cut(self):
        return self.parameters.get("cut", "")

    def _rows(self):
        return Client.objects.order_by("pk")

    def count(self):
        return self._rows().count()

    def rows_after(self, key, limit):
        rows = self._rows().filter(pk__gt=key) if key else self._rows()
        return rows[:limit]

    def client_id(self, row):
        return row.pk
