"""The demo agency: one believable year at Harbor Peer Center, made from a fixed seed, never mixed with a real agency."""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Agency
from accounts.models.founding import agency_founded
from accounts.scopes import scope

from .agreed import build_agreed
from .asked import build_asked
from .beside import build_beside
from .billing import build_billing
from .door import build_door
from .groups import build_groups
from .heavy import build_heavy_weeks
from .letters import build_letters
from .lives import build_lives
from .sessions import build_sessions
from .staff import PASSWORD, build_agency, build_staff
from .supervision import build_supervision
from .world import SEED, World

__all__ = ["PASSWORD", "build", "demo_agency"]


def demo_agency():
    return Agency.objects.filter(is_demo=True).first()


@transaction.atomic
def build():
    """Everything or nothing. Dates count back from today; the dice are the same each time."""
    agency = build_agency(founded_at=timezone.now() - timedelta(days=900))
    with scope(agency), timezone.override(agency.zone):
        world = World(agency, random.Random(SEED))
        agency_founded.send(Agency, agency=agency)
        build_staff(world)
        build_lives(world)
        build_sessions(world)
        build_heavy_weeks(world)
        build_beside(world)
        build_asked(world)
        build_supervision(world)
        build_letters(world)
        build_door(world)
        build_groups(world)
        build_agreed(world)
        build_billing(world)
    return world
