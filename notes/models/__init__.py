from .agenda import AgendaItem
from .answers import Addendum, Review
from .calendar_feed import CalendarFeed
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .note import Note
from .read_back import ReadBack, lines_of
from .series import SessionSeries
from .session import Session
from .statement import Statement

__all__ = [
    "Addendum",
    "AgendaItem",
    "CalendarFeed",
    "CosignRequest",
    "GoalWork",
    "Note",
    "ReadBack",
    "Review",
    "Session",
    "SessionSeries",
    "Statement",
    "WrittenElsewhere",
    "lines_of",
]
