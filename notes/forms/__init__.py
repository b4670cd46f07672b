from .note import AddendumForm, NoteForm, PraiseForm
from .sessions import CallOffForm, ChangePlanForm, MissedForm, NotMetForm, PlanForm
from .weekly import WeeklyPlanForm

__all__ = [
    "AddendumForm",
    "CallOffForm",
    "ChangePlanForm",
    "MissedForm",
    "NotMetForm",
    "NoteForm",
    "PlanForm",
    "PraiseForm",
    "WeeklyPlanForm",
]
