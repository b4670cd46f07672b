from .assignment import Assignment
from .client import Client
from .enrollment import Enrollment
from .opening import Opening
from .supporter import Supporter

__all__ = ["Assignment", "Client", "Enrollment", "Opening", "Supporter"]
