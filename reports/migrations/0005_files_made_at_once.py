import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0004_who_did_what"),
    ]

    operations = [
        migrations.AddField(
            model_name="download",
            name="what",
            field=models.CharField(blank=True, default="", editable=False, max_length=40),
        ),
        migrations.AlterField(
            model_name="download",
            name="export",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="downloads",
                to="reports.export",
            ),
        ),
    ]
