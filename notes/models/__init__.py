from .agenda import AgendaItem
from .answers import Addendum, Review
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .note import Note
from .read_back import ReadBack, lines_of
from .session import Session
from .statement import Statement

__all__ = [
    "Addendum",
    "AgendaItem",
    "CosignRequest",
    "GoalWork",
    "Note",
    "ReadBack",
    "Review",
    "Session",
    "Statement",
    "WrittenElsewhere",
    "lines_of",
]
