"""Row-level security, composite keys, roles: what the database itself refuses."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accounts.models import Membership, Program
from accounts.scopes import scope
from clients.models import Assignment, Client

OUTSIDE_THE_WALL = {
    # Who signs in, before any agency is known; none of them holds an agency's records.
    "account_emailaddress",
    "account_emailconfirmation",
    "accounts_userevent",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_session",
    "mfa_authenticator",
    "pghistory_context",
    "shared_cache",
    "usersessions_usersession",
}


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_every_table_stands_behind_the_wall(db):
    open_tables = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        " AND NOT (relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))"
    )
    assert {name for (name,) in open_tables} - OUTSIDE_THE_WALL == set()


def test_no_view_looks_over_the_wall(db):
    views = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')"
        " AND has_table_privilege(oid, 'SELECT')"
        " AND NOT coalesce(reloptions::text LIKE '%%security_invoker=true%%', false)"
        " AND relname NOT IN (SELECT e.objid::regclass::text FROM pg_depend e WHERE deptype = 'e')"
    )
    assert [name for (name,) in views if not name.startswith("pg_")] == []


def test_every_reference_between_walled_tables_includes_the_agency(db):
    single = rows(
        "SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
        " WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.connamespace = 'public'::regnamespace"
        "   AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'agency_id')"
        "   AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.confrelid AND attname = 'agency_id')"
    )
    assert single
    for table, column, target in single:
        pairs = rows(
            "SELECT count(*) FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = %s::regclass"
            " AND c.confrelid = %s::regclass AND cardinality(c.conkey) = 2 AND c.conkey @> ARRAY["
            " (SELECT attnum FROM pg_attribute WHERE attrelid = c.conrelid AND attname = %s),"
            " (SELECT attnum FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'agency_id')]",
            table, target, column,
        )  # fmt: skip
        assert pairs == [(1,)], f"{table}.{column} may point into another agency"


def test_the_app_owns_nothing_and_is_held_by_the_policies(db):
    [(powerful,)] = rows("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    assert not powerful
    assert rows("SELECT relname FROM pg_class WHERE relowner = current_user::regrole") == []


def test_history_and_openings_are_append_only(db):
    tables = [m._meta.db_table for m in apps.get_models() if _is_append_only(m)]
    assert len(tables) > 15
    for table in tables:
        [(may,)] = rows("SELECT has_table_privilege(%s, 'UPDATE') OR has_table_privilege(%s, 'DELETE')", table, table)
        assert not may, table


def _is_append_only(model):
    written_once = {"Opening", "Addendum", "Review", "GoalTurn", "Cheer", "Signature", "Addition"}
    return model.__name__ in written_once or (
        hasattr(model, "pgh_tracked_model") and model.__module__ != "pghistory.models"
    )


def test_without_a_scope_there_are_no_rows(client):
    with scope(None):
        assert Client.objects.count() == 0


def test_another_agencys_rows_are_not_there(client, elsewhere):
    assert list(Client.objects.all()) == [client]
    with scope(elsewhere.agency):
        assert list(Client.objects.all()) == [elsewhere.client]


def test_a_row_cannot_be_made_for_another_agency(agency, other_agency):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Program.objects.create(name="Theirs", agency=other_agency)


def test_a_row_cannot_be_moved_to_another_agency(program, other_agency):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Program.objects.filter(pk=program.pk).update(agency=other_agency)


def test_a_row_cannot_point_into_another_agency(client, elsewhere):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(client=client, specialist=elsewhere.specialist)
        rows("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_scope_inside_a_transaction_comes_and_goes(client, elsewhere):
    with scope(elsewhere.agency):
        assert Membership.objects.count() == 3
    assert Client.objects.get() == client


def test_the_search_stays_inside_the_scope(client, elsewhere):
    with scope(elsewhere.agency):
        assert client not in Client.objects.found_by(client.chosen_name)
    assert list(Client.objects.found_by("márcus")) == [client]
