from .meeting import AdditionForm, Agreements, LogForm, PlanForm, PointForm, PrivateNoteForm, agreements_for
from .required import RequiredForm

__all__ = [
    "AdditionForm",
    "Agreements",
    "LogForm",
    "PlanForm",
    "PointForm",
    "PrivateNoteForm",
    "RequiredForm",
    "agreements_for",
]
