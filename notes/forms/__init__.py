from .note import AddendumForm, NoteForm, PraiseForm
from .sessions import MissedForm, NotMetForm, PlanForm

__all__ = ["AddendumForm", "MissedForm", "NotMetForm", "NoteForm", "PlanForm", "PraiseForm"]
