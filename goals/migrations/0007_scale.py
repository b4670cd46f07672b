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
    """Five levels of a goal in the person's words."""

    dependencies = [
        ("goals", "0006_level_of_a_check_in"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Scale",
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
                ("expected", models.CharField(max_length=300, verbose_name="what I hope for")),
                ("somewhat_more", models.CharField(blank=True, max_length=300, verbose_name="better than I hope")),
                ("much_more", models.CharField(blank=True, max_length=300, verbose_name="wow")),
                ("somewhat_less", models.CharField(blank=True, max_length=300, verbose_name="not there yet")),
                ("much_less", models.CharField(blank=True, max_length=300, verbose_name="a long way from it")),
                (
                    "importance",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how much it matters, 1 to 3"),
                ),
                (
                    "difficulty",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how hard it is, 1 to 3"),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "scale",
                "verbose_name_plural": "scales",
            },
        ),
        migrations.CreateModel(
            name="ScaleEvent",
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
                ("expected", models.CharField(max_length=300, verbose_name="what I hope for")),
                ("somewhat_more", models.CharField(blank=True, max_length=300, verbose_name="better than I hope")),
                ("much_more", models.CharField(blank=True, max_length=300, verbose_name="wow")),
                ("somewhat_less", models.CharField(blank=True, max_length=300, verbose_name="not there yet")),
                ("much_less", models.CharField(blank=True, max_length=300, verbose_name="a long way from it")),
                (
                    "importance",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how much it matters, 1 to 3"),
                ),
                (
                    "difficulty",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how hard it is, 1 to 3"),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="scale",
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
            model_name="scale",
            name="created_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="scale",
            name="goal",
            field=models.OneToOneField(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="scale", to="goals.goal"
            ),
        ),
        migrations.AddField(
            model_name="scaleevent",
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
            model_name="scaleevent",
            name="created_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="scaleevent",
            name="goal",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="goals.goal",
            ),
        ),
        migrations.AddField(
            model_name="scaleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="goals.scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="scale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("importance", None), ("importance__range", (1, 3)), _connector="OR"),
                    models.Q(("difficulty", None), ("difficulty__range", (1, 3)), _connector="OR"),
                ),
                name="weights_go_from_1_to_3",
                violation_error_message="Choose a number from 1 to 3.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scale",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_scaleevent" ("agency_id", "created_at", "created_by_id", "difficulty", "expected", "goal_id", "id", "importance", "much_less", "much_more", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "somewhat_less", "somewhat_more") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."difficulty", NEW."expected", NEW."goal_id", NEW."id", NEW."importance", NEW."much_less", NEW."much_more", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."somewhat_less", NEW."somewhat_more"); RETURN NULL;',
                    hash="8964670e7fa8a7c28bf26876fba611972e2bd177",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d7679",
                    table="goals_scale",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scale",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "goals_scaleevent" ("agency_id", "created_at", "created_by_id", "difficulty", "expected", "goal_id", "id", "importance", "much_less", "much_more", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "somewhat_less", "somewhat_more") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."difficulty", NEW."expected", NEW."goal_id", NEW."id", NEW."importance", NEW."much_less", NEW."much_more", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."somewhat_less", NEW."somewhat_more"); RETURN NULL;',
                    hash="d0828dddc4054b17ea321fd9d6f8d6b936e7bdc0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30697",
                    table="goals_scale",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scale",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_scaleevent" ("agency_id", "created_at", "created_by_id", "difficulty", "expected", "goal_id", "id", "importance", "much_less", "much_more", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "somewhat_less", "somewhat_more") VALUES (OLD."agency_id", OLD."created_at", OLD."created_by_id", OLD."difficulty", OLD."expected", OLD."goal_id", OLD."id", OLD."importance", OLD."much_less", OLD."much_more", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."somewhat_less", OLD."somewhat_more"); RETURN NULL;',
                    hash="54d59e2f6f2b12d779ed3fc7beb54a245c9931c9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5f4d7",
                    table="goals_scale",
                    when="AFTER",
                ),
            ),
        ),
        BuildWall("scale"),
        BuildWall("scaleevent", append_only=True),
    ]
