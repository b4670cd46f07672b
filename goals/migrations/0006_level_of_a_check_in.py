import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """How far a goal is by its scale, on the day of a check-in."""

    dependencies = [
        ("goals", "0005_who_can_be_with_me"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="checkin",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="checkin",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="checkin",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="checkin",
            name="level",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="how far it is by now"),
        ),
        migrations.AddField(
            model_name="checkinevent",
            name="level",
            field=models.SmallIntegerField(blank=True, null=True, verbose_name="how far it is by now"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_checkinevent" ("agency_id", "by_id", "client_id", "confidence", "created_at", "goal_id", "id", "importance", "level", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "readiness", "words") VALUES (NEW."agency_id", NEW."by_id", NEW."client_id", NEW."confidence", NEW."created_at", NEW."goal_id", NEW."id", NEW."importance", NEW."level", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."progress", NEW."readiness", NEW."words"); RETURN NULL;',
                    hash="ffb976417043f57ef063c132ecfd6e5aff898fa6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b682",
                    table="goals_checkin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "goals_checkinevent" ("agency_id", "by_id", "client_id", "confidence", "created_at", "goal_id", "id", "importance", "level", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "readiness", "words") VALUES (NEW."agency_id", NEW."by_id", NEW."client_id", NEW."confidence", NEW."created_at", NEW."goal_id", NEW."id", NEW."importance", NEW."level", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."progress", NEW."readiness", NEW."words"); RETURN NULL;',
                    hash="58e6c811d6a454275539e55abba26269dd84152d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f04c",
                    table="goals_checkin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checkin",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_checkinevent" ("agency_id", "by_id", "client_id", "confidence", "created_at", "goal_id", "id", "importance", "level", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "readiness", "words") VALUES (OLD."agency_id", OLD."by_id", OLD."client_id", OLD."confidence", OLD."created_at", OLD."goal_id", OLD."id", OLD."importance", OLD."level", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."progress", OLD."readiness", OLD."words"); RETURN NULL;',
                    hash="32087034691485c636e04a12deafd9d8f283d35c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_171c9",
                    table="goals_checkin",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(("level", None), ("level__range", (-2, 2)), _connector="OR"),
                name="levels_go_from_minus_2_to_2",
                violation_error_message="Choose one of the levels.",
            ),
        ),
    ]
