from django.db import migrations

DELIVERED = """
INSERT INTO notes_deliveredcontact (id, agency_id, client_id, specialist_id, program_id, group_meeting_id, start_at,
    end_at, signed_at, units, was_late, is_crisis)
SELECT held.id, held.agency_id, held.client_id, held.specialist_id, held.program_id, held.group_meeting_id,
    held.start_at, held.end_at, note.signed_at, COALESCE(note.signed_units, 0), note.was_late,
    note.is_crisis
FROM notes_session AS held JOIN notes_note AS note ON note.session_id = held.id
WHERE held.status = 'held' AND held.end_at IS NOT NULL AND note.signed_at IS NOT NULL
ORDER BY held.start_at
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    """What was signed before the database wrote these rows by itself."""

    dependencies = [("notes", "0033_delivered_contacts")]

    operations = [migrations.RunSQL(DELIVERED, migrations.RunSQL.noop)]
