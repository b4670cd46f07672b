from .frame import FrameForm
from .trail import FindForm, TrailForm

__all__ = [
    "FindForm",
    "FrameForm",
    "TrailForm",
]
