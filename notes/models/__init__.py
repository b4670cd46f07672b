from .draft import WrittenElsewhere
from .note import Addendum, GoalWork, Note, Review
from .session import Session

__all__ = ["Addendum", "GoalWork", "Note", "Review", "Session", "WrittenElsewhere"]
