import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

from .enrollment import Enrollment


class ServiceOrderQuerySet(WalledQuerySet):
    def standing(self):
        return self.filter(withdrawn_on=None)

    def newest_first(self):
        return self.order_by("-ordered_on", "-pk")

    def with_names(self):
        return self.select_related("written_by__user")


@pghistory.track()
class ServiceOrder(Walled):
    """An order or recommendation of this service for one person in a program: by whom, and for which days. The paper
    itself lies with the agency."""

    class Kind(models.TextChoices):
        ORDER = "order", _("Order")
        RECOMMENDATION = "recommendation", _("Recommendation")

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="service_orders", editable=False)
    kind = models.CharField(_("what it is"), max_length=14, choices=Kind)
    by_name = models.CharField(_("by whom"), max_length=120)
    by_credential = models.CharField(_("their credential"), max_length=60)
    ordered_on = models.DateField(_("given on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    written_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_on = models.DateField(_("taken back on"), null=True, editable=False)

    objects = ServiceOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order or recommendation")
        verbose_name_plural = _("orders and recommendations")
        indexes = [models.Index(fields=["enrollment", "-ordered_on", "-id"], name="service_order_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("ordered_on")),
                name="an_order_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.by}"

    @property
    def by(self):
        return f"{self.by_name}, {self.by_credential}"

    def covers(self, day):
        """From the day it was given on, as long as it holds; an order that was taken back covers nothing."""
        in_time = self.ordered_on <= day and (self.valid_until is None or day <= self.valid_until)
        return self.withdrawn_on is None and in_time

    def write(self, by):
        self.written_by = by
        self.save(force_insert=True)

    def take_back(self):
        """It was written down wrong; that it was, stays in the history."""
        if self.withdrawn_on is not None:
            raise ValidationError(_("This is taken back already."))
        self.withdrawn_on = timezone.localdate()
        self.save(update_fields=["withdrawn_on"])
