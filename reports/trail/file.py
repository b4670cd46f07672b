"""Who did what, as a file: the lines of the page without the words before and after."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Membership
from clients.models import Client
from reports.models import ExportKind

from .sources import Kind
from .telling import tell
from .timeline import Place, Timeline


class TrailFile(ExportKind):
    name = "who-did-what"
    title = gettext_lazy("Who did what")
    at_a_time = 1000
    columns = (
        (gettext_lazy("When"), lambda told: told.at),
        (gettext_lazy("Who"), lambda told: told.by),
        (gettext_lazy("Kind"), lambda told: Kind(told.kind).label),
        (gettext_lazy("Person"), lambda told: str(told.client or "")),
        (gettext_lazy("What"), lambda told: told.headline),
        (gettext_lazy("Fields"), lambda told: ", ".join(map(str, told.fields))),
    )

    @staticmethod
    def of(asked):
        """What the page was asked for, as a file keeps it."""
        keys = {name: str(asked[name].pk) for name in ("client", "staff") if asked.get(name)}
        days = {name: asked[name].isoformat() for name in ("from_on", "until_on") if asked.get(name)}
        return keys | days | ({"kind": asked["kind"]} if asked.get("kind") else {})

    @property
    def _asked(self):
        kept = self.parameters
        days = {name: date.fromisoformat(kept[name]) for name in ("from_on", "until_on") if name in kept}
        client = Client.objects.filter(pk=kept["client"]).first() if "client" in kept else None
        staff = Membership.objects.select_related("user").filter(pk=kept["staff"]).first() if "staff" in kept else None
        return {"client": client, "staff": staff, "kind": kept.get("kind", ""), **days}

    @property
    def words(self):
        return words_of(self._asked)

    @property
    def _timeline(self):
        return Timeline.of(self._asked, as_of=self.as_of)

    def count(self):
        return self._timeline.count()

    def rows_after(self, key, limit):
        return tell(self._timeline.rows_after(Place.read(key) if key else None, limit))

    def key(self, told):
        return str(told.row.place)

    def client_id(self, told):
        return told.client and told.client.pk


def words_of(asked):
    """What was asked for, in one line."""
    said = [str(asked["client"])] if asked.get("client") else []
    said += [asked["staff"].name] if asked.get("staff") else []
    said += [str(Kind(asked["kind"]).label)] if asked.get("kind") else []
    said += [_("from %(day)s") % {"day": date_format(asked["from_on"])}] if asked.get("from_on") else []
    said += [_("until %(day)s") % {"day": date_format(asked["until_on"])}] if asked.get("until_on") else []
    return ", ".join(said)
