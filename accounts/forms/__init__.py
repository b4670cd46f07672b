from .agency import AgencyForm, ProgramForm
from .entrance import AcceptForm, CodeForm, SetupForm
from .mine import MineForm
from .pin import PinForm
from .staff import InviteForm, MemberForm

__all__ = [
    "AcceptForm",
    "AgencyForm",
    "CodeForm",
    "InviteForm",
    "MemberForm",
    "MineForm",
    "PinForm",
    "ProgramForm",
    "SetupForm",
]
