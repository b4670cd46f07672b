"""The database of the tests: migrated once for these very migrations, then copied for each worker and each run."""

import hashlib
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

LOCK = 20260928
PREFIX = "template_peersupport"
BESIDE_MIGRATIONS = [
    "accounts/wall.py",
    "peersupport/management/commands/migrate.py",
    "goals/starting_points.py",
    "notes/hints.json",
    "requirements.txt",
]


def migrated_template(owner):
    """Name of a migrated database to copy; made when missing, by whoever of several workers comes first."""
    name = f"{PREFIX}_{_digest()[:12]}"
    with owner._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{PREFIX}_"])
        there = {row[0] for row in cursor}
        for outdated in there - {name}:
            cursor.execute(f'DROP DATABASE IF EXISTS "{outdated}" WITH (FORCE)')
        if name not in there:
            make(owner, cursor, name)
    return name


def make(owner, cursor, name, command="migrate"):
    """Under another name until it is whole, so that an interrupted run leaves nothing that looks finished."""
    beginning = f"{name}_beginning"
    cursor.execute(f'CREATE DATABASE "{beginning}"')
    owner.close()
    kept, owner.settings_dict["NAME"] = owner.settings_dict["NAME"], beginning
    try:
        call_command(command, database=owner.alias, verbosity=0, interactive=False)
    finally:
        owner.close()
        owner.settings_dict["NAME"] = kept
    cursor.execute(f'ALTER DATABASE "{beginning}" RENAME TO "{name}"')


def _digest():
    digest = hashlib.sha256()
    loaded = MigrationLoader(None).disk_migrations.values()
    files = {Path(__import__(migration.__module__, fromlist=["x"]).__file__) for migration in loaded}
    for path in sorted(files) + [settings.BASE_DIR / name for name in BESIDE_MIGRATIONS]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def main():
    """Put a migrated copy in the place of the empty database of these settings."""
    django.setup()
    owner = connections["owner"]
    name, template = owner.settings_dict["NAME"], migrated_template(owner)
    with owner._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peersupport.settings")
    main()
