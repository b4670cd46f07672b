"""A service code: who has it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import Note

from .last_month import LastMonth


@says("code")
def used(before, after, changed):
    if before is None:
        yield _("Sessions that it fits take it from now on, or the note asks where more than one code fits.")
        return
    notes = Note.objects.filter(session__service_code=after.pk)
    signed, drafts = notes.signed().count(), notes.drafts().count()
    yield ngettext(
        "%(n)s signed note has this code and keeps it.", "%(n)s signed notes have this code and keep it.", signed
    ) % {"n": signed}
    yield ngettext(
        "%(n)s open draft has it, and looks again for the code that fits when it is saved or signed.",
        "%(n)s open drafts have it, and look again for the code that fits when they are saved or signed.",
        drafts,
    ) % {"n": drafts}


@says("code")
def units(before, after, changed):
    if before and "unit_rule" in changed:
        month = LastMonth(after.program)
        come_to = [month.units(after.program, {after.pk: code.unit_rule}) for code in (before, after)]
        yield _(
            "Last month’s notes come to %(before)s units by the rules of today, and to %(after)s by the new ones."
        ) % {"before": come_to[0], "after": come_to[1]}
