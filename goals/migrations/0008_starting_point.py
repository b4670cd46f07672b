import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import accounts.scopes
from accounts.wall import BuildWall


class Migration(migrations.Migration):
    """Examples that help to find words."""

    dependencies = [
        ("goals", "0007_scale"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StartingPoint",
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
                    "life_area",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("home", "Home"),
                            ("purpose", "Purpose"),
                            ("community", "Community"),
                        ],
                        max_length=9,
                        verbose_name="life area",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("es", "Español")], max_length=2, verbose_name="language"
                    ),
                ),
                ("words", models.CharField(max_length=160, verbose_name="example")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_on", models.DateField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "starting point",
                "verbose_name_plural": "starting points",
            },
        ),
        migrations.CreateModel(
            name="StartingPointEvent",
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
                (
                    "life_area",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("home", "Home"),
                            ("purpose", "Purpose"),
                            ("community", "Community"),
                        ],
                        max_length=9,
                        verbose_name="life area",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("es", "Español")], max_length=2, verbose_name="language"
                    ),
                ),
                ("words", models.CharField(max_length=160, verbose_name="example")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_on", models.DateField(editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="startingpoint",
            name="agency",
            field=models.ForeignKey(
                default=accounts.scopes.scoped_agency_id,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.agency",
            ),
        ),
        migrations.AddField(
            model_name="startingpointevent",
            name="agency",
            field=models.ForeignKey(
                db_constraint=False,
                default=accounts.scopes.scoped_agency_id,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.agency",
            ),
        ),
        migrations.AddField(
            model_name="startingpointevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="goals.startingpoint",
            ),
        ),
        migrations.AddConstraint(
            model_name="startingpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("agency", "life_area", "language", "words"),
                name="one_starting_point_of_these_words",
                violation_error_message="This example is there already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="startingpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_startingpointevent" ("agency_id", "created_at", "ended_on", "id", "language", "life_area", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."agency_id", NEW."created_at", NEW."ended_on", NEW."id", NEW."language", NEW."life_area", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."words"); RETURN NULL;',
                    hash="80b66f18329b4ad8e8bf55ecb478a29b7cce1955",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_362b5",
                    table="goals_startingpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="startingpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "goals_startingpointevent" ("agency_id", "created_at", "ended_on", "id", "language", "life_area", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."agency_id", NEW."created_at", NEW."ended_on", NEW."id", NEW."language", NEW."life_area", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."words"); RETURN NULL;',
                    hash="0e97c29113f99d5afda3d23deb64da3344c286fa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fdd45",
                    table="goals_startingpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="startingpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_startingpointevent" ("agency_id", "created_at", "ended_on", "id", "language", "life_area", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (OLD."agency_id", OLD."created_at", OLD."ended_on", OLD."id", OLD."language", OLD."life_area", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."words"); RETURN NULL;',
                    hash="4d86eddf5721eef113cba872bcb72b6915a908d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6f79",
                    table="goals_startingpoint",
                    when="AFTER",
                ),
            ),
        ),
        BuildWall("startingpoint"),
        BuildWall("startingpointevent", append_only=True),
    ]
