from .goal import ConfirmForm, GoalForm, KeepForm, NewGoalForm, TurnForm
from .moments import BumpForm, CheckInForm, CheerForm, WhyForm, WinForm
from .way import MilestoneForm, ReachForm, StepForm

__all__ = [
    "BumpForm",
    "CheckInForm",
    "CheerForm",
    "ConfirmForm",
    "GoalForm",
    "KeepForm",
    "MilestoneForm",
    "NewGoalForm",
    "ReachForm",
    "StepForm",
    "TurnForm",
    "WhyForm",
    "WinForm",
]
