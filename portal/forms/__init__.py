from goals.forms import WhyForm

from .corner import SupporterForm
from .goals import GoalForm, TurnForm, WordsForm
from .good_news import GoodNewsForm
from .hard_days import HardDaysForm
from .me import ContactRequestForm, LooksForm, MeForm
from .moments import BumpForm, CheckInForm, WinForm
from .my_story import StoryForm
from .named import NamedForm
from .scale import LevelsForm
from .steps import ChangedMilestoneForm, ChangedStepForm, MilestoneForm, ReachForm, StepForm

__all__ = [
    "BumpForm",
    "ChangedMilestoneForm",
    "ChangedStepForm",
    "CheckInForm",
    "ContactRequestForm",
    "GoalForm",
    "GoodNewsForm",
    "HardDaysForm",
    "LevelsForm",
    "LooksForm",
    "MeForm",
    "MilestoneForm",
    "NamedForm",
    "ReachForm",
    "StepForm",
    "StoryForm",
    "SupporterForm",
    "TurnForm",
    "WhyForm",
    "WinForm",
    "WordsForm",
]
