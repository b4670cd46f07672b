from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from .base import WalledQuerySet
from .role import Role


class MembershipQuerySet(WalledQuerySet):
    def active(self):
        return self.filter(ended_at=None)

    def specialists(self):
        return self.active().filter(role=Role.SPECIALIST)

    def supervisors(self):
        return self.active().filter(role=Role.SUPERVISOR)

    def supervised_by(self, member):
        """The specialists of a supervisor; a manager looks after all of them."""
        return self.specialists() if member.is_manager else self.specialists().filter(supervisor=member)

    def overseen_by(self, member):
        """The team of a supervisor and themselves."""
        return self.filter(Q(supervisor=member) | Q(pk=member.pk))

    def by_name(self):
        return self.select_related("user").order_by("user__name", "pk")

    def visible_to(self, member):
        """Staff know their colleagues, also those who have left."""
        return self

    def managers(self):
        return self.active().filter(role=Role.MANAGER)

    def with_past_credentials(self):
        """So that each can be asked about any day."""
        return self.prefetch_related("past_credentials")

    def answering_first(self):
        """Managers, the one who answers for them first: who took that on last, else the longest here."""
        return self.managers().order_by(models.F("answers_since").desc(nulls_last=True), "began_on", "pk")

    def with_caseload(self):
        """How many people each walks with today."""
        return self.annotate(caseload=_people())

    def people_count(self):
        """How many people they walk with today, each counted once."""
        return self.aggregate(people=_people())["people"]

    def with_emergencies(self):
        """Whether each is told of an emergency access that they have not looked at yet."""
        unseen = apps.get_model("clients", "EmergencyNotice").objects.filter(member=OuterRef("pk"), seen_at=None)
        return self.annotate(is_told_of_an_emergency=Exists(unseen))

    def with_second_factor(self):
        authenticators = apps.get_model("mfa", "Authenticator").objects.filter(user=OuterRef("user"))
        factors = authenticators.exclude(type="recovery_codes")
        return self.annotate(has_second_factor=Exists(factors))


def _people():
    today = timezone.localdate()
    goes_on = Q(assignments__ended_on=None) | Q(assignments__ended_on__gte=today)
    return Count("assignments__client", filter=goes_on & Q(assignments__began_on__lte=today), distinct=True)
