from .agenda import AgendaForm
from .group import ComesForm, GroupForm, MeetingForm, MeetingOffForm, SignForm, WhenForm
from .hint import ChangedHintForm, HintForm
from .note import AddendumForm, AskForm, NoteForm, PraiseForm, ReplyForm
from .period import PeriodForm
from .sessions import CallOffForm, ChangePlanForm, MissedForm, NextTimeForm, NotMetForm, PlanForm
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

__all__ = [
    "AddendumForm",
    "AgendaForm",
    "AnswerForm",
    "ArriveForm",
    "AskForm",
    "CallOffForm",
    "ChangePlanForm",
    "ChangedHintForm",
    "ComesForm",
    "GoalTalkForm",
    "GroupForm",
    "HeardAnswerForm",
    "HintForm",
    "MeetingForm",
    "MeetingOffForm",
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
    "SignForm",
    "WeeklyPlanForm",
    "WhenForm",
    "WrapUpForm",
]
