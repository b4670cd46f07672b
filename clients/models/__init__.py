from .assignment import Assignment
from .client import Client
from .emergency import Because, EmergencyAccess, EmergencyNotice
from .enrollment import Enrollment
from .hand_over import HandOver
from .opening import Opening
from .supporter import Supporter

__all__ = [
    "Assignment",
    "Because",
    "Client",
    "EmergencyAccess",
    "EmergencyNotice",
    "Enrollment",
    "HandOver",
    "Opening",
    "Supporter",
]
