"""Migrations of the test database without rendering every model anew for each trigger."""

from contextlib import contextmanager
from functools import wraps
from unittest.mock import patch

from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


@contextmanager
def light_states():
    """A trigger changes none of a model's columns, and its SQL comes from the operation itself."""
    with _without_reload(AddTrigger), _without_reload(RemoveTrigger):
        yield


def _without_reload(operation):
    method = operation.state_forwards

    @wraps(method)
    def light(*args):
        with patch.object(ProjectState, "reload_model"):
            return method(*args)

    return patch.object(operation, "state_forwards", light)
