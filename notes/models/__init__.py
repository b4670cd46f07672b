from .agenda import AgendaItem
from .answers import Addendum, Review
from .attendance import Presence, WordsWouldGo
from .calendar_feed import CalendarFeed
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .group import Group, GroupMember
from .hint import Hint, SilentCategory
from .hint_count import HintCount
from .kept_word import KeptWord
from .meeting import GroupMeeting
from .note import Note
from .question import Question
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
    "Group",
    "GroupMeeting",
    "GroupMember",
    "Hint",
    "HintCount",
    "KeptWord",
    "Note",
    "Presence",
    "Question",
    "ReadBack",
    "Review",
    "Session",
    "SessionSeries",
    "SilentCategory",
    "Statement",
    "WordsWouldGo",
    "WrittenElsewhere",
    "lines_of",
]
