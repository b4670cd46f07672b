from django.db import migrations

from accounts.wall import BuildWall


class Migration(migrations.Migration):
    """Raise the wall between agencies."""

    dependencies = [("clients", "0001_initial"), ("accounts", "0002_wall")]
    operations = [
        BuildWall("client"),
        BuildWall("supporter"),
        BuildWall("assignment"),
        BuildWall("enrollment"),
        BuildWall("opening", append_only=True),
        BuildWall("clientevent", append_only=True),
        BuildWall("supporterevent", append_only=True),
        BuildWall("assignmentevent", append_only=True),
        BuildWall("enrollmentevent", append_only=True),
    ]
