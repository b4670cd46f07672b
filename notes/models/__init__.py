from .answers import Addendum, Review
from .calendar_feed import CalendarFeed
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .note import Note
from .series import SessionSeries
from .session import Session

__all__ = [
    "Addendum",
    "CalendarFeed",
    "CosignRequest",
    "GoalWork",
    "Note",
    "Review",
    "Session",
    "SessionSeries",
    "WrittenElsewhere",
]
