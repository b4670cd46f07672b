import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

SAME_AGENCY = """
    ALTER TABLE goals_goal ADD CONSTRAINT goals_goal_proposed_by_id_same_agency
    FOREIGN KEY (agency_id, proposed_by_id) REFERENCES accounts_user (agency_id, id) DEFERRABLE INITIALLY DEFERRED
"""
NOT_SAME_AGENCY = "ALTER TABLE goals_goal DROP CONSTRAINT goals_goal_proposed_by_id_same_agency"


class Migration(migrations.Migration):
    """A goal's words in the other language, for the payer, and as somebody proposed them."""

    dependencies = [
        ("goals", "0002_wall"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="goal",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="goal",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="goal",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="goal",
            name="payer_wording",
            field=models.CharField(blank=True, max_length=1000, verbose_name="how it is written for the payer"),
        ),
        migrations.AddField(
            model_name="goal",
            name="proposed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="proposed_words",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="goal",
            name="translation",
            field=models.CharField(blank=True, max_length=500, verbose_name="in the other language"),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="payer_wording",
            field=models.CharField(blank=True, max_length=1000, verbose_name="how it is written for the payer"),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="proposed_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="proposed_words",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="translation",
            field=models.CharField(blank=True, max_length=500, verbose_name="in the other language"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_goalevent" ("agency_id", "author", "client_id", "confirmed_at", "confirmed_how", "created_at", "created_by_id", "id", "language", "life_area", "own_words", "payer_wording", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_words", "required_by", "status", "status_on", "translation", "updated_at", "why") VALUES (NEW."agency_id", NEW."author", NEW."client_id", NEW."confirmed_at", NEW."confirmed_how", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."life_area", NEW."own_words", NEW."payer_wording", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_by_id", NEW."proposed_words", NEW."required_by", NEW."status", NEW."status_on", NEW."translation", NEW."updated_at", NEW."why"); RETURN NULL;',
                    hash="e36d13d76f24791d5c95454a32ae95773a6b447c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_feafb",
                    table="goals_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "goals_goalevent" ("agency_id", "author", "client_id", "confirmed_at", "confirmed_how", "created_at", "created_by_id", "id", "language", "life_area", "own_words", "payer_wording", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_words", "required_by", "status", "status_on", "translation", "updated_at", "why") VALUES (NEW."agency_id", NEW."author", NEW."client_id", NEW."confirmed_at", NEW."confirmed_how", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."life_area", NEW."own_words", NEW."payer_wording", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."proposed_words", NEW."required_by", NEW."status", NEW."status_on", NEW."translation", NEW."updated_at", NEW."why"); RETURN NULL;',
                    hash="0375b718d66067d5bc418986f8aa4a8ef56dd702",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97a4d",
                    table="goals_goal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="goal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "goals_goalevent" ("agency_id", "author", "client_id", "confirmed_at", "confirmed_how", "created_at", "created_by_id", "id", "language", "life_area", "own_words", "payer_wording", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_words", "required_by", "status", "status_on", "translation", "updated_at", "why") VALUES (OLD."agency_id", OLD."author", OLD."client_id", OLD."confirmed_at", OLD."confirmed_how", OLD."created_at", OLD."created_by_id", OLD."id", OLD."language", OLD."life_area", OLD."own_words", OLD."payer_wording", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."proposed_words", OLD."required_by", OLD."status", OLD."status_on", OLD."translation", OLD."updated_at", OLD."why"); RETURN NULL;',
                    hash="3284155f3ac87ead9b08f7e4da5da7799cc10711",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b960f",
                    table="goals_goal",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proposed_by", None), ("proposed_words", "")),
                    models.Q(models.Q(("proposed_words", ""), _negated=True), ("proposed_by__isnull", False)),
                    _connector="OR",
                ),
                name="proposed_words_say_by_whom",
            ),
        ),
        migrations.RunSQL(SAME_AGENCY, NOT_SAME_AGENCY),
    ]
