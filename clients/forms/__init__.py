from .answers import AskBackForm, InquiryAnswerForm, InquiryForm, RatherAnswerForm, RatherForm
from .come_back import ComeBackAnswerForm, ComeBackForm
from .company import AssignForm, AssignmentEndForm, EnrollForm, EnrollmentEndForm, PayerForm, PlanReviewForm
from .emergency import EmergencyForm
from .facts import HandOffEndForm, HandOffForm, SelfDescriptionForm, StoryWordsForm
from .imports import ColumnsForm, UploadForm
from .listing import ListForm
from .message import MessageForm, NewThreadForm
from .person import AboutForm, ArchiveForm, NewClientForm, SupporterForm
from .service_order import ServiceOrderForm
from .take_back import TakeBackForm

__all__ = [
    "AboutForm",
    "ArchiveForm",
    "AskBackForm",
    "AssignForm",
    "AssignmentEndForm",
    "ColumnsForm",
    "ComeBackAnswerForm",
    "ComeBackForm",
    "EmergencyForm",
    "EnrollForm",
    "EnrollmentEndForm",
    "HandOffEndForm",
    "HandOffForm",
    "InquiryAnswerForm",
    "InquiryForm",
    "ListForm",
    "MessageForm",
    "NewClientForm",
    "NewThreadForm",
    "PayerForm",
    "PlanReviewForm",
    "RatherAnswerForm",
    "RatherForm",
    "SelfDescriptionForm",
    "ServiceOrderForm",
    "StoryWordsForm",
    "SupporterForm",
    "TakeBackForm",
    "UploadForm",
]
