"""The notes of a group's meeting, each one person's: whose they are to write, and signed several at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from . import draft
from .attendance import is_signed, sessions_of
from .checks import NOTHING_OF_THEIRS
from .meeting import GroupMeeting
from .note import Note


@transaction.atomic
def pass_on(meeting, client, to, by):
    """Before it is signed, a person's note goes to the other who leads it and walks with them: given by the one who
    writes it; or taken, as long as nothing of the person's stands in it. The meeting is held still."""
    session = sessions_of(meeting).get(client.pk)
    if session is None or session.specialist_id == to.pk:
        return
    _must_pass(session, client, meeting.leaders_of(client), to, by)
    session.specialist = to
    session.save(update_fields=["specialist", "updated_at"])
    Note.objects.filter(session=session).update(version=F("version") + 1)
    GroupMeeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1, written_by=by)


def _must_pass(session, client, leaders, to, by):
    if is_signed(session):
        raise ValidationError(_("This note is signed already. You can add to it."))
    if to not in leaders or by.pk not in (to.pk, session.specialist_id):
        raise ValidationError(_("Only somebody who leads the group and walks with this person can write their note."))
    if by.pk != session.specialist_id and _has_words(session):
        words = _("There are words in the note of %(person)s already. Ask %(name)s to pass it on.")
        raise ValidationError(words % {"person": client.first_name, "name": session.specialist.user.first_name})


def _has_words(session):
    return hasattr(session, "note") and (session.note.is_about_them or draft.answered([session.note]))


def missing(note):
    """What keeps this draft from being signed with the others, as sentences."""
    found = note.contradictions()
    if not (found or note.is_service_log or note.is_about_them):
        found = [NOTHING_OF_THEIRS]
    return found


def sign_complete(meeting, by, notes):
    """Sign those of these drafts that are complete, each by itself. Returns how many were signed."""
    count = 0
    for pk in notes:
        Note.objects.select_for_update().get(pk=pk)
        note = Note.objects.with_session().get(pk=pk)
        if note.is_signed or missing(note):
            continue
        try:
            with transaction.atomic():
                draft.sign(note, by)
        except ValidationError:
            continue
        count += 1
    return count


def drafts_of(meeting, people, writer, one=None):
    """The keys of this writer's drafts of the meeting about these people, or about this one of them."""
    drafts = Note.objects.drafts().by(writer).filter(session__group_meeting=meeting, session__client__in=people)
    drafts = drafts.filter(pk=one) if one else drafts
    return list(drafts.order_by("session__client").values_list("pk", flat=True))
