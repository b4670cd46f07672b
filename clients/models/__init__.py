from .assignment import Assignment
from .client import Client, Supporter
from .enrollment import Enrollment
from .opening import Opening

__all__ = ["Assignment", "Client", "Enrollment", "Opening", "Supporter"]
