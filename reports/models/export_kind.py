"""What can be taken out as a file. A kind is a small class beside the page whose rows it takes; that page asks for it
with `Export.ask(kind, parameters, by=member)` and leads to it; everything else is done here."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .download import Download

KINDS = {}


class ExportKind:
    """Rows of one kind, as they stood at one time, in the order of their keys.

    `name` is kept in the database; `title` is for people; `above` are lines before the headings.
    `columns` are pairs of a heading and what says a row's value.
    Parameters are what JSON can hold, checked by the page that asks.
    """

    name = ""
    title = _("File")
    forms = (Download.Form.CSV, Download.Form.XLSX)
    is_of_people = False
    at_a_time = 2000
    columns = ()
    # Where each row is a whole line already: what stands before the first. The file leaves letter for letter.
    beginning = None

    def __init_subclass__(cls):
        if KINDS.setdefault(cls.name, cls).__qualname__ != cls.__qualname__:
            raise ValueError(f"Two kinds of exports have the name {cls.name}.")

    def __init__(self, parameters, as_of):
        self.parameters, self.as_of = parameters, as_of

    @property
    def words(self):
        """What was chosen, for people: “March 2026, Recovery support”."""
        return ""

    @property
    def stem(self):
        """Its name on somebody's computer, without the ending."""
        return f"{self.name}-{timezone.localdate(self.as_of).isoformat()}"

    @property
    def above(self):
        return []

    @property
    def cut(self):
        """What changes when the same question has another answer: a frozen report's time, a batch's key. Short text."""
        return ""

    def admits(self, member):
        """Asked at every request; a role may have changed since."""
        return member.is_manager

    def count(self):
        raise NotImplementedError

    def rows_after(self, key, limit):
        """The next rows behind the one with this key; from the first row for None. Never by OFFSET."""
        raise NotImplementedError

    def bind(self, rows, by):
        """What is made of all of its rows at the end, as bytes; None where it leaves row by row."""
        return

    def key(self, row):
        """Where a row stands, as JSON can hold it."""
        return str(row.pk)

    def client_id(self, row):
        """Whose record the row is from: each download is written down as an opening of it."""
        return

    def taken(self, by):
        """In the transaction of each download."""
