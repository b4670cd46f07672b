"""The door table: every URL, everybody in the cast, and whether they find something there."""

import uuid
from types import SimpleNamespace

import pytest
from accounts.checks import all_views
from accounts.models import Invitation, Program
from clients.models import Assignment, Enrollment, Supporter
from django.urls import get_resolver, reverse
from tests import cast

SIGN_IN, IN, NOTHING = "sign in", "in", "nothing"
NOBODY = {"nobody": SIGN_IN}
OWN_CLIENT = {"client": IN, "other_client": NOTHING, "strange_client": NOTHING}
NO_CLIENT = dict.fromkeys(OWN_CLIENT, NOTHING)
ANY_CLIENT = dict.fromkeys(OWN_CLIENT, IN)
SPECIALISTS = ["specialist", "other_specialist", "cover", "stranger"]
SUPERVISORS = ["supervisor", "other_supervisor", "strange_supervisor"]
MANAGERS = ["manager", "strange_manager"]
STAFF = [*SPECIALISTS, *SUPERVISORS, *MANAGERS]


def only(*names):
    return NOBODY | NO_CLIENT | dict.fromkeys(STAFF, NOTHING) | dict.fromkeys(names, IN)


PUBLIC = dict.fromkeys(["nobody", *OWN_CLIENT, *STAFF], IN)
SIGNED_IN = PUBLIC | NOBODY
ALL_STAFF = only(*STAFF)
SPECIALIST = only(*SPECIALISTS)
SUPERVISOR = only(*SUPERVISORS, *MANAGERS)
OWN_SPECIALIST = only("specialist")
MANAGER = only(*MANAGERS)
OWN_MANAGER = only("manager")
RECORD = only("specialist", "cover", "supervisor", "other_supervisor", "manager")
WRITING = only("specialist", "cover")
SELF = NOBODY | dict.fromkeys(STAFF, NOTHING) | ANY_CLIENT
OWN = NOBODY | dict.fromkeys(STAFF, NOTHING) | OWN_CLIENT
SEALED = dict.fromkeys(PUBLIC, NOTHING)
