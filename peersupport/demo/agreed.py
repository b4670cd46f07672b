"""The yes of some to their plan as a whole, and how a program ended."""

from clients.models import Enrollment
from goals.models import PlanAgreement
from goals.models.agreement import digest_of, plan_of


def build_agreed(world):
    Enrollment.objects.filter(ended_on__isnull=False, ended_because="").update(ended_because=Enrollment.Ending.MOVED)
    for life in world.lives:
        text = plan_of(life.client) if life.client.user and life.goals else []
        if text:
            at, kept = world.moment(life.began_on), {"text": text, "text_hash": digest_of(text)}
            PlanAgreement.objects.create(client=life.client, how="own_device", by=life.client.user, at=at, **kept)
