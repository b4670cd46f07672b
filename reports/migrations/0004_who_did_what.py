import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.scopes
from accounts.wall import BuildWall, in_time

HISTORIES = """
    SELECT kept.table_name, EXISTS (
        SELECT 1 FROM information_schema.columns of_agency
        WHERE of_agency.table_schema = 'public' AND of_agency.table_name = kept.table_name
          AND of_agency.column_name = 'agency_id')
    FROM information_schema.columns kept
    WHERE kept.table_schema = 'public' AND kept.column_name = 'pgh_context' AND kept.table_name LIKE '%event'
"""


def histories_in_time(apps, schema_editor):
    """Histories that were walled in before the wall gave them their order in time."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(HISTORIES)
        histories = cursor.fetchall()
    for table, has_agency in histories:
        for statement in in_time(table, "agency_id" if has_agency else "id", schema_editor.quote_name):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_people_per_specialist"),
        ("clients", "0015_hard_days"),
        ("reports", "0003_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
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
                ("kind", models.CharField(blank=True, editable=False, max_length=10)),
                ("from_on", models.DateField(editable=False, null=True)),
                ("until_on", models.DateField(editable=False, null=True)),
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
                    "client",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.client",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at who did what",
                "verbose_name_plural": "looks at who did what",
                "indexes": [models.Index(fields=["agency", "-at", "-id"], name="look_newest")],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
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
                    "user",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "indexes": [
                    models.Index(fields=["agency", "-at", "-id"], name="sign_in_newest"),
                    models.Index(fields=["user", "-at", "-id"], name="sign_in_of_user"),
                ],
            },
        ),
        BuildWall("look", append_only=True),
        BuildWall("signin", append_only=True),
        migrations.RunPython(histories_in_time, migrations.RunPython.noop),
    ]
