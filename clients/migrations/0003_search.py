from django.conf import settings
from django.db import migrations

SEARCH = """
CREATE FUNCTION plain_letters(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT lower(unaccent('unaccent', words))
$$;
CREATE INDEX client_name_search ON clients_client USING gin (plain_letters(chosen_name) gin_trgm_ops)
    WITH (fastupdate = off);
CREATE FUNCTION find_clients(words text, at_most integer) RETURNS TABLE (client_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET pg_trgm.word_similarity_threshold = 0.5 AS $$
    SELECT id FROM clients_client
    WHERE agency_id = NULLIF(current_setting('app.agency', true), '')::uuid
      AND (plain_letters(chosen_name) LIKE
               '%%' || replace(replace(replace(plain_letters(words), '\\', '\\\\'), '%%', '\\%%'), '_', '\\_') || '%%'
           OR plain_letters(words) <%% plain_letters(chosen_name))
    ORDER BY word_similarity(plain_letters(words), plain_letters(chosen_name)) DESC, id
    LIMIT at_most
$$;
REVOKE EXECUTE ON FUNCTION find_clients(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_clients(text, integer) TO "%(app)s";
"""
DROP = """
DROP FUNCTION find_clients(text, integer);
DROP INDEX client_name_search;
DROP FUNCTION plain_letters(text);
"""


class Migration(migrations.Migration):
    """Search by name through the wall: row-level security would switch the trigram index off."""

    dependencies = [("clients", "0002_wall")]
    operations = [migrations.RunSQL(SEARCH % {"app": settings.DATABASE_APP_ROLE}, DROP)]
