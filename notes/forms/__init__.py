from .agenda import AgendaForm
from .arriving import ArrivingForm
from .find import FindForm
from .group import CoLeaderForm, ComesForm, GroupForm, MeetingOffForm, SignForm, WhenForm, WriterForm
from .hint import ChangedHintForm, HintForm
from .meeting import MeetingForm
from .note import AddendumForm, AskForm, NoteForm, PraiseForm, ReplyForm
from .period import PeriodForm
from .sessions import CallOffForm, ChangePlanForm, MissedForm, NextTimeForm, NotMetForm, PlanForm
from .time import IndirectTimeForm
from .together import (
    AnswerForm,
    ArriveForm,
    BumpTogetherForm,
    GoalTalkForm,
    HeardAnswerForm,
    NewGoalTogetherForm,
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
    "ArrivingForm",
    "AskForm",
    "BumpTogetherForm",
    "CallOffForm",
    "ChangePlanForm",
    "ChangedHintForm",
    "FindForm",
    "CoLeaderForm",
    "ComesForm",
    "GoalTalkForm",
    "GroupForm",
    "HeardAnswerForm",
    "HintForm",
    "IndirectTimeForm",
    "MeetingForm",
    "MeetingOffForm",
    "MissedForm",
    "NewGoalTogetherForm",
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
    "SignForm",
    "WeeklyPlanForm",
    "WithholdingForm",
    "WhenForm",
    "WrapUpForm",
    "WriterForm",
]
