from django.db import migrations, models

SAID_IN = """
CREATE OR REPLACE FUNCTION said_in(of_kind text, piece uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE of_kind
        WHEN 'addendum' THEN (SELECT concat_ws(' · ', words, reason) FROM notes_addendum WHERE id = piece)
        WHEN 'statement' THEN
            (SELECT concat_ws(' · ', words, NULLIF(answer, '')) FROM notes_statement WHERE id = piece)
        WHEN 'not_met' THEN (SELECT not_met_words FROM notes_session WHERE id = piece)
        {more}ELSE (
            SELECT concat_ws(' · ', NULLIF(focus, ''),
                (SELECT string_agg(words, ' · ' ORDER BY id) FROM notes_goalwork WHERE note_id = piece AND words <> ''),
                NULLIF(group_line, ''), NULLIF(what_we_did, ''), NULLIF(takeaway, ''), NULLIF(feeling, ''),
                NULLIF(next_step, ''), NULLIF(late_because, ''))
            FROM notes_note WHERE id = piece)
    END
$$
"""
OF_A_SUPERVISOR = """WHEN 'asked' THEN
            (SELECT concat_ws(' · ', words, NULLIF(answer, '')) FROM notes_question WHERE id = piece)
        WHEN 'praise' THEN (SELECT concat_ws(' · ', NULLIF(line, ''), words) FROM notes_review WHERE id = piece)
        """

WRITING = """
CREATE TRIGGER find_it AFTER INSERT OR UPDATE OF answer ON notes_question FOR EACH ROW
    EXECUTE FUNCTION find_what_came_later('asked');
CREATE TRIGGER find_it AFTER INSERT ON notes_review FOR EACH ROW WHEN (NEW.kind = 'praise')
    EXECUTE FUNCTION find_what_came_later('praise');
SELECT count(write_passage(kind, id, session_id)) FROM (
    SELECT 'asked' AS kind, q.id, n.session_id FROM notes_question q JOIN notes_note n ON n.id = q.note_id
    UNION ALL SELECT 'praise', r.id, n.session_id FROM notes_review r JOIN notes_note n ON n.id = r.note_id
        WHERE r.kind = 'praise'
) AS there_already;
"""
UNDO_WRITING = """
DROP TRIGGER find_it ON notes_question;
DROP TRIGGER find_it ON notes_review;
DELETE FROM notes_passage WHERE kind IN ('asked', 'praise');
"""


class Migration(migrations.Migration):
    """What a supervisor asked about a note, its answer, and praise are found as well."""

    dependencies = [("notes", "0026_history_by_sitting")]
    operations = [
        migrations.AlterField(
            model_name="passage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("together", "Written together"),
                    ("plain", "Plain note"),
                    ("not_met", "We did not meet"),
                    ("addendum", "Added later"),
                    ("statement", "The person’s own words on a note"),
                    ("asked", "A supervisor’s question"),
                    ("praise", "Praise"),
                    ("draft", "My draft"),
                ],
                editable=False,
                max_length=9,
            ),
        ),
        migrations.RunSQL(SAID_IN.format(more=OF_A_SUPERVISOR), SAID_IN.format(more="")),
        migrations.RunSQL(WRITING, UNDO_WRITING),
    ]
