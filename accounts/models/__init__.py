from .agency import Agency, Program
from .base import Walled, WalledQuerySet
from .help import SignInHelp
from .membership import Invitation, Membership
from .pin import Pin
from .sign_in import SentForm, SignInCode
from .user import User

__all__ = [
    "Agency",
    "Invitation",
    "Membership",
    "Pin",
    "Program",
    "SentForm",
    "SignInCode",
    "SignInHelp",
    "User",
    "Walled",
    "WalledQuerySet",
]
