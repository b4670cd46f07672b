from .agency import AgencyForm, PromisesForm, WordsForm
from .credential import CredentialForm
from .crisis import OwnLineForm, SentencesForm, ShippedLineForm
from .entrance import AcceptForm, CodeForm, SetupForm
from .mine import MineForm
from .pin import PinForm
from .program import ProgramForm, ServiceCodeForm
from .staff import InviteForm, MemberForm
from .team import TeamForm

__all__ = [
    "AcceptForm",
    "AgencyForm",
    "CodeForm",
    "CredentialForm",
    "InviteForm",
    "MemberForm",
    "MineForm",
    "OwnLineForm",
    "PinForm",
    "ProgramForm",
    "PromisesForm",
    "SentencesForm",
    "ServiceCodeForm",
    "SetupForm",
    "ShippedLineForm",
    "TeamForm",
    "WordsForm",
]
