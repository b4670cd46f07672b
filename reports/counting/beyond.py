"""How many people a number of one county or payer leaves out: whoever has the same number of everybody can take one
from the other."""

from reports.small_cells import is_small

from .contacts import Contacts
from .found import Found
from .people import people_of

NARROWING = ("county", "payer")


def beyond_of(report, found):
    """{("beyond", number): Found} of those numbers that leave out so few that these could be recognized."""
    few = {}
    for wider in _wider(report):
        everybody = people_of(wider, Contacts(wider))
        for key in found.keys() & everybody.keys():
            left_out = everybody[key].count - found[key].count
            if found[key].count and is_small(left_out):
                few[key_of(*key)] = Found(left_out)
    return few


def key_of(name, cell):
    return "beyond", f"{name} {cell}"


def _wider(report):
    """The same report without its county, without its payer, and without both."""
    narrow = [name for name in NARROWING if getattr(report, name)]
    without = {(name,) for name in narrow} | ({tuple(narrow)} if narrow else set())
    return [report.without(names) for names in sorted(without)]
