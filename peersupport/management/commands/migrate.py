"""Django's own, but quick where the database is empty: a first start need not wait for it."""

from contextlib import contextmanager

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


class Command(migrate.Command):
    def handle(self, *args, **options):
        if MigrationRecorder(connections[options["database"]]).applied_migrations():
            return super().handle(*args, **options)
        with light_states():
            return super().handle(*args, **options)


@contextmanager
def light_states():
    """After each change of a model Django makes all models anew that are related to it over any number of steps: nearly
    every one, hundreds of times. Its SQL needs that model alone, and without any rows nothing looks at the others. That
    the schema comes out the same is compared beside the benches (tests/test_light_states.py)."""
    slow = ProjectState._find_reload_model
    ProjectState._find_reload_model = lambda _state, app, model, _delay=False: {(app, model)}
    try:
        yield
    finally:
        ProjectState._find_reload_model = slow
