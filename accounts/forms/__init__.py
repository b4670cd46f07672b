from .agency import AgencyForm, ProgramForm
from .entrance import AcceptForm, CodeForm, SetupForm
from .mine import MineForm
from .staff import InviteForm, MemberForm

__all__ = ["AcceptForm", "AgencyForm", "CodeForm", "InviteForm", "MemberForm", "MineForm", "ProgramForm", "SetupForm"]
