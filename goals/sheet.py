"""What stands on a person's own sheet of paper."""

from datetime import timedelta

from django.utils import timezone

WINS_OF = timedelta(days=120)
MOST_WINS = 6


def sheet_of(client):
    """The open goals with their way, and the shared wins of the last four months."""
    since = timezone.localdate() - WINS_OF
    return {
        "goals": client.goals.open().in_order().with_shared_way(),
        "wins": client.wins.shared().filter(on__gt=since).newest_first()[:MOST_WINS],
    }
