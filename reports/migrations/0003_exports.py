import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import accounts.scopes
from accounts.wall import BuildWall


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_funder_reports"),
        ("accounts", "0011_people_per_specialist"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                ("kind", models.CharField(editable=False, max_length=40)),
                ("parameters", models.JSONField(default=dict, editable=False)),
                ("cut", models.CharField(blank=True, default="", editable=False, max_length=80)),
                ("language", models.CharField(editable=False, max_length=8)),
                ("as_of", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="made")),
                ("total", models.PositiveIntegerField(default=0, editable=False, verbose_name="rows")),
                ("done_at", models.DateTimeField(editable=False, null=True, verbose_name="done")),
                ("stopped_at", models.DateTimeField(editable=False, null=True, verbose_name="stopped")),
                ("forgotten_at", models.DateTimeField(editable=False, null=True, verbose_name="forgotten")),
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
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "file",
                "verbose_name_plural": "files",
            },
        ),
        migrations.CreateModel(
            name="Download",
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
                ("form", models.CharField(choices=[("csv", "CSV"), ("xlsx", "XLSX")], editable=False, max_length=4)),
                ("row_count", models.PositiveIntegerField(editable=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "export",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="reports.export",
                    ),
                ),
            ],
            options={
                "verbose_name": "download",
                "verbose_name_plural": "downloads",
            },
        ),
        migrations.CreateModel(
            name="ExportChunk",
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
                ("number", models.PositiveIntegerField(editable=False)),
                ("row_count", models.PositiveIntegerField(editable=False)),
                ("packed", models.BinaryField()),
                ("last_key", models.JSONField(editable=False)),
                (
                    "client_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), editable=False),
                ),
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
                    "export",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chunks",
                        to="reports.export",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of an export",
                "verbose_name_plural": "parts of an export",
            },
        ),
        migrations.CreateModel(
            name="ExportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(), editable=False, serialize=False
                    ),
                ),
                ("kind", models.CharField(editable=False, max_length=40)),
                ("parameters", models.JSONField(default=dict, editable=False)),
                ("cut", models.CharField(blank=True, default="", editable=False, max_length=80)),
                ("language", models.CharField(editable=False, max_length=8)),
                ("as_of", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="made")),
                ("total", models.PositiveIntegerField(default=0, editable=False, verbose_name="rows")),
                ("done_at", models.DateTimeField(editable=False, null=True, verbose_name="done")),
                ("stopped_at", models.DateTimeField(editable=False, null=True, verbose_name="stopped")),
                ("forgotten_at", models.DateTimeField(editable=False, null=True, verbose_name="forgotten")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        default=accounts.scopes.scoped_agency_id,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reports.export",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(fields=["agency", "-as_of", "-id"], name="export_newest"),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at", None), ("stopped_at", None), _connector="OR"),
                name="a_stopped_export_is_not_done",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_exportevent" ("agency_id", "as_of", "by_id", "cut", "done_at", "forgotten_at", "id", "kind", "language", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stopped_at", "total") VALUES (NEW."agency_id", NEW."as_of", NEW."by_id", NEW."cut", NEW."done_at", NEW."forgotten_at", NEW."id", NEW."kind", NEW."language", NEW."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."stopped_at", NEW."total"); RETURN NULL;',
                    hash="766e84a778691e280de2cf30ae943e449d75c135",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ed7b",
                    table="reports_export",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reports_exportevent" ("agency_id", "as_of", "by_id", "cut", "done_at", "forgotten_at", "id", "kind", "language", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stopped_at", "total") VALUES (NEW."agency_id", NEW."as_of", NEW."by_id", NEW."cut", NEW."done_at", NEW."forgotten_at", NEW."id", NEW."kind", NEW."language", NEW."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."stopped_at", NEW."total"); RETURN NULL;',
                    hash="2ce83778425d1e74d6ea8621311fc62c6def17a5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b8619",
                    table="reports_export",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="export",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_exportevent" ("agency_id", "as_of", "by_id", "cut", "done_at", "forgotten_at", "id", "kind", "language", "parameters", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stopped_at", "total") VALUES (OLD."agency_id", OLD."as_of", OLD."by_id", OLD."cut", OLD."done_at", OLD."forgotten_at", OLD."id", OLD."kind", OLD."language", OLD."parameters", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."stopped_at", OLD."total"); RETURN NULL;',
                    hash="eb4522fd8fd3f934fecb7b96bbbbf137b35e1581",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b3c2",
                    table="reports_export",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="download",
            index=models.Index(fields=["agency", "-at", "-id"], name="download_newest"),
        ),
        migrations.AddConstraint(
            model_name="exportchunk",
            constraint=models.UniqueConstraint(fields=("export", "number"), name="a_part_of_an_export_once"),
        ),
        BuildWall("export"),
        BuildWall("exportevent", append_only=True),
        BuildWall("exportchunk"),
        BuildWall("download", append_only=True),
    ]
