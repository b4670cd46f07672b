"""Stories that people gave to the agency for its reports, word for word; gone from here once they take them back."""

from clients.models import SharedStory

from .counting.contacts import among

MOST = 30


def stories_of(report):
    """Of the people served, given by the time of the report and not taken back since: asked anew each time."""
    keys, _amounts = report.rows_of("served", "", 0, report.found["served", ""].count)
    given = SharedStory.objects.given().filter(client__in=among(keys), approved_at__lte=report.as_of)
    return list(given.with_people().newest_first()[:MOST])
