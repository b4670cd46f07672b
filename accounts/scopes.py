"""Which agency the running work belongs to, and on whose behalf. Without a scope the database shows no rows."""

import json
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection

_WRITE = (
    "SELECT set_config('app.agency', %s, true), set_config('app.user', %s, true),"
    " set_config('pghistory.context_metadata', %s, true)"
)


@dataclass(frozen=True)
class Scope:
    agency_id: object = None
    user_id: object = None
    url: str = ""
    titles: dict = field(default_factory=dict)

    def write(self, wrapper):
        """Tell the running transaction; it forgets by itself at its end."""
        context = json.dumps({"user": str(self.user_id or ""), "url": self.url})
        with wrapper.connection.cursor() as cursor:
            cursor.execute(_WRITE, (str(self.agency_id or ""), str(self.user_id or ""), context))


NOBODY = Scope()
_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current_scope():
    return _scope.get()


def scoped_agency_id():
    """The agency of the running work, as the default of every row that it makes; without one the row is refused."""
    scope = _scope.get()
    return scope and scope.agency_id


@contextmanager
def scope(agency=None, user=None, url=""):
    """Work as this agency; inside a running transaction it holds from here on, and the old one comes back after."""
    agency_id = getattr(agency, "pk", agency)
    before = _scope.get()
    titles = getattr(agency, "peer_titles", {})
    token = _scope.set(Scope(agency_id, getattr(user, "pk", user), url, titles))
    _tell_the_running_transaction()
    try:
        yield
    finally:
        _scope.reset(token)
        _tell_the_running_transaction(before or NOBODY)


def _tell_the_running_transaction(told=None):
    if connection.in_atomic_block and not connection.needs_rollback and connection.connection:
        (told or _scope.get()).write(connection)
