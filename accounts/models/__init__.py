from .agency import Agency
from .base import Walled, WalledQuerySet
from .contact import Method, Place
from .credential import PastCredential
from .crisis_page import CrisisPage
from .help import SignInHelp
from .invitation import Invitation
from .membership import Membership
from .pin import Pin
from .program import Program
from .service_code import ServiceCode
from .sign_in import SentForm, SignInCode
from .user import User

__all__ = [
    "Agency",
    "CrisisPage",
    "Invitation",
    "Membership",
    "Method",
    "PastCredential",
    "Pin",
    "Place",
    "Program",
    "SentForm",
    "ServiceCode",
    "SignInCode",
    "SignInHelp",
    "User",
    "Walled",
    "WalledQuerySet",
]
