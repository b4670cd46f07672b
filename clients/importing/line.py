"""One row of an import: what each cell says, what is wrong with it, and what will happen."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .columns import FIELDS, bare
from .days import NoDay, day_of

SHOWN_LETTERS = 120
SPREADSHEET_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
LONG_AGO = date(1900, 1, 1)
LONGEST = {"chosen_name": 80, "legal_name": 120, "pronouns": 40, "county": 80, "phone": 40, "email": 254, "payer": 80}
LANGUAGES = {"": "en"} | dict.fromkeys("en english ingles eng".split(), "en")
LANGUAGES |= dict.fromkeys("es spanish espanol spa castellano".split(), "es")
SHOWN_IN = {"first_name": "chosen_name", "last_name": "chosen_name"}


class Wrong(ValueError):
    """Said in the cell."""


@dataclass
class Book:
    """What a row is read with: the agency's programs and specialists, and who is known by which name."""

    programs: dict
    specialists: dict
    today: date
    columns: dict
    day_order: str = ""
    program: object = None
    known: dict = field(default_factory=lambda: defaultdict(list))

    def twin_of(self, line):
        """(born on, client's key or None, row number or None) of somebody with this name who may be the same."""
        for name in line.names:
            for born_on, client_pk, number in self.known[name]:
                if born_on == line.values["born_on"] or not (born_on and line.values["born_on"]):
                    return born_on, client_pk, number
        return None

    def remember(self, line):
        for name in line.names:
            self.known[name].append((line.values["born_on"], None, line.number))


class Line:
    """A row, read."""

    def __init__(self, number, cells, is_another, book):
        self.number, self.is_another, self.book, self.raw = number, is_another, book, cells
        self.values, self.faults = {}, {}
        for name in FIELDS:
            if name not in SHOWN_IN:
                self._read(name)
        self.names = {bare(self.values[name] or "") for name in ("chosen_name", "legal_name")} - {""}
        self.twin = None if self.faults else book.twin_of(self)
        if not self.faults:
            book.remember(self)

    @property
    def outcome(self):
        if self.faults:
            return "wrong"
        if self.twin is None or self.is_another:
            return "in"
        return "ask" if self.is_another is None else "skip"

    @property
    def reason(self):
        """Why it is left out, for the last column of a file."""
        if self.faults:
            return " ".join(f"{FIELDS[name]}: {fault}" for name, fault in self.faults.items())
        return self.alike_words

    @property
    def alike_words(self):
        born_on, client_pk, number = self.twin
        is_born_then = born_on and born_on == self.values["born_on"]
        if client_pk and is_born_then:
            return _("Somebody here has this name and this date of birth.")
        if client_pk:
            return _("Somebody here has this name. A date of birth is missing.")
        if is_born_then:
            return _("Row %(number)s has this name and this date of birth.") % {"number": number}
        return _("Row %(number)s has this name. A date of birth is missing.") % {"number": number}

    @property
    def twin_pk(self):
        return self.twin and self.twin[1]

    @property
    def cells(self):
        """(heading, what it says, what is wrong with it) of each field that the page shows."""
        return [
            (FIELDS[name], Truncator(self._shown(name)).chars(SHOWN_LETTERS), self.faults.get(name, ""))
            for name in shown_fields(self.book)
        ]

    def _shown(self, name):
        value = self.values.get(name)
        if name in self.faults or value is None:
            return self._text(name)
        if isinstance(value, date):
            return date_format(value, "SHORT_DATE_FORMAT")
        return {"en": "English", "es": "Español"}.get(value, str(value)) if name == "language" else str(value)

    def _read(self, name):
        try:
            text = self._text(name)
            if text.startswith("="):
                raise Wrong(_("This is a formula. Put its result there as plain words."))
            if text in SPREADSHEET_ERRORS:
                raise Wrong(_("The spreadsheet could not count this out. Put plain words there."))
            if len(text) > LONGEST.get(name, 500):
                raise Wrong(_("This is longer than %(most)s letters.") % {"most": LONGEST.get(name, 500)})
            self.values[name] = getattr(self, f"_{name}", lambda same: same)(text)
        except (Wrong, NoDay) as fault:
            self.values[name], self.faults[name] = None, str(fault)

    def _text(self, name):
        text = self._cell(name)
        if name == "chosen_name" and not text:
            both = (self._cell("first_name"), self._cell("last_name"))
            text = " ".join(part for part in both if part) or self._cell("legal_name")
        return text

    def _cell(self, name):
        place = self.book.columns.get(name)
        return self.raw[place] if place is not None and place < len(self.raw) else ""

    def _chosen_name(self, text):
        if not text:
            raise Wrong(_("A name is missing."))
        return text

    def _born_on(self, text):
        return self._past_day(text) if text else None

    def _began_on(self, text):
        return self._past_day(text) if text else self.book.today

    def _past_day(self, text):
        day = day_of(text, self.book.day_order)
        if day > self.book.today:
            raise Wrong(_("This day has not come yet."))
        if day < LONG_AGO:
            raise Wrong(_("This day is too long ago."))
        return day

    def _language(self, text):
        if bare(text) not in LANGUAGES:
            raise Wrong(_("Write English or Spanish."))
        return LANGUAGES[bare(text)]

    def _email(self, text):
        try:
            return text and (validate_email(text) or text)
        except ValidationError:
            raise Wrong(_("This is not an e-mail address.")) from None

    def _program(self, text):
        if not text and self.book.program is None:
            raise Wrong(_("Say which program."))
        program = self.book.programs.get(bare(text)) if text else self.book.program
        if program is None:
            raise Wrong(_("No program of this name is open here."))
        return program

    def _specialist(self, text):
        specialist = self.book.specialists.get(text.lower()) if text else None
        if text and specialist is None:
            raise Wrong(_("No peer specialist here has this e-mail."))
        return specialist


def shown_fields(book):
    """Name and program always, the others where the file has them."""
    always = ("chosen_name", "program")
    return [name for name in FIELDS if name not in SHOWN_IN and (name in always or name in book.columns)]
