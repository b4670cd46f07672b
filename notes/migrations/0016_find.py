import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.uuid
from django.conf import settings
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations, models

import accounts.scopes
from accounts.wall import BuildWall

# Both languages hear every word: who writes Spanish in an English note is found as well. The parser is given letters
# and digits alone: it takes “curly quotes” and 🌊 for letters, and she/he for the path of a file.
WORDS = r"""
CREATE TEXT SEARCH CONFIGURATION plain_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION plain_english ALTER MAPPING
    FOR asciiword, word WITH unaccent, english_stem;
ALTER TEXT SEARCH CONFIGURATION plain_english ALTER MAPPING FOR numword WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION plain_spanish (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION plain_spanish ALTER MAPPING
    FOR asciiword, word WITH unaccent, spanish_stem;
ALTER TEXT SEARCH CONFIGURATION plain_spanish ALTER MAPPING FOR numword WITH unaccent, simple;

CREATE FUNCTION stems_of(said text) RETURNS tsvector
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    plain text := regexp_replace(unaccent(normalize(said, NFC)), '[^[:alnum:]]+', ' ', 'g');
BEGIN
    RETURN to_tsvector('plain_english', plain) || to_tsvector('plain_spanish', plain);
EXCEPTION WHEN program_limit_exceeded THEN  -- Hundreds of pages: the first of them are found, and all are signed.
    plain := left(plain, 50000);
    RETURN to_tsvector('plain_english', plain) || to_tsvector('plain_spanish', plain);
END $$;

CREATE FUNCTION words_asked(words text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT regexp_replace(regexp_replace(unaccent(normalize(words, NFC)), '[^[:alnum:]"-]+', ' ', 'g'),
        '(?<=[[:alnum:]])-+', ' ', 'g')
$$;

CREATE FUNCTION said_in(of_kind text, piece uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE of_kind
        WHEN 'addendum' THEN (SELECT concat_ws(' · ', words, reason) FROM notes_addendum WHERE id = piece)
        WHEN 'statement' THEN
            (SELECT concat_ws(' · ', words, NULLIF(answer, '')) FROM notes_statement WHERE id = piece)
        WHEN 'not_met' THEN (SELECT not_met_words FROM notes_session WHERE id = piece)
        ELSE (
            SELECT concat_ws(' · ', NULLIF(focus, ''),
                (SELECT string_agg(words, ' · ' ORDER BY id) FROM notes_goalwork WHERE note_id = piece AND words <> ''),
                NULLIF(what_we_did, ''), NULLIF(takeaway, ''), NULLIF(feeling, ''), NULLIF(next_step, ''),
                NULLIF(late_because, ''))
            FROM notes_note WHERE id = piece)
    END
$$;

CREATE FUNCTION excerpt_of(said text, english tsquery, spanish tsquery) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    clean CONSTANT text := translate(normalize(left(said, 100000), NFC), E'\x02\x03\x04', '');
    apart CONSTANT text := regexp_replace(clean, '([^[:alnum:][:space:]])', E'\x04\\1\x04', 'g');
    looks CONSTANT text := E'StartSel="\x02", StopSel="\x03", ' || CASE WHEN length(clean) <= 240 THEN 'HighlightAll=true'
        ELSE 'MaxFragments=2, MaxWords=28, MinWords=12, ShortWord=0, FragmentDelimiter=" … "' END;
BEGIN
    IF english IS NULL THEN
        RETURN CASE WHEN length(clean) > 240 THEN left(clean, 240) || '…' ELSE clean END;
    ELSIF to_tsvector('plain_english', apart) @@ english THEN
        RETURN translate(ts_headline('plain_english', apart, english, looks), E'\x04', '');
    END IF;
    RETURN translate(ts_headline('plain_spanish', apart, spanish, looks), E'\x04', '');
END $$;
"""
UNDO_WORDS = """
DROP FUNCTION excerpt_of(text, tsquery, tsquery);
DROP FUNCTION said_in(text, uuid);
DROP FUNCTION words_asked(text);
DROP FUNCTION stems_of(text);
DROP TEXT SEARCH CONFIGURATION plain_spanish;
DROP TEXT SEARCH CONFIGURATION plain_english;
"""

# A note is gathered once, when it is signed: saving a draft costs nothing more.
WRITING = """
CREATE FUNCTION write_passage(of_kind text, piece uuid, of_session uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO notes_passage (id, agency_id, client_id, session_id, kind, held_at, search)
    SELECT piece, agency_id, client_id, id, of_kind, coalesce(happens_at, created_at), stems_of(said_in(of_kind, piece))
    FROM notes_session WHERE id = of_session
    ON CONFLICT (id) DO UPDATE SET search = EXCLUDED.search
$$;

CREATE FUNCTION find_signed_note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM write_passage(
        CASE WHEN NEW.together_at IS NULL THEN 'plain' ELSE 'together' END, NEW.id, NEW.session_id);
    PERFORM write_passage('statement', said.id, NEW.session_id) FROM notes_statement said WHERE note_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER find_it_when_signed AFTER UPDATE OF signed_at ON notes_note FOR EACH ROW
    WHEN (OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL) EXECUTE FUNCTION find_signed_note();
CREATE TRIGGER find_it_signed AFTER INSERT ON notes_note FOR EACH ROW
    WHEN (NEW.signed_at IS NOT NULL) EXECUTE FUNCTION find_signed_note();

CREATE FUNCTION find_what_came_later() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM write_passage(TG_ARGV[0], NEW.id, session_id)
        FROM notes_note WHERE id = NEW.note_id AND signed_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER find_it AFTER INSERT ON notes_addendum FOR EACH ROW
    EXECUTE FUNCTION find_what_came_later('addendum');
CREATE TRIGGER find_it AFTER INSERT OR UPDATE OF answer ON notes_statement FOR EACH ROW
    EXECUTE FUNCTION find_what_came_later('statement');

CREATE FUNCTION find_not_met() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM write_passage('not_met', NEW.id, NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER find_it AFTER INSERT OR UPDATE OF status, not_met_words ON notes_session FOR EACH ROW
    WHEN (NEW.status = 'not_met') EXECUTE FUNCTION find_not_met();

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON notes_passage FROM "APP_ROLE";
REVOKE EXECUTE ON FUNCTION stems_of(text), words_asked(text), said_in(text, uuid),
    excerpt_of(text, tsquery, tsquery), write_passage(text, uuid, uuid), find_signed_note(), find_what_came_later(),
    find_not_met() FROM PUBLIC;
"""
UNDO_WRITING = """
DROP TRIGGER find_it_when_signed ON notes_note;
DROP TRIGGER find_it_signed ON notes_note;
DROP TRIGGER find_it ON notes_addendum;
DROP TRIGGER find_it ON notes_statement;
DROP TRIGGER find_it ON notes_session;
DROP FUNCTION find_signed_note(), find_what_came_later(), find_not_met(), write_passage(text, uuid, uuid);
"""

# Row-level security would switch the index off, so this looks past it and keeps to the scope's agency by itself.
# `people` are those whom the caller may see, NULL for the whole agency; drafts are the writer's own. A common word has
# hundreds of thousands of hits, of which the newest are wanted: first some thousands of the newest pieces are read,
# back to `reach` (a guess from ten people will do). What did not fill the page is rare: the index finds the rest.
FIND = r"""
CREATE FUNCTION find_passages(words text, people uuid[], writer uuid, of_goal uuid, of_kind text, since timestamptz,
    until timestamptz, before_at timestamptz, before_id uuid, at_most integer)
RETURNS TABLE (id uuid, session_id uuid, kind text, held_at timestamptz, excerpt text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET work_mem = '32MB' AS $$
#variable_conflict use_column
DECLARE
    mine CONSTANT uuid := NULLIF(current_setting('app.agency', true), '')::uuid;
    plain CONSTANT text := NULLIF(words_asked(words), '');
    english CONSTANT tsquery := websearch_to_tsquery('plain_english', plain);
    spanish CONSTANT tsquery := websearch_to_tsquery('plain_spanish', plain);
    asked CONSTANT tsquery := english || spanish;
    end_at CONSTANT timestamptz := least(before_at, until, 'infinity');
    each CONSTANT integer := 3000 / greatest(cardinality(people), 1);
    drafts uuid[];
    reach timestamptz;
    from_at timestamptz;
    to_at timestamptz := 'infinity';
    wanted integer := at_most;
    got integer;
BEGIN
    IF words <> '' AND (plain IS NULL OR numnode(asked) = 0 OR querytree(asked) IN ('', 'T')) THEN
        RETURN;
    END IF;
    IF people IS NULL THEN
        SELECT held_at INTO reach FROM notes_passage WHERE agency_id = mine AND held_at <= end_at
            ORDER BY held_at DESC, id DESC OFFSET 5000 LIMIT 1;
    ELSE
        SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(back.held_at, '-infinity')) INTO reach
            FROM unnest(people[1:10]) AS person LEFT JOIN LATERAL (
                SELECT held_at FROM notes_passage WHERE client_id = person AND held_at <= end_at
                ORDER BY held_at DESC, id DESC OFFSET each LIMIT 1) AS back ON true;
    END IF;
    from_at := coalesce(reach, '-infinity');
    drafts := ARRAY(
        SELECT n.id FROM notes_session s JOIN notes_note n ON n.session_id = s.id AND n.signed_at IS NULL
        WHERE s.agency_id = mine AND s.specialist_id = writer AND s.status = 'held' AND of_kind IN ('', 'draft')
            AND (people IS NULL OR s.client_id = ANY(people))
            AND (asked IS NULL OR stems_of(said_in('draft', n.id)) @@ asked));
    LOOP
        RETURN QUERY SELECT f.id, f.session_id, f.kind, f.held_at,
            excerpt_of(coalesce(said_in(f.kind, f.id), ''), english, spanish)
        FROM (
            SELECT piece.id, piece.session_id, piece.kind, piece.held_at FROM (
                SELECT p.id, p.session_id, p.kind::text, p.held_at, p.search FROM notes_passage p
                WHERE p.agency_id = mine AND (people IS NULL OR p.client_id = ANY(people))
                    AND (of_kind = '' OR p.kind = of_kind)
                    AND (to_at = 'infinity' OR asked IS NULL OR p.search @@ asked)
                    AND p.held_at >= from_at AND p.held_at < to_at AND (since IS NULL OR p.held_at >= since)
                    AND (until IS NULL OR p.held_at < until)
                    AND (before_at IS NULL OR (p.held_at, p.id) < (before_at, before_id))
                    AND (of_goal IS NULL OR EXISTS (
                        SELECT FROM notes_note n WHERE n.session_id = p.session_id AND (n.next_step_goal_id = of_goal
                            OR EXISTS (SELECT FROM notes_goalwork w WHERE w.note_id = n.id AND w.goal_id = of_goal))))
                ORDER BY p.held_at DESC, p.id DESC OFFSET 0  -- The planner takes this part as it stands.
            ) AS piece WHERE asked IS NULL OR piece.search @@ asked
            UNION ALL
            SELECT n.id, s.id, 'draft', s.start_at FROM notes_note n JOIN notes_session s ON s.id = n.session_id
            WHERE n.id = ANY(drafts)
                AND s.start_at >= from_at AND s.start_at < to_at AND (since IS NULL OR s.start_at >= since)
                AND (until IS NULL OR s.start_at < until)
                AND (before_at IS NULL OR (s.start_at, n.id) < (before_at, before_id))
                AND (of_goal IS NULL OR n.next_step_goal_id = of_goal
                    OR EXISTS (SELECT FROM notes_goalwork w WHERE w.note_id = n.id AND w.goal_id = of_goal))
            ORDER BY 4 DESC, 1 DESC LIMIT wanted
        ) AS f ORDER BY f.held_at DESC, f.id DESC;
        GET DIAGNOSTICS got = ROW_COUNT;
        wanted := wanted - got;
        EXIT WHEN wanted <= 0 OR from_at <= coalesce(since, '-infinity');
        to_at := from_at;
        from_at := '-infinity';
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION find_passages(text, uuid[], uuid, uuid, text, timestamptz, timestamptz, timestamptz, uuid,
    integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_passages(text, uuid[], uuid, uuid, text, timestamptz, timestamptz, timestamptz, uuid,
    integer) TO "APP_ROLE";
"""
UNDO_FIND = """
DROP FUNCTION find_passages(text, uuid[], uuid, uuid, text, timestamptz, timestamptz, timestamptz, uuid, integer)
"""


class Migration(migrations.Migration):
    """The words of notes, to be found: both languages, through the wall, newest first."""

    dependencies = [
        ("accounts", "0007_no_single_service_code"),
        ("clients", "0007_plan_review"),
        ("notes", "0015_indirect_time"),
    ]

    operations = [
        BtreeGinExtension(),
        migrations.RunSQL(WORDS, UNDO_WORDS),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("together", "Written together"),
                            ("plain", "Plain note"),
                            ("not_met", "We did not meet"),
                            ("addendum", "Added later"),
                            ("statement", "The person’s own words on a note"),
                            ("draft", "My draft"),
                        ],
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("held_at", models.DateTimeField(editable=False)),
                ("search", django.contrib.postgres.search.SearchVectorField(editable=False)),
                (
                    "agency",
                    models.ForeignKey(
                        default=accounts.scopes.scoped_agency_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.client",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="notes.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "passage",
                "verbose_name_plural": "passages",
                "indexes": [
                    models.Index(fields=["client", "-held_at", "-id"], name="passage_of_client"),
                    models.Index(fields=["agency", "-held_at", "-id"], name="passage_newest"),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["agency", "search"], name="passage_words"
                    ),
                ],
            },
        ),
        BuildWall("passage", append_only=True),
        migrations.RunSQL(WRITING.replace("APP_ROLE", settings.DATABASE_APP_ROLE), UNDO_WRITING),
        migrations.RunSQL(FIND.replace("APP_ROLE", settings.DATABASE_APP_ROLE), UNDO_FIND),
    ]
