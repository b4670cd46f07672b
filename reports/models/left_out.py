from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet
from notes.models import Session


class LeftOutQuerySet(WalledQuerySet):
    def standing(self):
        return self.filter(taken_back_at=None)


class LeftOut(Walled):
    """A manager decided, with a reason, that a session is not billed; until they decide otherwise."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="left_out", editable=False)
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)
    taken_back_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)

    objects = LeftOutQuerySet.as_manager()

    class Meta:
        verbose_name = _("session that is not billed")
        verbose_name_plural = _("sessions that are not billed")
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=Q(taken_back_at=None), name="left_out_once_at_a_time")
        ]

    def __str__(self):
        return self.reason

    def leave_out(self, session, by):
        if session.billed.standing().exists():
            raise ValidationError(_("This session was billed already. Void its file first."))
        self.session, self.by = session, by
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            raise ValidationError(_("Somebody left this session out already.")) from None

    def take_back(self, by):
        self.taken_back_at, self.taken_back_by = timezone.now(), by
        self.save(update_fields=["taken_back_at", "taken_back_by"])
