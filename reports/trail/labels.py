"""Words for columns that no form shows, and for what was written once."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS = {
    "archive_reason": _("why it was archived"),
    "archived_on": _("archived on"),
    "began_on": _("first day"),
    "called_off_at": _("called off"),
    "called_off_because": _("why it was called off"),
    "category": _("kind"),
    "cheers_muted_at": _("no cheers for now, since"),
    "confirmed_at": _("confirmed by the person"),
    "confirmed_how": _("how it was confirmed"),
    "done_at": _("done"),
    "end_at": _("end"),
    "ended_at": _("ended"),
    "ended_on": _("last day"),
    "expires_at": _("open until"),
    "accepted_at": _("accepted"),
    "withdrawn_at": _("taken back"),
    "group": _("group"),
    "group_line": _("line about the group"),
    "happens_at": _("when it happens"),
    "held_at": _("held"),
    "language": _("language"),
    "leader": _("who leads it"),
    "planned_at": _("planned for"),
    "position": _("place in the order"),
    "proposed_words": _("other words that wait"),
    "put_aside_at": _("put aside"),
    "put_aside_as": _("why it was put aside"),
    "reached_on": _("reached on"),
    "signed_at": _("signed"),
    "specialist": _("peer specialist"),
    "start_at": _("start"),
    "status": _("status"),
    "supervisor": _("supervisor"),
    "taken_back_at": _("taken back"),
    "time": _("time"),
    "until_on": _("until"),
    "user": _("own sign-in"),
    "weekday": _("day of the week"),
}
# Kept by the program beside what somebody did.
UNSAID = {
    "id",
    "agency",
    "client",
    "created_at",
    "updated_at",
    "saved_at",
    "version",
    "written_by",
    "content_hash",
    "status_on",
}
UNSAID |= {"was_late", "signed_name", "signed_code", "signed_units", "signed_by", "is_demo", "written_at", "due_at"}


def label_of(column):
    """What people call the column, or None where they do not."""
    if column.name in UNSAID:
        return None
    if column.name in FIELDS and not isinstance(column.verbose_name, Promise):
        return FIELDS[column.name]
    return column.verbose_name if isinstance(column.verbose_name, Promise) else None


ACTS = {
    "clients.opening": {
        "opened": _("Opened the record"),
        "searched": _("Found them in a search"),
        "printed": _("Printed"),
        "exported": _("Took a copy"),
    },
    "clients.emergencyaccess": {"": _("Asked to read the record in an emergency")},
    "clients.handover": {"": _("Lent the device to the person")},
    "accounts.signinhelp": {
        "shown": _("Showed a code to sign in"),
        "printed": _("Printed a code to sign in"),
        "lost": _("Signed the person out everywhere, because a phone was lost"),
    },
    "notes.addendum": {"": _("Added to a signed note")},
    "notes.review": {"": _("Reviewed a note")},
    "notes.statement": {"": _("Said what they think of a note")},
    "notes.question": {"": _("Asked about a note")},
    "clients.message": {"": _("Wrote a message")},
    "supervision.signature": {"": _("Signed a supervision meeting")},
    "clients.peopleimport": {"": _("Brought people in"), "undone": _("Took an import out again")},
    "notes.readback": {"": _("Said whether a note sounds like them")},
    "accounts.crisispage": {"": _("Put a new crisis page before people")},
    "reports.report": {"": _("Froze the numbers of a period")},
    "reports.leftout": {"": _("Left a session out of billing"), "back": _("Took a session back into billing")},
    "reports.billingfile": {"": _("Made a billing file"), "voided": _("Voided a billing file")},
    "reports.signin": {"": _("Signed in")},
    "reports.look": {"": _("Looked at who did what")},
}
PARTS = {
    "": _("overview"),
    "clients": _("about the person"),
    "goals": _("goals"),
    "notes": _("sessions and notes"),
    "portal": _("their own pages"),
    "supervision": _("notes to review"),
    "reports": _("reports"),
}


def part_of(page):
    """Which part of a record a page shows; `page` is the name of its address."""
    return PARTS.get(page.rpartition(":")[0], page)


FILES = {"numbers": _("Numbers for those who pay"), "board": _("The board as a table")}
ASKED = {"reports.export": _("Asked for a file")}
CHANGES = {"insert": _("new"), "update": _("changed"), "delete": _("taken out")}
