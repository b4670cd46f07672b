from .company import AssignForm, AssignmentEndForm, EnrollForm, EnrollmentEndForm, PlanReviewForm
from .emergency import EmergencyForm
from .listing import ListForm
from .person import AboutForm, ArchiveForm, NewClientForm, SupporterForm
from .take_back import TakeBackForm

__all__ = [
    "AboutForm",
    "ArchiveForm",
    "AssignForm",
    "AssignmentEndForm",
    "EmergencyForm",
    "EnrollForm",
    "EnrollmentEndForm",
    "ListForm",
    "NewClientForm",
    "PlanReviewForm",
    "SupporterForm",
    "TakeBackForm",
]
