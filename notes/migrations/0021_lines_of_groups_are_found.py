from django.db import migrations

SAID_IN = """
CREATE OR REPLACE FUNCTION said_in(of_kind text, piece uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE of_kind
        WHEN 'addendum' THEN (SELECT concat_ws(' · ', words, reason) FROM notes_addendum WHERE id = piece)
        WHEN 'statement' THEN
            (SELECT concat_ws(' · ', words, NULLIF(answer, '')) FROM notes_statement WHERE id = piece)
        WHEN 'not_met' THEN (SELECT not_met_words FROM notes_session WHERE id = piece)
        ELSE (
            SELECT concat_ws(' · ', NULLIF(focus, ''),
                (SELECT string_agg(words, ' · ' ORDER BY id) FROM notes_goalwork WHERE note_id = piece AND words <> ''),
                {group_line}NULLIF(what_we_did, ''), NULLIF(takeaway, ''), NULLIF(feeling, ''), NULLIF(next_step, ''),
                NULLIF(late_because, ''))
            FROM notes_note WHERE id = piece)
    END
$$
"""


class Migration(migrations.Migration):
    """What a group did together is found in each of its signed notes."""

    dependencies = [("notes", "0020_groups")]
    operations = [
        migrations.RunSQL(SAID_IN.format(group_line="NULLIF(group_line, ''), "), SAID_IN.format(group_line=""))
    ]
