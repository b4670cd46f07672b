from .assignment import Assignment
from .changeover import Changeover
from .client import Client
from .come_back import ComeBack
from .contact_change import ContactChange
from .emergency import Because, EmergencyAccess, EmergencyNotice
from .enrollment import Enrollment
from .hand_off import HandOff
from .hand_over import HandOver
from .hard_days import HardDays
from .import_row import ImportRow
from .imported_person import ImportedPerson
from .inquiry import Inquiry
from .message import Message, Thread
from .opening import Opening
from .people_import import PeopleImport
from .ratio import above_limits, with_above_limits
from .self_description import SelfDescription
from .service_order import ServiceOrder
from .shared_story import SharedStory
from .supporter import Supporter

__all__ = [
    "Assignment",
    "Because",
    "Changeover",
    "Client",
    "ComeBack",
    "ContactChange",
    "EmergencyAccess",
    "EmergencyNotice",
    "Enrollment",
    "HandOff",
    "HandOver",
    "HardDays",
    "ImportRow",
    "ImportedPerson",
    "Inquiry",
    "Message",
    "Opening",
    "PeopleImport",
    "SelfDescription",
    "ServiceOrder",
    "SharedStory",
    "Supporter",
    "Thread",
    "above_limits",
    "with_above_limits",
]
