from django.db import migrations

EXCERPT = r"""
CREATE OR REPLACE FUNCTION excerpt_of(said text, english tsquery, spanish tsquery) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    clean CONSTANT text := translate(normalize(left(said, 100000), NFC), E'\x02\x03\x04', '');
    apart CONSTANT text := regexp_replace(clean, '([^[:alnum:][:space:]])', E'\x04\\1\x04', 'g');
    looks CONSTANT text := E'StartSel="\x02", StopSel="\x03", ' || CASE WHEN length(clean) <= 240 THEN 'HighlightAll=true'
        ELSE 'MaxFragments=2, MaxWords=28, MinWords=12, ShortWord=0, FragmentDelimiter=" … "' END;
    {declared}
BEGIN
    IF english IS NULL THEN
        RETURN CASE WHEN length(clean) > 240 THEN left(clean, 240) || '…' ELSE clean END;
    {cut}
    END IF;
    RETURN translate(ts_headline('plain_spanish', apart, spanish, looks), E'\x04', '');
END $$
"""
TWICE = r"""ELSIF to_tsvector('plain_english', apart) @@ english THEN
        RETURN translate(ts_headline('plain_english', apart, english, looks), E'\x04', '');"""
ONCE = r"""END IF;
    cut := ts_headline('plain_english', apart, english, looks);
    IF strpos(cut, E'\x02') > 0 THEN
        RETURN translate(cut, E'\x04', '');"""


def excerpt(declared, cut):
    return EXCERPT.replace("{declared}", declared).replace("{cut}", cut)


class Migration(migrations.Migration):
    """The text round what was found is read once to cut it, not once more to ask whether it is English."""

    dependencies = [("notes", "0029_seen_lately")]
    operations = [migrations.RunSQL(excerpt("cut text;", ONCE), excerpt("", TWICE))]
