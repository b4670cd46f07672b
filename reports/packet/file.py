"""The packet of a sample as a file: made person by person, and bound at the end."""

import json
from datetime import date

from django.db.models import Count, Max
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Program
from clients.models import Client
from notes.models import Note
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
        people = [json.loads(person) for person, _is_protected in rows]
        is_protected = any(is_protected for _person, is_protected in rows)
        of_all = {"count": self.count(), "all": self.parameters["all"]}
        drawn = [
            (_("Drawn"), _("%(count)s of %(all)s people") % of_all),
            (_("Drawn with the number"), str(self.parameters["seed"])),
        ]
        return pdf_of(people, is_protected, by, about(**self.days), drawn)


def about(since, until, program, **_more):
    days = {"since": date_format(since, "DATE_FORMAT"), "until": date_format(until, "DATE_FORMAT")}
    return [
        (_("Days"), _("%(since)s to %(until)s") % days),
        (_("Program"), program.name if program else _("All programs")),
    ]
