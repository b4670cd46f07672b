from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled
from clients.models import Client

from .meeting import GroupMeeting
from .session import Session

# What the database does when a note is signed; NEW is the note.
DELIVER = """
INSERT INTO notes_deliveredcontact (id, agency_id, client_id, specialist_id, program_id, group_meeting_id, start_at,
    end_at, signed_at, units, was_late, is_crisis)
SELECT id, agency_id, client_id, specialist_id, program_id, group_meeting_id, start_at, end_at, NEW.signed_at,
    COALESCE(NEW.signed_units, 0), NEW.was_late, NEW.is_crisis
FROM notes_session WHERE id = NEW.session_id AND status = 'held' AND end_at IS NOT NULL;
RETURN NULL;
"""


class DeliveredContact(Walled):
    """What is counted of a held session: the database writes it when the note is signed (`Note`), and it never changes.
    Reports add up these narrow rows and need not read the notes' texts for it. Its key is the session's."""

    id = None
    session = models.OneToOneField(
        Session, models.PROTECT, primary_key=True, db_column="id", related_name="delivered", editable=False
    )
    client = models.ForeignKey(Client, models.PROTECT, related_name="+", db_index=False, editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="+", db_index=False, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", db_index=False, editable=False)
    group_meeting = models.ForeignKey(
        GroupMeeting, models.PROTECT, null=True, related_name="+", db_index=False, editable=False
    )
    start_at = models.DateTimeField(editable=False)
    end_at = models.DateTimeField(editable=False)
    signed_at = models.DateTimeField(editable=False)
    units = models.PositiveSmallIntegerField(editable=False)
    was_late = models.BooleanField(editable=False)
    is_crisis = models.BooleanField(editable=False)

    class Meta:
        verbose_name = _("delivered contact")
        verbose_name_plural = _("delivered contacts")
        indexes = [
            models.Index(fields=["agency", "start_at"], name="delivered_in_a_period"),
            models.Index(fields=["client", "start_at"], name="delivered_to_a_client"),
            models.Index(
                fields=["agency", "client", "start_at"],
                name="delivered_in_a_crisis",
                condition=models.Q(is_crisis=True),
            ),
        ]

    def __str__(self):
        return f"{self.session}"

    @property
    def minutes(self):
        return int((self.end_at - self.start_at).total_seconds() // 60)
