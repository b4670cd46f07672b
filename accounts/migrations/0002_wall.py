from django.conf import settings
from django.db import migrations

from accounts.wall import BuildWall

FUNCTIONS = """
CREATE FUNCTION sign_in_code_is_live(secret_digest text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM accounts_signincode
        WHERE used_at IS NULL AND expires_at > now() AND secret_digest IN (number_digest, link_digest)
    )
$$;
CREATE FUNCTION redeem_sign_in_code(secret_digest text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE accounts_signincode SET used_at = now()
    WHERE used_at IS NULL AND expires_at > now() AND secret_digest IN (number_digest, link_digest)
    RETURNING user_id
$$;
REVOKE EXECUTE ON FUNCTION sign_in_code_is_live(text), redeem_sign_in_code(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in_code_is_live(text), redeem_sign_in_code(text) TO "%(app)s";
"""
DROP = "DROP FUNCTION sign_in_code_is_live(text); DROP FUNCTION redeem_sign_in_code(text);"


class Migration(migrations.Migration):
    """Raise the wall between agencies, and let sign-in codes through it."""

    dependencies = [("accounts", "0001_initial")]
    operations = [
        BuildWall("agency", signed_out=True, agency_column="id"),
        BuildWall("user", signed_out=True),
        BuildWall("membership"),
        BuildWall("program"),
        BuildWall("invitation"),
        BuildWall("signincode"),
        BuildWall("sentform"),
        BuildWall("agencyevent", append_only=True, signed_out=True, agency_column="id"),
        BuildWall("membershipevent", append_only=True),
        BuildWall("programevent", append_only=True),
        BuildWall("invitationevent", append_only=True),
        migrations.RunSQL(FUNCTIONS % {"app": settings.DATABASE_APP_ROLE}, DROP),
    ]
