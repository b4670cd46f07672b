from .trail import FindForm, TrailForm

__all__ = ["FindForm", "TrailForm"]
