import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.scopes
from accounts.wall import BuildWall


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_pin"),
        ("notes", "0018_withholding"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
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
                ("up_to", models.DateTimeField(editable=False)),
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="notes.note",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a note",
                "verbose_name_plural": "readings of notes",
                "constraints": [models.UniqueConstraint(fields=("note", "by", "up_to"), name="a_reading_is_kept_once")],
            },
        ),
        BuildWall("reading", append_only=True),
    ]
