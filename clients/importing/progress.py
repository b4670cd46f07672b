"""How far an import has come. It is one transaction, which shows nothing of itself before its end, so this is written
beside it: a thread has a database connection of its own."""

from threading import Thread

from django.core.cache import cache
from django.db import connections

KEPT_SECONDS = 10 * 60
READ_AT_A_TIME = 500
RECORDS_A_PERSON = 4


class Progress:
    """Rows read, then records made: the person, their program, their specialist, and that they came with the import."""

    def __init__(self, pk, rows):
        self._key, self._done, self._of = _key(pk), 0, rows * (1 + RECORDS_A_PERSON)

    def read(self, rows):
        """The same rows, counted as they go by."""
        for number, row in enumerate(rows, 1):
            yield row
            if number % READ_AT_A_TIME == 0:
                self.went_on(READ_AT_A_TIME)

    def went_on(self, count):
        self._done = min(self._done + count, self._of)
        told = Thread(target=_write, args=[self._key, {"done": self._done, "of": self._of}])
        told.start()
        told.join()


def progress_of(pk):
    """{done, of}, or None when nothing was told yet."""
    return cache.get(_key(pk))


def _key(pk):
    return f"import-progress:{pk}"


def _write(key, told):
    try:
        cache.set(key, told, KEPT_SECONDS)
    finally:
        connections.close_all()
