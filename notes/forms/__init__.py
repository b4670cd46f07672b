from .hint import ChangedHintForm, HintForm
from .note import AddendumForm, NoteForm, PraiseForm
from .sessions import MissedForm, NotMetForm, PlanForm

__all__ = [
    "AddendumForm",
    "ChangedHintForm",
    "HintForm",
    "MissedForm",
    "NotMetForm",
    "NoteForm",
    "PlanForm",
    "PraiseForm",
]
