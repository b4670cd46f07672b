"""The wall between agencies: row-level security and foreign keys that cannot cross it. Used by migrations."""

from django.conf import settings
from django.db.migrations.operations.base import Operation

SCOPED_AGENCY = "(SELECT NULLIF(current_setting('app.agency', true), '')::uuid)"


class BuildWall(Operation):
    """Raise the wall round a table that has an agency.

    `signed_out` also shows the rows to work without any scope (sign-in has to find the person first).
    `append_only` takes UPDATE and DELETE away from the app's role.
    """

    reversible = True

    def __init__(self, model_name, *, signed_out=False, append_only=False, agency_column="agency_id"):
        self.model_name = model_name
        self.signed_out = signed_out
        self.append_only = append_only
        self.agency_column = agency_column

    def deconstruct(self):
        options = {"signed_out": self.signed_out, "append_only": self.append_only, "agency_column": self.agency_column}
        return (self.__class__.__name__, [self.model_name], options)

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in self._raise(model, schema_editor.quote_name):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in self._take_down(model, schema_editor.quote_name):
            schema_editor.execute(statement, params=None)

    def describe(self):
        return f"Raise the wall between agencies round {self.model_name}"

    def _raise(self, model, quote):
        table, agency = quote(model._meta.db_table), quote(self.agency_column)
        mine = f"{agency} = {SCOPED_AGENCY}"
        if self.signed_out:
            mine = f"{mine} OR {SCOPED_AGENCY} IS NULL"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"CREATE POLICY wall ON {table} USING ({mine}) WITH CHECK ({mine})"
        if self.agency_column != "id" and not _is_history(model):
            yield f"ALTER TABLE {table} ADD CONSTRAINT {quote(_key_name(model))} UNIQUE (agency_id, id)"
            for field in _walled_references(model):
                yield (
                    f"ALTER TABLE {table} ADD CONSTRAINT {quote(_reference_name(model, field))} "
                    f"FOREIGN KEY (agency_id, {quote(field.column)}) "
                    f"REFERENCES {quote(field.related_model._meta.db_table)} (agency_id, id) "
                    "DEFERRABLE INITIALLY DEFERRED"
                )
        if _is_history(model):
            yield from in_time(model._meta.db_table, self.agency_column, quote)
        if self.append_only:
            yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {quote(settings.DATABASE_APP_ROLE)}"

    def _take_down(self, model, quote):
        table = quote(model._meta.db_table)
        if self.append_only:
            yield f"GRANT UPDATE, DELETE ON {table} TO {quote(settings.DATABASE_APP_ROLE)}"
        if self.agency_column != "id" and not _is_history(model):
            for field in _walled_references(model):
                yield f"ALTER TABLE {table} DROP CONSTRAINT {quote(_reference_name(model, field))}"
            yield f"ALTER TABLE {table} DROP CONSTRAINT {quote(_key_name(model))}"
        if _is_history(model):
            yield f"ALTER TABLE {table} DROP COLUMN IF EXISTS pgh_by"
            yield f"DROP INDEX IF EXISTS {quote(f'{model._meta.db_table}_newest')}"
        yield f"DROP POLICY wall ON {table}"
        yield f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"


def in_time(table, agency, quote):
    """A history is read by whom and newest first, across all tables (reports.trail). The column beside it is there
    because a key inside JSON cannot be looked up through the wall by an index."""
    newest, name = "pgh_created_at DESC, pgh_id DESC", quote(table)
    whom = "text GENERATED ALWAYS AS (NULLIF(pgh_context ->> 'user', '')) STORED"
    yield f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS pgh_by {whom}"
    yield f"CREATE INDEX IF NOT EXISTS {quote(f'{table}_newest')} ON {name} ({quote(agency)}, {newest})"
    yield f"CREATE INDEX IF NOT EXISTS {quote(f'{table}_by')} ON {name} ({quote(agency)}, pgh_by, {newest})"


def _walled_references(model):
    """Foreign keys to tables that are themselves inside the wall."""
    for field in model._meta.local_fields:
        target = field.related_model if field.is_relation else None
        if target is not None and any(f.name == "agency" for f in target._meta.local_fields):
            yield field


def _is_history(model):
    return any(field.name == "pgh_id" for field in model._meta.local_fields)


def _key_name(model):
    return f"{model._meta.db_table}_agency_key"


def _reference_name(model, field):
    return f"{model._meta.db_table}_{field.column}_same_agency"[:63]
