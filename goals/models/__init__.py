from .agreement import PlanAgreement
from .checkin import CheckIn
from .goal import Goal
from .good_news import GoodNews, ShownWin
from .milestone import Milestone, Step
from .scale import Scale
from .starting_point import StartingPoint
from .status import ACTIVE, Status
from .turn import GoalTurn, TurnReading
from .win import Bump, Cheer, Win

__all__ = [
    "ACTIVE",
    "Bump",
    "CheckIn",
    "Cheer",
    "Goal",
    "GoalTurn",
    "GoodNews",
    "Milestone",
    "PlanAgreement",
    "Scale",
    "ShownWin",
    "StartingPoint",
    "Status",
    "Step",
    "TurnReading",
    "Win",
]
