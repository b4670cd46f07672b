"""The numbers that funders ask for, each with its definition: said once, for the page, the files and the paper."""

from .contacts import CONTACTS, NOT_MET
from .goals import GOALS
from .hand_offs import HAND_OFFS
from .number import Column, Number, Section, Table
from .people import FIRST, PEOPLE
from .practice import PLANS, SUPERVISION
from .themselves import THEMSELVES

__all__ = ["SECTIONS", "Column", "Number", "Section", "Table"]
SECTIONS = [PEOPLE, CONTACTS, NOT_MET, FIRST, GOALS, PLANS, HAND_OFFS, THEMSELVES, SUPERVISION]
