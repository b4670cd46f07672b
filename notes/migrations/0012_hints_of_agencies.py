from django.db import migrations

from notes.shipped_hints import SHIPPED


def give(apps, schema_editor):
    """The agencies that were there before get the hints too, unless they have some."""
    Agency, Hint = apps.get_model("accounts", "Agency"), apps.get_model("notes", "Hint")
    hints = Hint.objects.using(schema_editor.connection.alias)
    for agency in Agency.objects.using(schema_editor.connection.alias).exclude(pk__in=hints.values("agency")):
        hints.bulk_create(Hint(agency=agency, **hint) for hint in SHIPPED)


class Migration(migrations.Migration):
    """Language hints for the agencies that are there already."""

    dependencies = [("notes", "0011_language_hints")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
