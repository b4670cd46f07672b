"""The numbers that funders ask for, each with its definition: said once, for the page, the files and the paper."""

from .contacts import CONTACTS, NOT_MET
from .goals import GOALS
from .number import Column, Number, Section, Table
from .people import FIRST, PEOPLE
from .practice import PLANS, SUPERVISION

__all__ = ["SECTIONS", "Column", "Number", "Section", "Table"]
SECTIONS = [PEOPLE, CONTACTS, NOT_MET, FIRST, GOALS, PLANS, SUPERVISION]
