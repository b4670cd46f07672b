"""How what was stands in a list."""

from django.utils.translation import gettext as _

from notes.words import due_words, length_words, minutes_words


def with_state(sessions):
    """Each session with its length, state and tone, worked out once."""
    for session in sessions:
        session.length = minutes_words(session) or _("still open")
        session.state, session.tone = _state(session)
    return sessions


def _state(session):
    note = getattr(session, "note", None)
    if not session.is_held:
        return _("We did not meet"), "plain"
    if note is None:
        return _("No note"), "plain"
    if not note.is_signed:
        return _("Draft, %(due)s") % {"due": due_words(note.due_at, note.late_at)}, "sun"
    return (_("Signed, late entry") if note.was_late else _("Signed")), ""


def with_length(entries):
    """Time outside sessions, with how long it took in words."""
    entries = list(entries)
    for one in entries:
        one.length = length_words(one.minutes)
    return entries
