from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .closed import stays_with
from .meeting import Meeting


class AgendaPointQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """A specialist sees their own, a supervisor those of their specialists today and those brought to a
        meeting they held, a manager all of them."""
        if member.is_manager:
            return self
        if member.is_specialist:
            return self.filter(specialist=member)
        return self.filter(Q(specialist__supervisor=member) | Q(talked_in__supervisor=member))

    def waiting(self):
        return self.filter(talked_about_at=None, taken_back_at=None)

    def on_the_table_of(self, meeting):
        """What those who come would like to talk about: what waits, and what was talked about in this meeting."""
        waits = Q(talked_about_at=None, taken_back_at=None, specialist__in=meeting.specialists)
        return self.filter(Q(talked_in=meeting) if meeting.is_signed else waits | Q(talked_in=meeting))

    def oldest_first(self):
        return self.order_by("added_at", "pk")


class AgendaPoint(Walled):
    """Something a specialist would like to talk about. It waits until it was talked about, or they take it back."""

    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="supervision_agenda", editable=False)
    words = models.CharField(_("I’d like to talk about"), max_length=500)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    talked_in = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="agenda", editable=False)
    talked_about_at = models.DateTimeField(null=True, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = AgendaPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point for supervision")
        verbose_name_plural = _("points for supervision")
        indexes = [
            models.Index(
                fields=["specialist"], name="point_waiting", condition=Q(talked_about_at=None, taken_back_at=None)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(talked_in=None, talked_about_at=None)
                | Q(talked_in__isnull=False, talked_about_at__isnull=False),
                name="talked_about_in_a_meeting",
            )
        ]
        triggers = [stays_with("talked_in_id")]

    def __str__(self):
        return self.words

    def talk_about(self, meeting):
        self.talked_in, self.talked_about_at = meeting, self.talked_about_at or timezone.now()
        self.save(update_fields=["talked_in", "talked_about_at"])

    def take_back(self):
        self.taken_back_at = timezone.now()
        self.save(update_fields=["taken_back_at"])
