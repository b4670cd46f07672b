from django.db import migrations

ASK = """
    INSERT INTO notes_cosignrequest (agency_id, note_id, specialist_id, asked_at)
    SELECT note.agency_id, note.id, session.specialist_id, note.signed_at
    FROM notes_note note
    JOIN notes_session session ON session.id = note.session_id
    JOIN accounts_program program ON program.id = session.program_id
    WHERE note.signed_at IS NOT NULL AND program.cosign_required
      AND NOT EXISTS (SELECT FROM notes_review review WHERE review.note_id = note.id AND review.kind = 'cosign')
"""


class Migration(migrations.Migration):
    """Notes that waited for a co-signature before there were requests go on waiting."""

    dependencies = [("notes", "0005_cosign_request")]
    operations = [migrations.RunSQL(ASK, migrations.RunSQL.noop)]
