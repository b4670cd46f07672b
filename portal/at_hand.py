"""A device that a specialist lent to the person: what they write on it just now, and how an answer was given."""

from clients.handed import KEY, handed_over
from notes.models import Note, ReadBack


def note_at_hand(request):
    """The draft that the two are writing, while the device is lent; else nothing."""
    lent = handed_over(request)
    if lent is None:
        return None
    drafts = Note.of(lent.client).drafts().by(lent.member).exclude(together_at=None)
    return drafts.order_by("-saved_at", "-pk").first()


def how_here(request):
    """Tapped on the shared screen, or on their own device."""
    return ReadBack.How.SHARED_SCREEN if KEY in request.session else ReadBack.How.OWN_DEVICE
