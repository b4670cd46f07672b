"""What a billing file can say of a session: what a payer needs, and nothing of what was talked about."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from notes.paper.part2 import ON_EVERY_PAGE

PAYERS_READ = "en"


@dataclass(frozen=True)
class Style:
    days: str
    times: str

    def day(self, day):
        return day.strftime(self.days) if day else ""

    def time(self, moment):
        return timezone.localtime(moment).strftime(self.times)

    def both(self, moment):
        return f"{self.day(timezone.localdate(moment))} {self.time(moment)}"


@dataclass(frozen=True)
class Field:
    label: str
    say: Callable


def _on_papers(one, style):
    return one.client.legal_name or one.client.chosen_name


def _payer(one, style):
    return one.enrollment.payer_on(one.day) if one.enrollment else ""


FIELDS = {
    "client_id": Field(_("Client ID"), lambda one, style: str(one.session.client_id)),
    "legal_name": Field(_("Client’s name on papers"), _on_papers),
    "born_on": Field(_("Date of birth"), lambda one, style: style.day(one.client.born_on)),
    "payer": Field(_("Who pays"), _payer),
    "service_date": Field(_("Date of service"), lambda one, style: style.day(one.day)),
    "start": Field(_("Start"), lambda one, style: style.time(one.session.start_at)),
    "end": Field(_("End"), lambda one, style: style.time(one.session.end_at)),
    "minutes": Field(_("Minutes"), lambda one, style: str(one.session.minutes)),
    "units": Field(_("Units"), lambda one, style: str(one.units)),
    "month_minutes": Field(_("Minutes of the month so far"), lambda one, style: str(one.month_minutes or "")),
    "code": Field(_("Service code"), lambda one, style: one.code.code),
    "modifiers": Field(_("Modifiers"), lambda one, style: " ".join(one.code.modifiers)),
    "place": Field(_("Place of service"), lambda one, style: one.session.place),
    "method": Field(_("How they met"), lambda one, style: one.session.get_method_display()),
    "specialist": Field(_("Peer specialist"), lambda one, style: one.session.specialist.name),
    "credential": Field(_("Credential when it was signed"), lambda one, style: one.signed_credential),
    "signed_at": Field(_("Signed"), lambda one, style: style.both(one.note.signed_at)),
    "note_id": Field(_("Note ID"), lambda one, style: str(one.note.pk)),
    "program": Field(_("Program"), lambda one, style: one.session.program.name),
    "notice": Field(
        _("Notice of 42 CFR part 2"),
        lambda one, style: ON_EVERY_PAGE if one.session.program.is_protected_by_part2 else "",
    ),
}  # fmt: skip
USUAL = ["client_id", "legal_name", "born_on", "service_date", "start", "end", "minutes", "units", "code", "modifiers"]
USUAL += ["place", "specialist", "credential", "signed_at", "note_id"]
OWN = ["own1", "own2", "own3"]


def heading_of(name):
    """Its usual heading, the same whoever makes the file."""
    with translation.override(PAYERS_READ):
        return str(FIELDS[name].label)
