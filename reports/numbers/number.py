from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from . import shapes

NOT_SAID = _("Not said")


@dataclass(frozen=True)
class Number:
    """What it is called, how it is defined, and how it reads. `of`: the keys of what a share is a share of."""

    name: str
    label: str
    definition: str
    shape: object = shapes.count
    cell: str = ""
    of: tuple = ()
    is_of_people: bool = False

    @classmethod
    def of_people(cls, *args, **options):
        """It counts people: in a report that is itself about few of them, it may point at somebody."""
        return cls(*args, is_of_people=True, **options)

    @property
    def key(self):
        return self.name, self.cell

    def words(self, found):
        """None where the report does not have it: it was frozen before this was counted."""
        if not found.keys() >= {self.key, *self.of}:
            return None
        return self.shape(*(found[key] for key in (self.key, *self.of)))


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    shape: object = shapes.count


@dataclass(frozen=True)
class Table:
    """A number in parts. Where the parts are of people, small ones are hidden."""

    title: str
    definition: str
    head: str
    columns: list
    label: object
    order: object = None
    hides_small: bool = True
    total: tuple = ()
    is_drawn: bool = True


@dataclass(frozen=True)
class Section:
    title: str
    numbers: list
    tables: list = field(default_factory=list)


def in_order(choices):
    """A key to sort answers by, in the order in which they are offered; whatever else comes last."""
    values = list(choices.values)
    return lambda cell: (values.index(cell) if cell in values else len(values), cell)
