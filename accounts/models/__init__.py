from .agency import Agency, Program
from .base import Walled, WalledQuerySet
from .membership import Invitation, Membership
from .sign_in import SentForm, SignInCode
from .user import User

__all__ = [
    "Agency",
    "Invitation",
    "Membership",
    "Program",
    "SentForm",
    "SignInCode",
    "User",
    "Walled",
    "WalledQuerySet",
]
