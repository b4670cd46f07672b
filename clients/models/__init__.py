from .assignment import Assignment
from .client import Client
from .enrollment import Enrollment
from .hand_over import HandOver
from .message import Message, Thread
from .opening import Opening
from .supporter import Supporter

__all__ = ["Assignment", "Client", "Enrollment", "HandOver", "Message", "Opening", "Supporter", "Thread"]
