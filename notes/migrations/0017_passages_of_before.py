from django.db import migrations

GATHER = """
SELECT count(write_passage(kind, id, session_id)) FROM (
    SELECT CASE WHEN together_at IS NULL THEN 'plain' ELSE 'together' END AS kind, id, session_id
        FROM notes_note WHERE signed_at IS NOT NULL
    UNION ALL SELECT 'addendum', a.id, n.session_id FROM notes_addendum a JOIN notes_note n ON n.id = a.note_id
    UNION ALL SELECT 'statement', a.id, n.session_id FROM notes_statement a JOIN notes_note n ON n.id = a.note_id
        WHERE n.signed_at IS NOT NULL
    UNION ALL SELECT 'not_met', id, id FROM notes_session WHERE status = 'not_met'
) AS there_already
"""


class Migration(migrations.Migration):
    """What was written before is found as well."""

    dependencies = [("notes", "0016_find")]
    operations = [migrations.RunSQL(GATHER, migrations.RunSQL.noop)]
