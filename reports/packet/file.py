"""The packet of a sample as a file: made person by person, and bound at the end."""

import json
from datetime import date, datetime

from django.db.models import Count, Max
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Program
from clients.models import Client
from notes.models import Note
from notes.paper.piece import day_and_time
from reports.models import Download, ExportKind

from .packet import Packet, pdf_of


class PacketFile(ExportKind):
    name = "audit-packet"
    title = gettext_lazy("Audit packet of a sample")
    forms = (Download.Form.PDF,)
    is_of_people = True
    at_a_time = 5
    columns = (
        ("person", lambda placed: json.dumps(placed[1].on_paper())),
        ("is_protected", lambda placed: int(placed[1].facts.is_protected_by_part2)),
        ("as_of", lambda placed: placed[1].as_of.isoformat()),
    )

    @staticmethod
    def of(sample):
        """Who was drawn stays, whatever is signed while it is being made."""
        asked = {"since": sample.since.isoformat(), "until": sample.until.isoformat(), "seed": sample.seed}
        asked |= {"program": str(sample.program.pk) if sample.program else "", "all": len(sample.drawn_from)}
        return asked | {"people": [str(key) for key in sample.keys]}

    @cached_property
    def days(self):
        program = self.parameters["program"]
        return {
            "since": date.fromisoformat(self.parameters["since"]),
            "until": date.fromisoformat(self.parameters["until"]),
            "program": Program.objects.get(pk=program) if program else None,
        }

    @property
    def words(self):
        count = self.count()
        people = ngettext("%(count)s person", "%(count)s people", count) % {"count": count}
        return ", ".join([*(words for _label, words in about(**self.days)), people])

    @property
    def cut(self):
        mine = Note.objects.signed().filter(session__client__in=self.parameters["people"])
        mine = mine.on_days(self.days["since"], self.days["until"]).order_by()
        told = mine.aggregate(notes=Count("pk", distinct=True), last=Max("signed_at"), later=Count("addenda"))
        return f"{told['notes']} {told['last']} {told['later']}"

    def count(self):
        return len(self.parameters["people"])

    def rows_after(self, key, limit):
        """(place, packet) of the next ones, in the order in which they were drawn."""
        first = 0 if key is None else int(key) + 1
        keys = self.parameters["people"][first : first + limit]
        people = {str(pk): client for pk, client in Client.objects.in_bulk(keys).items()}
        return [(first + n, Packet(people[key], **self.days)) for n, key in enumerate(keys)]

    def key(self, placed):
        return str(placed[0])

    def client_id(self, placed):
        return placed[1].client.pk

    def bind(self, rows, by):
        """The whole of it, from what was made of each person."""
        people = [json.loads(person) for person, *_more in rows]
        is_protected = any(is_protected for _person, is_protected, *_more in rows)
        of_all = {"count": self.count(), "all": self.parameters["all"]}
        drawn = [
            (_("Drawn"), _("%(count)s of %(all)s people") % of_all),
            (_("Drawn with the number"), str(self.parameters["seed"])),
            *_times(as_of for _person, _is_protected, *times in rows for as_of in times),
        ]
        return pdf_of(people, is_protected, by, about(**self.days), drawn)


def _times(told):
    """The parts are made one after the other, and the record may go on meanwhile."""
    moments = sorted(map(datetime.fromisoformat, told))
    if moments:
        first, last = (day_and_time(moment) for moment in (moments[0], moments[-1]))
        words = _("%(first)s to %(last)s. Each person’s part says its own time.") % {"first": first, "last": last}
        yield _("Records as of"), first if first == last else words


def about(since, until, program, **_more):
    days = {"since": date_format(since, "DATE_FORMAT"), "until": date_format(until, "DATE_FORMAT")}
    return [
        (_("Days"), _("%(since)s to %(until)s") % days),
        (_("Program"), program.name if program else _("All programs")),
    ]
