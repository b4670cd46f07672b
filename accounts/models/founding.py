"""The first day of an agency."""

import uuid

from django.db import connection, transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.scopes import scope

from .agency import Agency
from .membership import Membership, Role
from .user import User

ONE_AT_A_TIME = 20_260_101
agency_founded = Signal()
"""Sent within the founding, with the new agency in scope: what the floors above give to every agency."""


@transaction.atomic
def found(agency, program, name, email, password):
    """Make the first agency with its first program and manager. None when somebody else was quicker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    if Agency.is_founded():
        return None
    agency.pk = uuid.uuid4()
    with scope(agency), timezone.override(agency.zone):
        agency.save(force_insert=True)
        agency_founded.send(Agency, agency=agency)
        program.agency_id = agency.pk
        program.save()
        user = User.objects.create_user(
            agency=agency, name=name, email=email, password=password, language=agency.language
        )
        return Membership.objects.create(user=user, role=Role.MANAGER)
