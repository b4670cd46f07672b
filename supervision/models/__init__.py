from .agenda_point import AgendaPoint
from .agreement import Agreement
from .attendance import Attendance
from .digest_wish import DigestWish
from .meeting import Meeting
from .private_note import PrivateNote
from .required_time import RequiredTime
from .signature import Addition, Signature

__all__ = [
    "Addition",
    "AgendaPoint",
    "Agreement",
    "Attendance",
    "DigestWish",
    "Meeting",
    "PrivateNote",
    "RequiredTime",
    "Signature",
]
