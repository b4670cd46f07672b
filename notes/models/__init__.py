from .draft import WrittenElsewhere
from .note import Addendum, CosignRequest, GoalWork, Note, Review
from .session import Session

__all__ = ["Addendum", "CosignRequest", "GoalWork", "Note", "Review", "Session", "WrittenElsewhere"]
