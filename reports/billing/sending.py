"""A billing file on its way out."""

from django.db import transaction

from accounts.scopes import scope

AT_A_TIME = 1000


def pieces(file):
    """Its bytes, the same each time. They leave after the request's transaction, so each piece is read in its own."""
    yield file.beginning.encode()
    for after in range(0, file.session_count, AT_A_TIME):
        with scope(file.agency_id), transaction.atomic():
            text = file.lines(after, AT_A_TIME)
        yield text.encode()
