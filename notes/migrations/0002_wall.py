from django.db import migrations

from accounts.wall import BuildWall


class Migration(migrations.Migration):
    """Raise the wall between agencies."""

    dependencies = [("notes", "0001_initial"), ("goals", "0002_wall")]
    operations = [
        BuildWall("session"),
        BuildWall("note"),
        BuildWall("goalwork"),
        BuildWall("addendum", append_only=True),
        BuildWall("review", append_only=True),
        BuildWall("sessionevent", append_only=True),
        BuildWall("noteevent", append_only=True),
        BuildWall("goalworkevent", append_only=True),
    ]
