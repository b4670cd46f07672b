from .agenda import AgendaForm
from .find import FindForm
from .hint import ChangedHintForm, HintForm
from .note import AddendumForm, AskForm, NoteForm, PraiseForm, ReplyForm
from .period import PeriodForm
from .sessions import CallOffForm, ChangePlanForm, MissedForm, NextTimeForm, NotMetForm, PlanForm
from .time import IndirectTimeForm
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
from .weekly import WeeklyPlanForm
from .withholding import WithholdingForm

__all__ = [
    "AddendumForm",
    "AgendaForm",
    "AnswerForm",
    "ArriveForm",
    "AskForm",
    "CallOffForm",
    "ChangePlanForm",
    "ChangedHintForm",
    "FindForm",
    "GoalTalkForm",
    "HeardAnswerForm",
    "HintForm",
    "IndirectTimeForm",
    "MissedForm",
    "NewStepForm",
    "NextTimeForm",
    "NoGoalForm",
    "NotMetForm",
    "NoteForm",
    "PeriodForm",
    "PlanForm",
    "PraiseForm",
    "ReplyForm",
    "RulersForm",
    "WeeklyPlanForm",
    "WithholdingForm",
    "WrapUpForm",
]
