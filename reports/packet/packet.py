"""The packet as it goes to Typst: everything in order, as plain words."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.words import peer_title
from notes.paper import Sheet, part2, set_apart
from notes.paper.piece import day_and_time, day_of

from .answer import STATES, place_of
from .asked import ASKED
from .behind import behind
from .facts import Facts
from .plan import plan_on_paper
from .tables import openings_on_paper, services_on_paper, supervision_on_paper

LAYOUT = ("notes/paper/pieces.typ", "reports/packet.typ")


class Packet:
    """One person's part."""

    def __init__(self, client, since, until, program=None):
        self.asked = {"since": since, "until": until, "program": program}
        self.client, self.facts, self.as_of = client, Facts(client, **self.asked), timezone.now()

    @property
    def checklist(self):
        """[(what is asked, its answer)]"""
        return [(asks, answer(self.facts)) for asks, answer in ASKED]

    def on_paper(self):
        facts, client = self.facts, self.client
        told = {
            "id": str(client.pk),
            "name": client.chosen_name,
            "facts": list(self._who()),
            "left_out": list(self._left_out()),
            "checklist": [self._row(number, *row) for number, row in enumerate(self.checklist, start=1)],
            "plan": plan_on_paper(facts),
            "services": services_on_paper(facts),
            "sheets": [{"id": place_of(note), "sheet": vars(Sheet.of(note))} for note in facts.notes],
            "supervision": supervision_on_paper(facts),
            "openings": openings_on_paper(facts),
        }
        return behind(facts.curtain, told)

    def _who(self):
        client = self.client
        yield _("Person"), client.chosen_name
        if client.legal_name:
            yield _("Name on papers"), client.legal_name
        if client.born_on:
            yield _("Date of birth"), date_format(client.born_on, "DATE_FORMAT")
        yield _("Record number"), str(client.pk)
        yield _("Record as of"), day_and_time(self.as_of)
        for one in self.facts.enrollments_then:
            yield _("Program"), _in_program(one)

    def _left_out(self):
        """What an auditor does not find here, and why."""
        if drafts := [day_of(session.start_at) for session in self.facts.unsigned]:
            words = ngettext(
                "%(count)s contact without a signed note (%(days)s).",
                "%(count)s contacts without a signed note (%(days)s).",
                len(drafts),
            )
            yield words % {"count": len(drafts), "days": "; ".join(drafts)}
        yield _("What the person keeps to themselves, their messages, and how they describe themselves.")
        yield _(
            "What was said in supervision, and a supervisor’s own notes: only days, minutes and signatures are here."
        )
        yield _("The names of other people in groups: “someone from a group” stands in their place.")

    @staticmethod
    def _row(number, asks, answer):
        state = {"state": answer.state, "says": str(STATES[answer.state])}
        return {"number": str(number), "asks": str(asks), "words": answer.words, "where": answer.where, **state}


def pdf_of(people, is_protected, by, about, drawn=()):
    """`people`: the packet of each on paper; `about`: the lines under the title; `drawn`: how a sample was drawn."""
    printed = {"day": day_and_time(timezone.now()), "name": by.name_and_credential}
    one = people[0]["name"] if len(people) == 1 else ""
    return set_apart(
        LAYOUT,
        {
            "title": _("Audit packet"),
            "lang": get_language(),
            "agency": by.user.agency.name,
            "person": one,
            "printed": _("Made %(day)s by %(name)s") % printed,
            "page_words": _split(_("Page %(page)s of %(pages)s"), "%(page)s", "%(pages)s"),
            "page_word": _("page"),
            "words": _words(),
            "heads": _heads(),
            "about": list(about),
            "drawn": list(drawn),
            "people": people,
            "notice": part2.NOTICE if is_protected else "",
            "on_every_page": part2.ON_EVERY_PAGE if is_protected else "",
        },
    )


def _split(words, *marks):
    for mark in marks:
        words = words.replace(mark, "\n")
    return words.split("\n")


def _words():
    return {
        "late": _("Late entry"),
        "signed": _("Signed"),
        "later": _("Added later"),
        "contents": _("Contents"),
        "checklist": _("Checklist"),
        "plan": _("The plan"),
        "services": _("Contacts and units"),
        "notes": _("Notes"),
        "supervision": _("Supervision"),
        "openings": _("Who opened this record"),
        "left_out": _("Not in here"),
        "nothing": _("Nothing in these days."),
        "sample": _("The sample"),
    }


def _heads():
    return {
        "checklist": ["", _("What is asked"), _("In the record"), _("Where")],
        "services": [
            *(_("Day"), _("Begin"), _("End"), _("Minutes"), _("Units"), _("Service code")),
            peer_title(),
        ],
        "supervision": [_("Day"), _("Minutes"), _("With"), _("Held by"), _("Signed")],
        "openings": [_("When"), _("Who"), _("As"), _("What")],
    }


def _in_program(enrollment):
    days = {"program": enrollment.program.name, "since": date_format(enrollment.began_on, "DATE_FORMAT")}
    if enrollment.ended_on is None:
        return _("%(program)s, from %(since)s") % days
    return _("%(program)s, %(since)s to %(until)s") % {
        **days,
        "until": date_format(enrollment.ended_on, "DATE_FORMAT"),
    }
