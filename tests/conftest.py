"""The cast, and a test database that the owner builds and the app, held by row-level security, uses."""

import gc
import os
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone, translation
from hypothesis import HealthCheck, settings

from accounts.models.membership import Role
from accounts.scopes import scope
from clients.models import Assignment
from tests import cast
from tests.migrating import migrated_template
from tests.one_piece import pytest_runtest_protocol  # noqa: F401

# A slow machine is no fault of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_finish():
    """What is loaded by now stays: looking through it again and again for garbage takes a tenth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """As the owner: copy, destroy. The app's own connection is pointed at the result."""
    owner, app = connections["owner"], connections["default"]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    name = f"test_{app.settings_dict['NAME']}_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}{worker}"[:63]
    owner.settings_dict["TEST"]["NAME"] = name
    owner.settings_dict["TEST"]["MIGRATE"] = True
    with django_db_blocker.unblock():
        owner.settings_dict["TEST"]["TEMPLATE"] = migrated_template(owner)
        made = setup_databases(verbosity=0, interactive=False, aliases={"owner"})
        app.close()
        app.settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        app.close()
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _english():
    """A page leaves the language of its reader behind; the next test begins in English."""
    translation.activate("en")


@pytest.fixture
def agency(db):
    """Harbor, with its scope open for the whole test."""
    harbor = cast.AgencyFactory(name="Harbor Peer Center", crisis_line="555 0199", phone="555 0140")
    with scope(harbor), timezone.override(harbor.zone):
        yield harbor


@pytest.fixture
def program(agency):
    return cast.ProgramFactory(name="Recovery support")


@pytest.fixture
def supervisor(agency):
    return cast.a_member(agency, Role.SUPERVISOR, credential="", user_fields={"name": "Renee Okafor"})


@pytest.fixture
def other_supervisor(agency):
    return cast.a_member(agency, Role.SUPERVISOR, credential="", user_fields={"name": "Luis Herrera"})


@pytest.fixture
def manager(agency):
    return cast.a_member(agency, Role.MANAGER, credential="", user_fields={"name": "Patricia Nowak"})


@pytest.fixture
def specialist(agency, supervisor):
    return cast.a_member(agency, supervisor=supervisor, user_fields={"name": "Dana Whitfield"})


@pytest.fixture
def other_specialist(agency, other_supervisor):
    return cast.a_member(agency, supervisor=other_supervisor, user_fields={"name": "Terrell Jackson"})


@pytest.fixture
def client(specialist, program):
    """The person supported: assigned to the specialist, enrolled, with a sign-in of their own."""
    return cast.a_client(specialist, program, with_user=True, chosen_name="Marcus R.")


@pytest.fixture
def other_client(other_specialist, program):
    return cast.a_client(other_specialist, program, with_user=True, chosen_name="Luz T.", language="es")


@pytest.fixture
def cover(agency, client, other_supervisor):
    """Covers for the client's specialist this week."""
    member = cast.a_member(agency, supervisor=other_supervisor, user_fields={"name": "Marisol Guerra"})
    week = timezone.localdate() + timedelta(days=7)
    Assignment.objects.create(client=client, specialist=member, kind="cover", reason="Vacation", ended_on=week)
    return member


@pytest.fixture
def goal(client, specialist):
    return cast.GoalFactory(
        client=client, created_by=client.user, own_words="Walk in the mornings", confirmed_at=timezone.now()
    )


@pytest.fixture
def other_agency(agency):
    with scope(None):
        return cast.AgencyFactory(name="Another House")


@pytest.fixture
def elsewhere(other_agency):
    """A whole other agency: its manager, supervisor, specialist and client. Opened and closed around the making."""
    return cast.a_house(other_agency)


@pytest.fixture
def stranger(elsewhere):
    return elsewhere.specialist


@pytest.fixture
def browser(agency):
    """The HTTP test client. It signs in as a member or as a client: `browser.enter(dana)`."""
    return cast.Browser()


@pytest.fixture
def enter():
    return lambda browser, who: browser.enter(who)
