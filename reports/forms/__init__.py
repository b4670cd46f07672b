from .frame import FrameForm, last_month
from .trail import FindForm, TrailForm

__all__ = [
    "FindForm",
    "FrameForm",
    "TrailForm",
    "last_month",
]
