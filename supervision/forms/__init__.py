from .digest import DigestForm
from .handing import CoverForm, HandOnForm
from .look import LookForm
from .meeting import AdditionForm, Agreements, LogForm, PlanForm, PointForm, PrivateNoteForm, agreements_for
from .praise import PraiseLineForm
from .required import RequiredForm

__all__ = [
    "AdditionForm",
    "Agreements",
    "CoverForm",
    "DigestForm",
    "HandOnForm",
    "LogForm",
    "LookForm",
    "PlanForm",
    "PointForm",
    "PraiseLineForm",
    "PrivateNoteForm",
    "RequiredForm",
    "agreements_for",
]
