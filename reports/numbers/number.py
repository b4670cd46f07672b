from dataclasses import dataclass, field

from . import shapes


@dataclass(frozen=True)
class Number:
    """What it is called, how it is defined, and how it reads. `of`: the keys of what a share is a share of."""

    name: str
    label: str
    definition: str
    shape: object = shapes.count
    cell: str = ""
    of: tuple = ()

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
