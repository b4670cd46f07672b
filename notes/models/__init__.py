from .agenda import AgendaItem
from .answers import Addendum, Review, came_to
from .arriving import Arriving
from .attendance import Presence, WordsWouldGo
from .calendar_feed import CalendarFeed
from .copies import near_copies, with_earlier_texts
from .cosign_request import CosignRequest
from .delivered_contact import DeliveredContact
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .group import Group, GroupMember
from .hint import Hint, SilentCategory
from .hint_count import HintCount
from .indirect_time import IndirectTime
from .kept_word import KeptWord
from .lateness import past_its_hour
from .meeting import GroupMeeting
from .note import Note
from .passage import Asked, Passage, find
from .question import Question
from .read_back import ReadBack, lines_of
from .reading import Reading
from .second_look import SecondLook
from .sentences import sentences_of
from .series import SessionSeries
from .session import Session
from .statement import Statement
from .withholding import Withholding

__all__ = [
    "Addendum",
    "AgendaItem",
    "Asked",
    "Arriving",
    "CalendarFeed",
    "CosignRequest",
    "DeliveredContact",
    "GoalWork",
    "Group",
    "GroupMeeting",
    "GroupMember",
    "Hint",
    "HintCount",
    "IndirectTime",
    "KeptWord",
    "Note",
    "Passage",
    "Presence",
    "Question",
    "ReadBack",
    "Reading",
    "Review",
    "SecondLook",
    "Session",
    "SessionSeries",
    "SilentCategory",
    "Statement",
    "Withholding",
    "WordsWouldGo",
    "WrittenElsewhere",
    "find",
    "came_to",
    "lines_of",
    "near_copies",
    "past_its_hour",
    "with_earlier_texts",
    "sentences_of",
]
