from .agenda import AgendaForm
from .note import AddendumForm, NoteForm, PraiseForm
from .sessions import MissedForm, NextTimeForm, NotMetForm, PlanForm
from .together import (
    AnswerForm,
    ArriveForm,
    GoalTalkForm,
    HeardAnswerForm,
    NewStepForm,
    NoGoalForm,
    RulersForm,
    WrapUpForm,
)

__all__ = [
    "AddendumForm",
    "AgendaForm",
    "AnswerForm",
    "ArriveForm",
    "GoalTalkForm",
    "HeardAnswerForm",
    "MissedForm",
    "NewStepForm",
    "NextTimeForm",
    "NoGoalForm",
    "NotMetForm",
    "NoteForm",
    "PlanForm",
    "PraiseForm",
    "RulersForm",
    "WrapUpForm",
]
