from .goal import ConfirmForm, GoalForm, KeepForm, NewGoalForm, TurnForm
from .moments import BumpForm, CheckInForm, CheerForm, WhyForm, WinForm
from .scale import LevelsForm, ScaleForm
from .starting_point import ChangedStartingPointForm, StartingPointForm
from .way import ChangedMilestoneForm, ChangedStepForm, MilestoneForm, ReachForm, StepForm

__all__ = [
    "BumpForm",
    "ChangedMilestoneForm",
    "ChangedStartingPointForm",
    "ChangedStepForm",
    "CheckInForm",
    "CheerForm",
    "ConfirmForm",
    "GoalForm",
    "KeepForm",
    "LevelsForm",
    "MilestoneForm",
    "NewGoalForm",
    "ReachForm",
    "ScaleForm",
    "StartingPointForm",
    "StepForm",
    "TurnForm",
    "WhyForm",
    "WinForm",
]
