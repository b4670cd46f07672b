import django.db.models.deletion
import django.db.models.functions.uuid
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

AS_WRITTEN = """
    UPDATE goals_goalturn SET "on" = (at AT TIME ZONE agency.time_zone)::date
    FROM accounts_agency agency WHERE agency.id = goals_goalturn.agency_id
"""


class Migration(migrations.Migration):
    """The day on which a goal turned; of the turns so far, the day they were written down."""

    dependencies = [
        ("goals", "0003_words_beside"),
        ("accounts", "0002_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="goalturn",
            name="on",
            field=models.DateField(default=django.utils.timezone.localdate, editable=False),
        ),
        migrations.RunSQL(AS_WRITTEN, migrations.RunSQL.noop),
    ]
