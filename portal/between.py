"""What was done for the person between the times when they met, told to them."""

from django.utils.translation import gettext_lazy as _

from notes.models import IndirectTime
from notes.words import length_words

SHOWN = 20
DID = {
    IndirectTime.Kind.OUTREACH: _("tried to reach you"),
    IndirectTime.Kind.CALLS: _("made calls or wrote letters for you"),
    IndirectTime.Kind.FINDING_HELP: _("looked for help and papers for you"),
    IndirectTime.Kind.TRAVEL: _("was on the way for you"),
    IndirectTime.Kind.WRITING: _("wrote notes about your time together"),
    IndirectTime.Kind.TEAM: _("talked with the team"),
}


def between(client):
    """The newest of it, each with `did` and `length` in plain words."""
    rows = list(client.indirect_time.kept().with_names().newest_first()[:SHOWN])
    for one in rows:
        one.did, one.length = DID[one.kind], length_words(one.minutes)
    return rows
