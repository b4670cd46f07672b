from .assignment import Assignment
from .client import Client
from .contact_change import ContactChange
from .emergency import Because, EmergencyAccess, EmergencyNotice
from .enrollment import Enrollment
from .hand_over import HandOver
from .inquiry import Inquiry
from .message import Message, Thread
from .opening import Opening
from .supporter import Supporter

__all__ = [
    "Assignment",
    "Because",
    "Client",
    "ContactChange",
    "EmergencyAccess",
    "EmergencyNotice",
    "Enrollment",
    "HandOver",
    "Inquiry",
    "Message",
    "Opening",
    "Supporter",
    "Thread",
]
