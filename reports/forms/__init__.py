from .frame import FrameForm

__all__ = ["FrameForm"]
