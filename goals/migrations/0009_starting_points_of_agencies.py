from django.db import migrations

from goals.starting_points import SHIPPED


def give(apps, schema_editor):
    """The agencies that were there before get the examples too, unless they have some."""
    Agency, StartingPoint = apps.get_model("accounts", "Agency"), apps.get_model("goals", "StartingPoint")
    points = StartingPoint.objects.using(schema_editor.connection.alias)
    for agency in Agency.objects.using(schema_editor.connection.alias).exclude(pk__in=points.values("agency")):
        points.bulk_create(
            StartingPoint(agency=agency, life_area=area, language=language, words=words)
            for area, by_language in SHIPPED.items()
            for language, examples in by_language.items()
            for words in examples
        )


class Migration(migrations.Migration):
    """Examples for the agencies that are there already."""

    dependencies = [("goals", "0008_starting_point"), ("accounts", "0003_asks_payer_wording")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
