from .answers import Addendum, Review
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .hint import Hint, SilentCategory
from .hint_count import HintCount
from .kept_word import KeptWord
from .note import Note
from .session import Session

__all__ = [
    "Addendum",
    "CosignRequest",
    "GoalWork",
    "Hint",
    "HintCount",
    "KeptWord",
    "Note",
    "Review",
    "Session",
    "SilentCategory",
    "WrittenElsewhere",
]
