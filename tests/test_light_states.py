"""An empty database is migrated in a quicker way than Django's (peersupport/management/commands/migrate.py)."""

import subprocess

import pytest
from django.core.management.commands import migrate
from django.db import connections

from peersupport.postgres import addresses, postgres_bin
from tests.migrating import make, migrated_template

SLOW = "slowly_migrated"


@pytest.mark.bench
def test_the_schema_is_the_same_as_the_slow_way_makes_it(django_db_setup, django_db_blocker):
    owner = connections["owner"]
    with django_db_blocker.unblock():
        light = _schema(migrated_template(owner))
        with owner._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {SLOW}")
            make(owner, cursor, SLOW, migrate.Command())
            slow = _schema(SLOW)
            cursor.execute(f"DROP DATABASE {SLOW}")
    assert len(slow) > 1000
    assert light == slow


def _schema(database):
    dump = [postgres_bin() / "pg_dump", "--schema-only", addresses(database)[1]]
    lines = subprocess.run(dump, check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
    return [line for line in lines if not line.startswith(("\\restrict", "\\unrestrict"))]
