from .checkin import CheckIn
from .goal import Goal, GoalTurn
from .milestone import Milestone, Step
from .win import Bump, Cheer, Win

__all__ = ["Bump", "CheckIn", "Cheer", "Goal", "GoalTurn", "Milestone", "Step", "Win"]
