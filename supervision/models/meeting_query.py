from django.db.models import Exists, OuterRef, Prefetch, Q

from accounts.models import WalledQuerySet

from .signature import Signature


class MeetingQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """A specialist sees their own, a supervisor those they hold and those of their specialists today,
        a manager all of them."""
        if member.is_manager:
            return self
        if member.is_specialist:
            return self.filter(Exists(self._attended(specialist=member)))
        attended = Q(specialist=member) | Q(specialist__supervisor=member)
        return self.filter(Q(supervisor=member) | Exists(self._attended().filter(attended)))

    def standing(self):
        return self.filter(called_off_at=None)

    def to_hold(self):
        return self.standing().filter(held_at=None)

    def held(self):
        return self.exclude(held_at=None)

    def to_sign_by(self, member):
        """Signed by the supervisor, and not yet by this specialist who was there."""
        mine = Signature.objects.filter(meeting=OuterRef("pk"), member=member)
        return self.exclude(signed_at=None).filter(Exists(self._attended(specialist=member)), ~Exists(mine))

    def with_who_is_still_to_sign(self):
        """With `waits_for_names`: whoever held it signed, and somebody who was there did not yet."""
        mine = Signature.objects.filter(meeting=OuterRef("meeting"), member=OuterRef("specialist"))
        not_yet = self._attended().exclude(Exists(mine))
        return self.annotate(waits_for_names=Q(signed_at__isnull=False) & Exists(not_yet))

    def soonest_first(self):
        return self.order_by("starts_at", "pk")

    def newest_first(self):
        return self.order_by("-starts_at", "-pk")

    def with_people(self):
        attended = self._attendances.select_related("specialist__user")
        return self.select_related("supervisor__user").prefetch_related(Prefetch("attendances", attended))

    @property
    def _attendances(self):
        return self.model._meta.get_field("attendances").related_model.objects

    def _attended(self, **whose):
        return self._attendances.filter(meeting=OuterRef("pk"), **whose)
