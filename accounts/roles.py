"""The two database roles: the owner migrates; the app, which owns nothing, serves pages."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

_POWERFUL = """
    SELECT rolsuper OR rolbypassrls
        OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace)
    FROM pg_roles WHERE rolname = current_user
"""
_looked_at = set()


def refuse_a_powerful_role(connection, **kwargs):
    """The wall is only as good as the role that stands before it: refuse owners and superusers."""
    database = connection.settings_dict["NAME"]
    if connection.alias != "default" or database in _looked_at:
        return
    with connection.connection.cursor() as cursor:
        cursor.execute(_POWERFUL)
        if cursor.fetchone()[0]:
            raise ImproperlyConfigured(
                "DATABASE_URL names a role that row-level security does not hold. "
                "Use a role that owns no table, is no superuser and lacks BYPASSRLS."
            )
    _looked_at.add(database)


def let_the_app_use_what_the_owner_makes(using, **kwargs):
    role = connections[using].ops.quote_name(settings.DATABASE_APP_ROLE)
    with connections[using].cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}")
        cursor.execute(f"ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO {role}")
