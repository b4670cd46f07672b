from .note import AddendumForm, NoteForm, PraiseForm
from .sessions import NotMetForm, PlanForm

__all__ = ["AddendumForm", "NotMetForm", "NoteForm", "PlanForm", "PraiseForm"]
