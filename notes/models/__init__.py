from .answers import Addendum, Review
from .cosign_request import CosignRequest
from .draft import WrittenElsewhere
from .goal_work import GoalWork
from .note import Note
from .session import Session

__all__ = ["Addendum", "CosignRequest", "GoalWork", "Note", "Review", "Session", "WrittenElsewhere"]
