from django.db import migrations

from accounts.wall import BuildWall


class Migration(migrations.Migration):
    """Raise the wall between agencies."""

    dependencies = [("goals", "0001_initial"), ("clients", "0002_wall")]
    operations = [
        BuildWall("goal"),
        BuildWall("milestone"),
        BuildWall("step"),
        BuildWall("checkin"),
        BuildWall("bump"),
        BuildWall("win"),
        BuildWall("goalturn", append_only=True),
        BuildWall("cheer", append_only=True),
        BuildWall("goalevent", append_only=True),
        BuildWall("milestoneevent", append_only=True),
        BuildWall("stepevent", append_only=True),
        BuildWall("checkinevent", append_only=True),
        BuildWall("bumpevent", append_only=True),
        BuildWall("winevent", append_only=True),
    ]
