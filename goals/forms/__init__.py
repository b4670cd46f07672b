from .goal import ConfirmForm, GoalForm, NewGoalForm, TurnForm
from .moments import BumpForm, CheckInForm, CheerForm, WhyForm, WinForm
from .way import MilestoneForm, ReachForm, StepForm

__all__ = [
    "BumpForm",
    "CheckInForm",
    "CheerForm",
    "ConfirmForm",
    "GoalForm",
    "MilestoneForm",
    "NewGoalForm",
    "ReachForm",
    "StepForm",
    "TurnForm",
    "WhyForm",
    "WinForm",
]
