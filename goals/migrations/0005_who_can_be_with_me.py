import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who can be with the person after a bump."""

    dependencies = [
        ("goals", "0004_day_of_a_turn"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="bump",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bump",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="bump",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="bump",
            name="with_me",
            field=models.CharField(blank=True, max_length=200, verbose_name="who can be with me"),
        ),
        migrations.AddField(
            model_name="bumpevent",
            name="with_me",
            field=models.CharField(blank=True, max_length=200, verbose_name="who can be with me"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bump",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_bumpevent" ("agency_id", "around_me", "by_id", "client_id", "created_at", "goal_id", "happened", "helped", "id", "is_shared", "label", "learned", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rest_for_now", "try_next", "with_me") VALUES (NEW."agency_id", NEW."around_me", NEW."by_id", NEW."client_id", NEW."created_at", NEW."goal_id", NEW."happened", NEW."helped", NEW."id", NEW."is_shared", NEW."label", NEW."learned", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rest_for_now", NEW."try_next", NEW."with_me"); RETURN NULL;',
                    hash="266735a88d3fbc6a9b4b14b7f252dd639742cd94",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e240",
                    table="goals_bump",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bump",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "goals_bumpevent" ("agency_id", "around_me", "by_id", "client_id", "created_at", "goal_id", "happened", "helped", "id", "is_shared", "label", "learned", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rest_for_now", "try_next", "with_me") VALUES (NEW."agency_id", NEW."around_me", NEW."by_id", NEW."client_id", NEW."created_at", NEW."goal_id", NEW."happened", NEW."helped", NEW."id", NEW."is_shared", NEW."label", NEW."learned", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rest_for_now", NEW."try_next", NEW."with_me"); RETURN NULL;',
                    hash="3f004b888757ec5dbf9f0e5f460b9a3a1209d7d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4be63",
                    table="goals_bump",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bump",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_bumpevent" ("agency_id", "around_me", "by_id", "client_id", "created_at", "goal_id", "happened", "helped", "id", "is_shared", "label", "learned", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rest_for_now", "try_next", "with_me") VALUES (OLD."agency_id", OLD."around_me", OLD."by_id", OLD."client_id", OLD."created_at", OLD."goal_id", OLD."happened", OLD."helped", OLD."id", OLD."is_shared", OLD."label", OLD."learned", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rest_for_now", OLD."try_next", OLD."with_me"); RETURN NULL;',
                    hash="f73e2108d22d7db7ca8ea5d699385a12df27788d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_607f8",
                    table="goals_bump",
                    when="AFTER",
                ),
            ),
        ),
    ]
